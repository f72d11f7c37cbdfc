package dev.assay.execution;

import static dev.assay.execution.Desk.ACME;
import static dev.assay.execution.Desk.STRATEGY;
import static dev.assay.execution.Desk.px;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrdType;
import dev.assay.core.order.OrderCommand.CancelRequest;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.signal.Cancel;
import dev.assay.core.signal.OrderRequest;
import dev.assay.core.signal.Replace;
import dev.assay.core.signal.SignalOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderRequestTest {
    private final Floor floor = new Floor();

    private static OrderRequest request(Side side, String quantity, OrderTerms terms, String tag) {
        return new OrderRequest(ACME, side, Quantity.of(quantity), terms, tag, false);
    }

    private static OrderTerms limit(String price) {
        return OrderTerms.limit(Price.of(price), TimeInForce.GTC);
    }

    private List<String> codes() {
        return floor.outcomes().stream().map(SignalOutcome::reasonCode).toList();
    }

    @Test
    void quantity_goes_down_to_lots_and_prices_to_the_tick_never_worse_than_asked() {
        floor.now(request(Side.BUY, "10.9", limit("49.999"), "a"));
        floor.now(request(Side.SELL_SHORT, "10", OrderTerms.stopLimit(Price.of("50.001"), Price.of("49.991"), TimeInForce.DAY), "b"));
        floor.now(request(Side.BUY, "10", limit("49.99"), "c"));
        assertThat(floor.orders()).containsExactly("BUY 10 LIMIT 49.9900 a", "SELL_SHORT 10 STOP_LIMIT 50.0100 50.0000 b",
                "BUY 10 LIMIT 49.9900 c");
        assertThat(floor.intents()).extracting(OrderIntent::reason).containsExactly(
                "as the strategy asked, 10.9 rounded down to lots, prices rounded to the tick",
                "as the strategy asked, prices rounded to the tick", "as the strategy asked");
    }

    @Test
    void bad_requests_are_explained() {
        floor.now(request(Side.BUY, "0.9", limit("50"), "a"));
        floor.now(request(Side.BUY, "1", limit("50"), "target"));
        floor.now(request(Side.BUY, "1", limit("50"), "mine"));
        floor.now(request(Side.BUY, "2", limit("50"), "mine"));
        assertThat(codes()).containsExactly("BELOW_ONE_LOT", "RESERVED_TAG", "DUPLICATE_TAG");
        assertThat(floor.orders()).containsExactly("BUY 1 LIMIT 50.0000 mine");
        assertThat(floor.outcomes().getFirst().explanation()).isEqualTo("0.9 is less than one lot of 1 ACME");
    }

    @Test
    void a_sale_of_more_than_is_held_is_marked_short() {
        floor.now(request(Side.SELL, "10", limit("50"), "a"));
        assertThat(floor.orders()).containsExactly("SELL_SHORT 10 LIMIT 50.0000 a");
    }

    @Test
    void replace_and_cancel_go_by_tag() {
        floor.now(request(Side.BUY, "10", limit("50"), "a"));
        floor.now(new Replace(ACME, "a", Quantity.of(12), limit("49.5")));
        assertThat(floor.orders().getLast()).isEqualTo("BUY 12 LIMIT 49.5000 a replaces 1");
        floor.agree();
        floor.now(new Replace(ACME, "a", Quantity.of(12), limit("49.5")));
        floor.now(new Replace(ACME, "a", Quantity.of(12), OrderTerms.market()));
        floor.now(new Replace(ACME, "z", Quantity.of(12), limit("49.5")));
        floor.now(new Cancel(ACME, "z"));
        floor.now(new Cancel(ACME, "a"));
        floor.now(new Cancel(ACME, "a"));
        floor.now(new Replace(ACME, "a", Quantity.of(13), limit("49.5")));
        assertThat(codes()).containsExactly("ALREADY_THERE", "NOT_REPLACEABLE", "UNKNOWN_TAG", "UNKNOWN_TAG", "ALREADY_CANCELLING",
                "NOT_REPLACEABLE");
        assertThat(floor.outcomes()).extracting(SignalOutcome::explanation).contains(
                "a LIMIT order cannot become a MARKET order: cancel it and send a new one", "the order is being cancelled",
                "no order of alpha tagged \"z\" is working in ACME: it may have filled or been cancelled");
        assertThat(floor.sent.getLast()).isEqualTo(new CancelRequest(3, 2, "V2", ACME, "the strategy asked for it"));
        floor.agree();
        assertThat(floor.oms.find(STRATEGY, ACME, "a")).isNull();
    }

    @Test
    void a_broker_without_replace_says_what_to_do_instead() {
        Floor plain = new Floor(SizingRules.DEFAULT, false, List.of(OrdType.values()), ACME);
        plain.now(request(Side.BUY, "10", limit("50"), "a"));
        plain.now(new Replace(ACME, "a", Quantity.of(12), limit("49.5")));
        assertThat(plain.outcomes()).extracting(SignalOutcome::explanation).containsExactly(
                "Venue cannot replace orders: cancel it and send a new one");
    }

    @Test
    void odd_lots_and_coarse_ticks_are_respected() {
        Instrument round = new Instrument(0, ACME.id(), "ACME", "XNAS", ACME.currency(), 4, 500, 2, 1_000, 1, ACME.contract());
        Floor lots = new Floor(SizingRules.DEFAULT, true, List.of(OrdType.values()), round);
        lots.now(new OrderRequest(round, Side.BUY, Quantity.of("29.99"), limit("50.07"), "a", false));
        lots.now(new OrderRequest(round, Side.BUY, Quantity.of(Long.MAX_VALUE), limit("50.07"), "b", false));
        assertThat(lots.outcomes()).extracting(SignalOutcome::reasonCode).containsExactly("TOO_LARGE");
        assertThat(lots.orders()).containsExactly("BUY 20.00 LIMIT 50.0500 a");
        assertThat(lots.intents().getFirst().terms().limitPx()).isEqualTo(px("50.05"));
    }
}
