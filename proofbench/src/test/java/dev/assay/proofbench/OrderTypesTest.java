package dev.assay.proofbench;

import static dev.assay.proofbench.Desk.ACME;
import static dev.assay.proofbench.Desk.bar;
import static dev.assay.proofbench.Desk.limit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrderCommand.NewOrderSingle;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.order.Trail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Trailing stops, if-touched orders and instructions at hand-computed bars: limits fill on touch, no slippage.
class OrderTypesTest {
    private static final OrderTerms TRAILING = OrderTerms.trailingStop(Trail.amount(Price.of("0.50")), TimeInForce.GTC);

    private Desk desk = new Desk(FillModels.byId("next-open"));

    @BeforeEach
    void open() {
        desk = new Desk(FillModels.of("next-open", LimitFill.TOUCH, new NoSlippage()));
    }

    @Test
    void aTrailingStopFollowsTheHighOfEarlierBars() {
        desk.sell(100, TRAILING);
        desk.show(bar(0, "10.00", "11.00", "9.80", "10.90"));
        assertThat(desk.fills()).as("9.50 after the open; 10.50 after the bar").isEmpty();
        desk.show(bar(1, "10.80", "10.90", "10.40", "10.60"));
        assertThat(desk.fills()).containsExactly("1 100@10.5");
    }

    @Test
    void aTrailingStopReachedOnTheWayFromTheHighToTheCloseFillsThere() {
        desk.sell(100, TRAILING);
        desk.show(bar(0, "10.00", "11.00", "9.80", "10.20"));
        assertThat(desk.fills()).as("the close lies below 11.00 - 0.50").containsExactly("1 100@10.5");
    }

    @Test
    void aTrailingStopThatGapsFillsAtTheOpen() {
        desk.buy(100, OrderTerms.trailingStop(Trail.basisPoints(500), TimeInForce.GTC));
        desk.show(bar(0, "10.00", "10.10", "9.00", "9.10"));
        assertThat(desk.fills()).isEmpty();
        desk.show(bar(1, "9.60", "9.70", "9.50", "9.60"));
        assertThat(desk.fills()).as("9.00 + 5 % is 9.45").containsExactly("1 100@9.6");
    }

    @Test
    void ifTouchedOrdersWaitForABetterPrice() {
        desk.buy(100, OrderTerms.marketIfTouched(Price.of("9.50"), TimeInForce.GTC));
        desk.buy(200, OrderTerms.limitIfTouched(Price.of("9.50"), Price.of("9.30"), TimeInForce.GTC));
        desk.show(bar(0, "10.00", "10.10", "9.60", "9.70"));
        assertThat(desk.fills()).isEmpty();
        desk.show(bar(1, "9.70", "9.80", "9.40", "9.60"));
        assertThat(desk.fills()).containsExactly("1 100@9.5");
        desk.show(bar(2, "9.60", "9.60", "9.20", "9.40"));
        assertThat(desk.fills()).containsExactly("2 200@9.3");
    }

    @Test
    void postOnlyIsWithdrawnRatherThanTrade() {
        desk.buy(100, limit("10.00", TimeInForce.GTC).withPostOnly());
        desk.buy(200, limit("9.90", TimeInForce.GTC).withPostOnly());
        desk.show(bar(0, "10.00", "10.10", "9.80", "9.90"));
        assertThat(desk.lines()).containsExactly("NEW 1 NEW", "NEW 2 NEW", "CANCELED 1 CANCELED", "TRADE 2 200@9.9 FILLED");
    }

    @Test
    void anIcebergFillsOneSliceAtATimeAndQueuesAgain() {
        desk.buy(250, limit("10.00", TimeInForce.GTC).withDisplay(Quantity.of(100)));
        desk.buy(10, limit("10.00", TimeInForce.GTC));
        desk.show(bar(0, "10.20", "10.30", "9.90", "10.10"));
        assertThat(desk.fills()).containsExactly("1 100@10", "2 10@10");
        desk.buy(20, limit("10.00", TimeInForce.GTC));
        desk.show(bar(1, "10.10", "10.10", "9.90", "10.00"));
        desk.show(bar(2, "10.10", "10.10", "9.90", "10.00"));
        assertThat(desk.fills()).containsExactly("1 100@10", "3 20@10", "1 50@10");
    }

    @Test
    void reduceOnlyNeverTurnsThePosition() {
        desk.sell(10, limit("11.00", TimeInForce.GTC).withReduceOnly());
        assertThat(Desk.text(desk.reports())).isEqualTo("reduce-only: there is no position that a SELL order would reduce");
        desk.buy(100, OrderTerms.market());
        desk.show(bar(0, "10.00", "10.10", "9.90", "10.00"));
        desk.lines();
        desk.sell(150, limit("10.50", TimeInForce.GTC).withReduceOnly());
        desk.sell(60, limit("10.40", TimeInForce.GTC));
        assertThat(desk.lines()).containsExactly("NEW 3 NEW", "RESTATED 3 NEW", "NEW 4 NEW");
        desk.show(bar(1, "10.00", "10.45", "9.90", "10.00"));
        assertThat(desk.lines()).containsExactly("TRADE 4 60@10.4 FILLED", "RESTATED 3 NEW");
        desk.show(bar(2, "10.00", "10.60", "9.90", "10.00"));
        assertThat(desk.fills()).containsExactly("3 40@10.5");
        assertThat(desk.broker.positions()).isEmpty();
    }

    @Test
    void whatOneOrderOfAGroupFillsIsTakenOffTheOthers() {
        desk = new Desk(new SimulatedBroker(Desk.UNIVERSE, new HalfModel(FillModels.byId("next-open")), Desk.HALF_CENT,
                dev.assay.core.money.Money.of("1000", Desk.USD)));
        grouped(1, Side.BUY, 100, limit("9.50", TimeInForce.GTC));
        grouped(2, Side.SELL_SHORT, 100, limit("10.50", TimeInForce.GTC));
        desk.show(bar(0, "10.00", "10.60", "9.40", "10.00"));
        assertThat(desk.lines()).containsExactly("NEW 1 NEW", "NEW 2 NEW", "TRADE 1 50@9.5 PARTIALLY_FILLED", "RESTATED 2 NEW",
                "TRADE 2 25@10.5 PARTIALLY_FILLED", "RESTATED 1 PARTIALLY_FILLED");
    }

    private void grouped(long id, Side side, long quantity, OrderTerms terms) {
        desk.broker.send(new NewOrderSingle(id, Desk.STRATEGY, ACME, side, Quantity.of(quantity), terms, "tag", false, null, 7), 0);
    }
}
