package dev.assay.proofbench;

import static dev.assay.proofbench.Desk.ACME;
import static dev.assay.proofbench.Desk.STRATEGY;
import static dev.assay.proofbench.Desk.USD;
import static dev.assay.proofbench.Desk.bar;
import static dev.assay.proofbench.Desk.limit;
import static dev.assay.proofbench.Desk.px;
import static dev.assay.proofbench.Desk.stop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.core.instrument.Contract;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.InstrumentId;
import dev.assay.core.instrument.Universe;
import dev.assay.core.market.BarOpen;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrderCommand.NewOrderSingle;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Entering, cancelling and replacing orders, and what the broker refuses.
class OrderEntryTest {
    private final Desk desk = new Desk(FillModels.byId("next-open"));

    private ExecutionReport only() {
        List<ExecutionReport> reports = desk.reports();
        assertThat(reports).hasSize(1);
        return reports.getFirst();
    }

    @Test
    void anAcknowledgedOrderCanBeCancelledOnce() {
        long order = desk.buy(100, limit("9.00", TimeInForce.GTC));
        desk.lines();
        long request = desk.cancel(order);
        ExecutionReport canceled = only();
        assertThat(canceled.execType()).isEqualTo(ExecType.CANCELED);
        assertThat(canceled.clOrdId()).isEqualTo(request);
        assertThat(canceled.origClOrdId()).isEqualTo(order);
        assertThat(canceled.leavesQty().signum()).isZero();
        assertThat(canceled.text()).isEqualTo("no longer wanted");
        assertThat(desk.broker.wants(ACME)).isFalse();
        desk.cancel(order);
        ExecutionReport refused = only();
        assertThat(refused.execType()).isEqualTo(ExecType.CANCEL_REJECTED);
        assertThat(refused.ordStatus()).isEqualTo(OrdStatus.CANCELED);
        assertThat(refused.text()).isEqualTo("too late: the order is CANCELED");
    }

    @Test
    void aCancelAfterTheFillIsTooLate() {
        long order = desk.buy(100, OrderTerms.market());
        desk.show(bar(0, "10.00", "10.00", "10.00", "10.00"));
        desk.lines();
        desk.cancel(order);
        assertThat(desk.lines()).containsExactly("CANCEL_REJECTED 2 FILLED");
    }

    @Test
    void anUnknownOrderCannotBeCancelled() {
        desk.cancel(77);
        ExecutionReport refused = only();
        assertThat(refused.ordStatus()).isEqualTo(OrdStatus.REJECTED);
        assertThat(refused.orderId()).isEqualTo("NONE");
        assertThat(refused.text()).startsWith("unknown order");
    }

    @Test
    void aReplaceAtAnotherPriceLosesItsPlaceAndArrivesAnew() {
        long first = desk.buy(100, limit("10.00", TimeInForce.GTC));
        desk.buy(100, limit("10.00", TimeInForce.GTC));
        desk.lines();
        long changed = desk.replace(first, 100, limit("10.05", TimeInForce.GTC));
        ExecutionReport replaced = only();
        assertThat(replaced.execType()).isEqualTo(ExecType.REPLACED);
        assertThat(replaced.ordStatus()).isEqualTo(OrdStatus.NEW);
        assertThat(replaced.clOrdId()).isEqualTo(changed);
        assertThat(replaced.origClOrdId()).isEqualTo(first);
        desk.show(bar(0, "9.90", "9.95", "9.80", "9.90"));
        assertThat(desk.fills()).containsExactly("2 100@9.9", "3 100@9.9");
    }

    @Test
    void aSmallerQuantityKeepsItsPlaceAndALargerOneDoesNot() {
        long first = desk.buy(100, limit("10.00", TimeInForce.GTC));
        long second = desk.buy(100, limit("10.00", TimeInForce.GTC));
        long third = desk.buy(100, limit("10.00", TimeInForce.GTC));
        desk.replace(first, 60, limit("10.00", TimeInForce.GTC));
        desk.replace(second, 160, limit("10.00", TimeInForce.GTC));
        assertThat(desk.broker.workingOrders()).extracting(RestingOrder::leavesUnits).containsExactly(60L, 100L, 160L);
        assertThat(third).isEqualTo(3);
    }

    @Test
    void anOrderReplacedInsideABarDoesNotMeetThatBar() {
        long order = desk.sell(100, stop("9.00"));
        desk.open(bar(0, "10.00", "10.00", "9.20", "9.50"));
        desk.broker.onInstant(30_000_000_000L);
        desk.replace(order, 100, stop("9.30"));
        desk.close(bar(0, "10.00", "10.00", "9.20", "9.50"));
        assertThat(desk.fills()).isEmpty();
        desk.show(bar(1, "9.50", "9.60", "9.20", "9.50"));
        assertThat(desk.fills()).containsExactly("2 100@9.3");
    }

    @Test
    void aReplaceBelowWhatIsFilledFillsTheOrder() {
        Desk half = new Desk(new HalfModel());
        long order = half.buy(100, OrderTerms.market(TimeInForce.GTC));
        half.open(bar(0, "10.00", "10.00", "10.00", "10.00"));
        half.lines();
        half.replace(order, 30, OrderTerms.market(TimeInForce.GTC));
        ExecutionReport replaced = half.reports().getFirst();
        assertThat(replaced.execType()).isEqualTo(ExecType.REPLACED);
        assertThat(replaced.ordStatus()).isEqualTo(OrdStatus.FILLED);
        assertThat(replaced.orderQty()).isEqualTo(Quantity.of(50));
        assertThat(half.broker.wants(ACME)).isFalse();
    }

    @Test
    void aRequestNamesTheOrdersLastId() {
        long order = desk.buy(100, limit("10.00", TimeInForce.GTC));
        desk.replace(order, 100, limit("9.00", TimeInForce.GTC));
        desk.lines();
        desk.cancel(order);
        assertThat(only().text()).isEqualTo("order 1 has become 2 by a replace: refer to that");
        desk.cancel(2);
        assertThat(desk.lines()).containsExactly("CANCELED 4 CANCELED");
    }

    @Test
    void aReplaceWithImpossibleTermsLeavesTheOrderAlone() {
        long order = desk.buy(100, limit("10.00", TimeInForce.GTC));
        desk.lines();
        desk.replace(order, 100, limit("9.005", TimeInForce.GTC));
        ExecutionReport refused = only();
        assertThat(refused.execType()).isEqualTo(ExecType.CANCEL_REJECTED);
        assertThat(refused.ordStatus()).isEqualTo(OrdStatus.NEW);
        assertThat(refused.text()).isEqualTo("the limit price 9.005 is not on the price grid of ACME: its tick is 0.0100");
        desk.cancel(order);
        assertThat(desk.lines()).containsExactly("CANCELED 3 CANCELED");
    }

    @Test
    void theSameCommandTwiceIsOneCommandAndAnotherUnderItsIdIsAnError() {
        NewOrderSingle command = new NewOrderSingle(1, STRATEGY, ACME, Side.BUY, Quantity.of(100), OrderTerms.market(), "tag", false);
        desk.broker.send(command, 0);
        desk.broker.send(new NewOrderSingle(1, STRATEGY, ACME, Side.BUY, Quantity.of(100), OrderTerms.market(), "tag", false), 0);
        assertThat(desk.lines()).containsExactly("NEW 1 NEW");
        NewOrderSingle other = new NewOrderSingle(1, STRATEGY, ACME, Side.BUY, Quantity.of(200), OrderTerms.market(), "tag", false);
        assertThatThrownBy(() -> desk.broker.send(other, 0)).isInstanceOf(IllegalStateException.class).hasMessageContaining("used twice");
    }

    @Test
    void whatCannotBeTradedIsRejectedWithAReason() {
        Instrument index = new Instrument(0, new InstrumentId("XNYS:SPX"), "SPX", "XNYS", USD, 2, 1, 0, 1, 1, new Contract.Index());
        Instrument coin = new Instrument(1, new InstrumentId("KRAK:XBT"), "XBT", "KRAK", USD, 2, 1, 8, 1_000, 1,
                new Contract.CryptoPair(Currency.of("BTC")));
        SimulatedBroker broker = new SimulatedBroker(new Universe(List.of(index, coin)), FillModels.byId("next-open"), Desk.HALF_CENT,
                Money.of("1", USD));
        broker.onInstant(0);
        assertThat(rejection(broker, 1, index, "1", OrderTerms.market())).startsWith("SPX is an index");
        assertThat(rejection(broker, 2, coin, "0.000000015", OrderTerms.market()))
                .isEqualTo("the quantity 0.000000015 is not a whole number of lots of 0.00001000 XBT");
        assertThat(rejection(broker, 3, coin, "0", OrderTerms.market())).startsWith("the quantity is 0");
        assertThat(rejection(broker, 4, coin, "1", OrderTerms.market(TimeInForce.CLS))).startsWith("XBT trades around the clock");
        assertThat(rejection(broker, 5, coin, "1", OrderTerms.stop(Price.of("10.001"), TimeInForce.GTC)))
                .isEqualTo("the stop price 10.001 is not on the price grid of XBT: its tick is 0.01");
        assertThat(rejection(broker, 6, ACME, "1", OrderTerms.market())).contains("is not an instrument of this run");
        assertThat(broker.workingOrders()).isEmpty();
    }

    private static String rejection(SimulatedBroker broker, long id, Instrument instrument, String quantity, OrderTerms terms) {
        broker.send(new NewOrderSingle(id, STRATEGY, instrument, Side.BUY, Quantity.of(quantity), terms, "", false), 0);
        ExecutionReport report = java.util.Objects.requireNonNull((ExecutionReport) broker.poll());
        assertThat(report.execType()).isEqualTo(ExecType.REJECTED);
        assertThat(report.leavesQty().signum()).isZero();
        return report.text();
    }

    @Test
    void aSplitRestatesQuantityDownToLotsAndPricesToTheTick() {
        desk.buy(101, limit("10.01", TimeInForce.GTC));
        desk.sell(101, stop("9.01"));
        desk.sell(1, limit("12.00", TimeInForce.GTC));
        desk.broker.onCorporateAction(new CorporateAction.Split(ACME, 0, 1, 2), px("10.00"));
        assertThat(desk.broker.workingOrders()).extracting(RestingOrder::leavesUnits).containsExactly(50L, 50L);
        desk.broker.onCorporateAction(new CorporateAction.Split(ACME, 0, 3, 1), px("20.00"));
        List<RestingOrder> working = desk.broker.workingOrders();
        assertThat(working).extracting(RestingOrder::leavesUnits).containsExactly(150L, 150L);
        // 10.01 × 2 = 20.02, ÷ 3 = 6.6733 down; 9.01 × 2 = 18.02, ÷ 3 = 6.0067 up
        assertThat(working.get(0).limitUnits()).isEqualTo(px("6.67"));
        assertThat(working.get(1).stopUnits()).isEqualTo(px("6.01"));
    }

    @Test
    void aSplitLeavesWholeLotsOrNothing() {
        Instrument board = new Instrument(0, new InstrumentId("XTKS:7203"), "7203", "XTKS", USD, 2, 1, 0, 100, 1, new Contract.Equity());
        SimulatedBroker broker = new SimulatedBroker(new Universe(List.of(board)), FillModels.byId("next-open"), Desk.HALF_CENT,
                Money.of("1", USD));
        broker.onInstant(0);
        OrderTerms terms = limit("10.00", TimeInForce.GTC);
        broker.send(new NewOrderSingle(1, STRATEGY, board, Side.BUY, Quantity.of(300), terms, "", false), 0);
        broker.send(new NewOrderSingle(2, STRATEGY, board, Side.BUY, Quantity.of(100), terms, "", false), 0);
        broker.onCorporateAction(new CorporateAction.Split(board, 0, 1, 2), 1_000);
        assertThat(broker.workingOrders()).extracting(RestingOrder::leavesUnits).containsExactly(100L);
    }

    @Test
    void reportsThatNobodyPollsAreBounded() {
        assertThatThrownBy(() -> {
            for (int i = 0; i <= Reports.MAX_WAITING; i++) {
                desk.cancel(1_000_000);
            }
        }).isInstanceOf(IllegalStateException.class).hasMessageContaining("more than 65536 execution reports wait");
    }

    @Test
    void workingOrdersAreBounded() {
        for (int i = 0; i < VenueBook.MAX_WORKING; i++) {
            desk.buy(1, limit("1.00", TimeInForce.GTC));
        }
        desk.lines();
        desk.buy(1, limit("1.00", TimeInForce.GTC));
        assertThat(only().text()).isEqualTo("more than 10000 orders work in ACME: cancel some first");
        desk.cancel(1);
        assertThat(desk.lines()).as("an order older than the remembered ids is still found while it works")
                .containsExactly("CANCELED 10002 CANCELED");
    }

    @Test
    void timeNeverRunsBackwardsAndActionsAreNotData() {
        desk.at(5);
        assertThatThrownBy(() -> desk.at(4)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("backwards");
        assertThatThrownBy(() -> desk.broker.onMarketData(new CorporateAction.Split(ACME, 0, 2, 1), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aModelThatBreaksALimitStopsTheRun() {
        Desk cheated = new Desk(new CheatingModel());
        cheated.buy(100, limit("9.00", TimeInForce.GTC));
        assertThatThrownBy(() -> cheated.broker.onMarketData(new BarOpen(ACME, 0, px("10.00")), 1))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("fill model cheat gave order 1 the impossible");
    }
}
