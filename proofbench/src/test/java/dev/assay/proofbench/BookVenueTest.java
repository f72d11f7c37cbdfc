package dev.assay.proofbench;

import static dev.assay.proofbench.Desk.ACME;
import static dev.assay.proofbench.Desk.limit;
import static dev.assay.proofbench.Desk.px;
import static dev.assay.proofbench.Desk.stop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.core.market.BookDelta;
import dev.assay.core.market.BookDelta.Action;
import dev.assay.core.market.BookLevel;
import dev.assay.core.market.BookSnapshot;
import dev.assay.core.market.MarketData;
import dev.assay.core.market.Trade;
import dev.assay.core.market.Trade.Aggressor;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.TimeInForce;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Orders against a recorded book, worked by hand.
class BookVenueTest {
    private final Desk desk = new Desk(FillModels.byId("book"));
    private long ts;
    private long ids;

    private void show(MarketData datum) {
        desk.broker.onInstant(datum.tsEvent());
        assertThat(desk.broker.wants(ACME)).as("the venue sees every change").isTrue();
        desk.broker.onMarketData(datum, ++ids);
    }

    /// Bids 10.00 x 100, 9.99 x 200; asks 10.02 x 150, 10.03 x 300.
    private void book() {
        show(new BookSnapshot(ACME, ++ts, 0, List.of(level("10.00", 100), level("9.99", 200)),
                List.of(level("10.02", 150), level("10.03", 300))));
    }

    private static BookLevel level(String price, long size) {
        return new BookLevel(px(price), size, 0);
    }

    private void bid(String price, long size) {
        show(new BookDelta(ACME, ++ts, 0, Action.SET, true, px(price), size, 0));
    }

    private void ask(String price, long size) {
        show(new BookDelta(ACME, ++ts, 0, Action.SET, false, px(price), size, 0));
    }

    private void trade(String price, long size, Aggressor aggressor) {
        show(new Trade(ACME, ++ts, px(price), size, aggressor));
    }

    @Test
    void aMarketOrderWalksTheLevelsAtOnceAndWaitsForTheRest() {
        book();
        desk.buy(500, OrderTerms.market());
        assertThat(desk.fills()).containsExactly("1 150@10.02", "1 300@10.03");
        ask("10.02", 150);
        assertThat(desk.fills()).as("taken already").isEmpty();
        ask("10.02", 170);
        assertThat(desk.fills()).as("twenty more are there").containsExactly("1 20@10.02");
        ask("10.04", 90);
        assertThat(desk.fills()).containsExactly("1 30@10.04");
        desk.buy(70, OrderTerms.market());
        assertThat(desk.fills()).as("sixty are left").containsExactly("2 60@10.04");
    }

    @Test
    void liquidityThatWasTakenIsThereAgainOnlyOnceTheLevelHasGone() {
        book();
        desk.buy(150, limit("10.02", TimeInForce.IOC));
        assertThat(desk.fills()).containsExactly("1 150@10.02");
        desk.buy(10, limit("10.02", TimeInForce.IOC));
        assertThat(desk.lines()).containsExactly("NEW 2 NEW", "CANCELED 2 CANCELED");
        ask("10.02", 0);
        ask("10.02", 40);
        desk.buy(50, limit("10.02", TimeInForce.IOC));
        assertThat(desk.fills()).containsExactly("3 40@10.02");
    }

    @Test
    void aRestingOrderTradesOnceThoseBeforeItHave() {
        book();
        desk.buy(50, limit("10.00", TimeInForce.GTC));
        trade("10.00", 80, Aggressor.SELLER);
        assertThat(desk.fills()).isEmpty();
        bid("10.00", 20);
        trade("10.00", 30, Aggressor.SELLER);
        assertThat(desk.fills()).containsExactly("1 10@10");
        trade("10.00", 50, Aggressor.SELLER);
        assertThat(desk.fills()).containsExactly("1 40@10");
    }

    @Test
    void buyersDoNotTradeWithBids() {
        book();
        desk.buy(50, limit("10.01", TimeInForce.GTC));
        trade("10.01", 500, Aggressor.BUYER);
        assertThat(desk.fills()).isEmpty();
        trade("10.01", 20, Aggressor.SELLER);
        assertThat(desk.fills()).as("first at its price").containsExactly("1 20@10.01");
    }

    @Test
    void ourOrdersShareATradeByPriceThenTime() {
        book();
        desk.buy(50, limit("9.99", TimeInForce.GTC));
        desk.buy(30, limit("10.01", TimeInForce.GTC));
        desk.buy(40, limit("10.01", TimeInForce.GTC));
        trade("9.98", 60, Aggressor.SELLER);
        assertThat(desk.fills()).containsExactly("2 30@10.01", "3 30@10.01");
        trade("9.98", 500, Aggressor.SELLER);
        assertThat(desk.fills()).containsExactly("3 10@10.01", "1 50@9.99");
    }

    @Test
    void whereTheVenueDoesNotSayWhoTookThePriceDoes() {
        book();
        desk.buy(50, limit("10.01", TimeInForce.GTC));
        desk.sell(50, limit("10.04", TimeInForce.GTC));
        trade("10.05", 10, Aggressor.UNKNOWN);
        trade("10.00", 20, Aggressor.UNKNOWN);
        assertThat(desk.fills()).containsExactly("2 10@10.04", "1 20@10.01");
    }

    @Test
    void anOppositeLevelThatComesToAnOrderTradesAtTheOrdersPriceOnce() {
        book();
        desk.buy(80, limit("10.01", TimeInForce.GTC));
        desk.lines();
        ask("10.01", 30);
        assertThat(desk.fills()).containsExactly("1 30@10.01");
        ask("10.01", 30);
        assertThat(desk.fills()).isEmpty();
        ask("10.00", 500);
        assertThat(desk.fills()).as("bid and ask at 10.00 are locked, not crossed").containsExactly("1 50@10.01");
    }

    @Test
    void immediateOrdersEndWithTheBookTheyFind() {
        book();
        desk.buy(200, limit("10.02", TimeInForce.FOK));
        assertThat(desk.lines()).containsExactly("NEW 1 NEW", "CANCELED 1 CANCELED");
        desk.buy(200, limit("10.03", TimeInForce.FOK));
        assertThat(desk.fills()).containsExactly("2 150@10.02", "2 50@10.03");
        desk.buy(900, OrderTerms.market(TimeInForce.IOC));
        assertThat(desk.lines()).containsExactly("NEW 3 NEW", "TRADE 3 250@10.03 PARTIALLY_FILLED", "CANCELED 3 CANCELED");
    }

    @Test
    void postOnlyOrdersRestOrGo() {
        book();
        desk.buy(10, limit("10.02", TimeInForce.GTC).withPostOnly());
        assertThat(desk.lines()).containsExactly("NEW 1 NEW", "CANCELED 1 CANCELED");
        desk.buy(10, limit("10.01", TimeInForce.GTC).withPostOnly());
        ask("10.01", 5);
        assertThat(desk.fills()).as("it rests, and the market comes to it").containsExactly("2 5@10.01");
    }

    @Test
    void stopsAreReachedByTradesAndThenTakeFromTheBook() {
        book();
        desk.buy(200, stop("10.03"));
        trade("10.02", 10, Aggressor.BUYER);
        assertThat(desk.fills()).isEmpty();
        trade("10.03", 10, Aggressor.BUYER);
        assertThat(desk.fills()).containsExactly("1 150@10.02", "1 50@10.03");
    }

    @Test
    void anIcebergShowsAnewAtTheEndOfTheQueue() {
        book();
        desk.buy(60, limit("10.01", TimeInForce.GTC).withDisplay(Quantity.of(20)));
        trade("10.01", 50, Aggressor.SELLER);
        assertThat(desk.fills()).as("a slice a trade").containsExactly("1 20@10.01");
        bid("10.01", 15);
        desk.replace(1, 60, limit("10.00", TimeInForce.GTC).withDisplay(Quantity.of(20)));
        trade("10.00", 100, Aggressor.SELLER);
        assertThat(desk.fills()).as("a new price is the end of its queue").isEmpty();
        trade("10.00", 10, Aggressor.SELLER);
        assertThat(desk.fills()).containsExactly("2 10@10");
    }

    @Test
    void nobodyTradesWithABookThatIsCrossedOrNotKnown() {
        desk.buy(10, OrderTerms.market());
        assertThat(desk.fills()).isEmpty();
        show(new BookDelta(ACME, ++ts, 0, Action.SET, false, px("10.02"), 50, 0));
        assertThat(desk.fills()).as("no snapshot so far").isEmpty();
        show(new BookSnapshot(ACME, ++ts, 5, List.of(level("10.00", 100)), List.of(level("10.02", 150))));
        assertThat(desk.fills()).containsExactly("1 10@10.02");
        show(new BookDelta(ACME, ++ts, 6, Action.SET, true, px("10.05"), 10, 0));
        desk.buy(10, OrderTerms.market());
        desk.buy(10, limit("10.02", TimeInForce.IOC));
        assertThat(desk.lines()).as("crossed").containsExactly("NEW 2 NEW", "NEW 3 NEW", "CANCELED 3 CANCELED");
        show(new BookDelta(ACME, ++ts, 7, Action.DELETE, true, px("10.05"), 0, 0));
        assertThat(desk.fills()).containsExactly("2 10@10.02");
        show(new BookDelta(ACME, ++ts, 9, Action.SET, true, px("9.99"), 10, 0));
        desk.buy(10, OrderTerms.market());
        assertThat(desk.fills()).as("8 is missing").isEmpty();
        assertThat(Objects.requireNonNull(desk.broker.bookCounts(ACME)).gaps()).isEqualTo(1);
        assertThat(Objects.requireNonNull(desk.broker.bookCounts(ACME)).crossed()).isEqualTo(1);
    }

    @Test
    void afterAGapARestingOrderStartsAtTheEndOfTheQueue() {
        show(new BookSnapshot(ACME, ++ts, 1, List.of(level("10.00", 100)), List.of(level("10.02", 150))));
        desk.buy(10, limit("10.00", TimeInForce.GTC));
        trade("10.00", 95, Aggressor.SELLER);
        show(new BookDelta(ACME, ++ts, 5, Action.SET, true, px("10.00"), 5, 0));
        show(new BookSnapshot(ACME, ++ts, 9, List.of(level("10.00", 40)), List.of(level("10.02", 150))));
        trade("10.00", 40, Aggressor.SELLER);
        assertThat(desk.fills()).isEmpty();
        trade("10.00", 10, Aggressor.SELLER);
        assertThat(desk.fills()).containsExactly("1 10@10");
    }

    @Test
    void withSingleOrdersThePlaceIsExact() {
        order(Action.SET, true, "10.00", 30, 11);
        order(Action.SET, false, "10.02", 50, 21);
        desk.buy(10, limit("10.00", TimeInForce.GTC));
        order(Action.SET, true, "10.00", 500, 12);
        trade("10.00", 20, Aggressor.SELLER);
        order(Action.SET, true, "10.00", 10, 11);
        assertThat(desk.fills()).isEmpty();
        order(Action.DELETE, true, "10.00", 0, 11);
        trade("10.00", 4, Aggressor.SELLER);
        assertThat(desk.fills()).containsExactly("1 4@10");
        order(Action.DELETE, true, "10.00", 0, 12);
        desk.sell(20, OrderTerms.market());
        assertThat(desk.fills()).as("there is no bid of the market").isEmpty();
    }

    private void order(Action action, boolean bid, String price, long size, long id) {
        show(new BookDelta(ACME, ++ts, 0, action, bid, px(price), size, id));
    }

    @Test
    void theBookHasItsOwnPrices() {
        assertThatThrownBy(() -> FillModels.of("book", LimitFill.THROUGH, BasisPointSlippage.of("2")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("no slippage, impact or participation");
    }
}
