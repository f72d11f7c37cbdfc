package dev.assay.application.session;

import static dev.assay.application.session.SessionRig.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.event.Event;
import dev.assay.core.event.ReconciliationFinding;
import dev.assay.core.event.ReconciliationFinding.Action;
import dev.assay.core.event.ReconciliationFinding.Kind;
import dev.assay.core.market.Bar;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.Fill;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.Order;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderEvent;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.OrdersAnswer;
import dev.assay.core.order.RiskDecision;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.portfolio.LedgerEntrySet;
import dev.assay.core.portfolio.PositionAdjusted;
import dev.assay.core.risk.RiskStateChanged;
import dev.assay.core.signal.OrderRequest;
import dev.assay.core.signal.SignalEvent;
import dev.assay.core.signal.StrategyId;
import dev.assay.execution.reconcile.Policies;
import dev.assay.execution.reconcile.Settings;
import dev.assay.signalcore.Strategy;
import dev.assay.signalcore.StrategyContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each class of difference under each of its policies, in a whole session, with a broker that answers at once and with one that must be
/// waited for; and twice each, because the same inputs must give the same events.
class ReconciliationPolicyTest {
    private static final long HOUR = 3_600_000_000_000L;
    private static final StrategyId FIRST = new StrategyId(0, "first");
    private static final StrategyId SECOND = new StrategyId(1, "second");

    /// At bar 1 buys 10 at the market and leaves a bid far below; buys 1 more at bar 4.
    private static final class Trader implements Strategy {
        private int bars;

        @Override
        public void onBar(Bar bar, StrategyContext context) {
            bars++;
            if (bars == 1) {
                context.emit(OrderRequest.buy(ACME, Quantity.of(10), OrderTerms.market(), "entry"));
                context.emit(OrderRequest.buy(ACME, Quantity.of(5), OrderTerms.limit(Price.of("1"), TimeInForce.GTC), "bid"));
            } else if (bars == 4) {
                context.emit(OrderRequest.buy(ACME, Quantity.of(1), OrderTerms.market(), "more"));
            }
        }
    }

    private static final class Idle implements Strategy {}

    private final List<DoctoredBroker> brokers = new ArrayList<>();
    private SessionRig rig = new SessionRig();

    private void run(boolean atOnce, Policies policies, UnaryOperator<DoctoredBroker> doctor) {
        rig = session(atOnce, policies, doctor);
        SessionRig again = session(atOnce, policies, doctor);
        assertThat(again.events).isEqualTo(rig.events);
        assertThat(again.hash()).isEqualTo(rig.hash());
    }

    private SessionRig session(boolean atOnce, Policies policies, UnaryOperator<DoctoredBroker> doctor) {
        return new SessionRig().strategy("first", new Trader()).strategy("second", new Idle())
                .reconciliation(Settings.DEFAULT.comparing(2 * HOUR).with(policies))
                .plug(venue -> {
                    brokers.add(doctor.apply(new DoctoredBroker(venue, atOnce)));
                    return brokers.getLast();
                })
                .bar(1, "10", "10", "10", "10").bar(2, "11", "11", "11", "11").bar(3, "12", "12", "12", "12")
                .bar(4, "12", "12", "12", "12").bar(5, "12", "12", "12", "12").bar(6, "12", "12", "12", "12").run();
    }

    private List<ReconciliationFinding> findings() {
        return rig.payloads(ReconciliationFinding.class);
    }

    private static Policies only(Kind kind, Action action) {
        return new Policies(kind == Kind.UNKNOWN_ORDER ? action : Action.HALT, kind == Kind.MISSING_ORDER ? action : Action.HALT,
                kind == Kind.MISSED_FILL ? action : Action.HALT, kind == Kind.ORDER_STATE ? action : Action.HALT,
                kind == Kind.POSITION ? action : Action.HALT,
                kind == Kind.CASH ? action : Action.HALT, 1);
    }

    private boolean halted() {
        return rig.payloads(RiskStateChanged.class).stream().anyMatch(change -> change.reason().startsWith("reconciliation"));
    }

    private static OrdersAnswer.State phoned(long filled) {
        return new OrdersAnswer.State(0, ACME, Side.SELL, filled == 0 ? OrdStatus.NEW : OrdStatus.PARTIALLY_FILLED, ACME.quantity(20),
                ACME.quantity(filled), ACME.quantity(20 - filled), "T-1", filled == 0 ? null : Price.of("10.5"));
    }

    private Event eventOf(Object payload) {
        return rig.events.stream().filter(event -> event.payload().equals(payload)).findFirst().orElseThrow();
    }

    private void halts(Kind kind) {
        assertThat(findings()).isNotEmpty().allSatisfy(finding -> assertThat(finding.action()).isEqualTo(Action.HALT));
        assertThat(findings()).extracting(ReconciliationFinding::kind).contains(kind);
        assertThat(halted()).isTrue();
        assertThat(rig.payloads(PositionAdjusted.class)).isEmpty();
        assertThat(rig.payloads(LedgerEntrySet.class)).extracting(LedgerEntrySet::rule).doesNotContain("reconciliation:cash");
        assertThat(rig.payloads(RiskDecision.class)).filteredOn(one -> one.outcome() == RiskDecision.Outcome.REJECT)
                .as("what the strategy asks for later").isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anUnknownOrderHalts(boolean atOnce) {
        run(atOnce, Policies.HALT, doctored -> doctored.from(SessionRig.openOf(3)).foreign(phoned(0)));
        halts(Kind.UNKNOWN_ORDER);
        assertThat(rig.session().workingOrders()).extracting(Order::tag).containsExactly("bid");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anUnknownOrderIsCancelledThere(boolean atOnce) {
        run(atOnce, only(Kind.UNKNOWN_ORDER, Action.CANCEL), doctored -> doctored.from(SessionRig.openOf(3)).foreign(phoned(0)));
        assertThat(findings()).containsExactly(new ReconciliationFinding(Kind.UNKNOWN_ORDER, "order 0 (T-1)", "no such order is working",
                "SELL 20 ACME is NEW, filled 0", Action.CANCEL));
        OrderCommand.CancelRequest cancel = rig.payloads(OrderCommand.CancelRequest.class).getFirst();
        assertThat(cancel.orderId()).isEqualTo("T-1");
        assertThat(brokers.getFirst().sent).contains(cancel);
        assertThat(eventOf(cancel).causationId()).isEqualTo(eventOf(findings().getFirst()).id());
        assertThat(halted()).isFalse();
        assertThat(rig.fills()).containsExactly("entry 10@11", "more 1@12");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anUnknownOrderBecomesTheAdopters(boolean atOnce) {
        run(atOnce, only(Kind.UNKNOWN_ORDER, Action.ADOPT), doctored -> doctored.from(SessionRig.openOf(3)).foreign(phoned(0)));
        assertThat(findings()).extracting(ReconciliationFinding::kind, ReconciliationFinding::action)
                .containsOnly(org.assertj.core.api.Assertions.tuple(Kind.UNKNOWN_ORDER, Action.ADOPT));
        assertThat(rig.session().workingOrders()).extracting(Order::tag).containsExactly("bid", "external T-1");
        assertThat(rig.session().workingOrders().getLast()).returns(SECOND, Order::strategy).returns("T-1", Order::orderId)
                .returns(OrdStatus.NEW, Order::status).returns(Side.SELL, Order::side);
        assertThat(rig.session().desk().quiet()).as("and the books agree from then on").isTrue();
        assertThat(halted()).isFalse();
    }

    /// What had filled of it comes to light with its average price; the position that came with it is that fill and no other difference.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anUnknownOrderThatHasFilledInPartIsAdoptedWithItsFill(boolean atOnce) {
        Policies policies = new Policies(Action.ADOPT, Action.HALT, Action.ADOPT, Action.HALT, Action.HALT, Action.ADOPT, 1);
        run(atOnce, policies, doctored -> doctored.from(SessionRig.openOf(3)).foreign(phoned(8)).holdsMore(-8)
                .hasMore(Money.of("84", Currency.USD)));
        assertThat(findings()).extracting(ReconciliationFinding::kind).containsExactly(Kind.UNKNOWN_ORDER, Kind.UNKNOWN_ORDER,
                Kind.MISSED_FILL, Kind.MISSED_FILL);
        Fill adopted = rig.payloads(Fill.class).stream().filter(fill -> fill.strategy().equals(SECOND)).findFirst().orElseThrow();
        assertThat(adopted).returns("8", fill -> fill.quantity().toString()).returns(Side.SELL, Fill::side);
        assertThat(adopted.price().decimal()).isEqualByComparingTo("10.5");
        assertThat(rig.session().portfolio().units(SECOND, ACME)).isEqualTo(-8);
        assertThat(rig.session().desk().quiet()).isTrue();
        assertThat(halted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMissingOrderHalts(boolean atOnce) {
        run(atOnce, Policies.HALT, doctored -> doctored.from(SessionRig.openOf(3)).loses(2));
        halts(Kind.MISSING_ORDER);
        assertThat(rig.session().workingOrders()).extracting(Order::tag).containsExactly("bid");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMissingOrderEndsHereToo(boolean atOnce) {
        run(atOnce, only(Kind.MISSING_ORDER, Action.ADOPT), doctored -> doctored.from(SessionRig.openOf(3)).loses(2));
        assertThat(findings()).containsExactly(new ReconciliationFinding(Kind.MISSING_ORDER, "order 2", "BUY 5 ACME is NEW, filled 0",
                "no such order", Action.ADOPT));
        OrderEvent end = rig.payloads(OrderEvent.class).stream().filter(one -> one.clOrdId() == 2).toList().getLast();
        assertThat(end).returns(OrdStatus.CANCELED, OrderEvent::ordStatus)
                .returns("reconciliation: Doctored does not have it", OrderEvent::reason);
        assertThat(eventOf(end).causationId()).isEqualTo(eventOf(findings().getFirst()).id());
        assertThat(rig.session().workingOrders()).isEmpty();
        assertThat(halted()).isFalse();
        assertThat(rig.fills()).containsExactly("entry 10@11", "more 1@12");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anOrderOfAnotherQuantityHalts(boolean atOnce) {
        run(atOnce, Policies.HALT, doctored -> doctored.from(SessionRig.openOf(3)).lists(2, 3));
        halts(Kind.ORDER_STATE);
        assertThat(rig.session().workingOrders()).extracting(order -> order.orderQty().toString()).containsExactly("5");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anOrderOfAnotherQuantityIsRestatedHere(boolean atOnce) {
        run(atOnce, only(Kind.ORDER_STATE, Action.ADOPT), doctored -> doctored.from(SessionRig.openOf(3)).lists(2, 3));
        assertThat(findings()).containsExactly(new ReconciliationFinding(Kind.ORDER_STATE, "order 2", "BUY 5 ACME is NEW, filled 0",
                "BUY 3 ACME is NEW, filled 0", Action.ADOPT));
        assertThat(rig.session().workingOrders()).extracting(order -> order.tag() + " " + order.orderQty()).containsExactly("bid 3");
        assertThat(rig.session().desk().quiet()).isTrue();
        assertThat(halted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anOrderOfAnotherQuantityIsCancelled(boolean atOnce) {
        run(atOnce, only(Kind.ORDER_STATE, Action.CANCEL), doctored -> doctored.from(SessionRig.openOf(3)).lists(2, 3));
        assertThat(findings()).extracting(ReconciliationFinding::action).containsExactly(Action.CANCEL);
        assertThat(rig.payloads(OrderCommand.CancelRequest.class)).extracting(OrderCommand.CancelRequest::origClOrdId).containsExactly(2L);
        assertThat(rig.session().workingOrders()).isEmpty();
        assertThat(rig.session().desk().quiet()).isTrue();
        assertThat(halted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMissedFillHalts(boolean atOnce) {
        run(atOnce, Policies.HALT, doctored -> doctored.silentAbout(1));
        halts(Kind.MISSED_FILL);
        assertThat(rig.payloads(Fill.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMissedFillIsBookedAtThePriceThatFollows(boolean atOnce) {
        run(atOnce, only(Kind.MISSED_FILL, Action.ADOPT), doctored -> doctored.silentAbout(1));
        assertThat(findings()).singleElement().returns(Kind.MISSED_FILL, ReconciliationFinding::kind)
                .returns(Action.ADOPT, ReconciliationFinding::action).returns("order 1", ReconciliationFinding::subject);
        ExecutionReport trade = rig.payloads(ExecutionReport.class).stream()
                .filter(report -> report.execId().startsWith("LISTED-")).findFirst().orElseThrow();
        assertThat(trade).returns("LISTED-1-10", ExecutionReport::execId)
                .returns("by the list of Doctored, not by a report of it", ExecutionReport::text);
        assertThat(eventOf(trade).source()).isEqualTo("reconciliation");
        assertThat(rig.fills()).containsExactly("entry 10@11", "more 1@12");
        assertThat(rig.payloads(Fill.class).getFirst().strategy()).isEqualTo(FIRST);
        assertThat(rig.session().desk().quiet()).isTrue();
        assertThat(halted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPositionHalts(boolean atOnce) {
        run(atOnce, Policies.HALT, doctored -> doctored.from(SessionRig.openOf(3)).holdsMore(7));
        halts(Kind.POSITION);
        assertThat(rig.session().portfolio().units(ACME)).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPositionIsAdopted(boolean atOnce) {
        run(atOnce, only(Kind.POSITION, Action.ADOPT), doctored -> doctored.from(SessionRig.openOf(3)).holdsMore(7));
        assertThat(findings()).containsExactly(new ReconciliationFinding(Kind.POSITION, "ACME", "10", "17", Action.ADOPT));
        PositionAdjusted change = rig.payloads(PositionAdjusted.class).getFirst();
        assertThat(rig.payloads(PositionAdjusted.class)).hasSize(1);
        assertThat(change).returns(SECOND, PositionAdjusted::strategy).returns("7", one -> one.quantity().toString())
                .returns("reconciliation: the difference to what Doctored holds", PositionAdjusted::reason);
        assertThat(eventOf(change).causationId()).isEqualTo(eventOf(findings().getFirst()).id());
        assertThat(rig.session().portfolio().units(SECOND, ACME)).isEqualTo(7);
        assertThat(rig.session().portfolio().units(FIRST, ACME)).isEqualTo(11);
        assertThat(rig.payloads(OrderCommand.NewOrderSingle.class)).extracting(OrderCommand.NewOrderSingle::tag)
                .containsExactly("entry", "bid", "more");
        assertThat(halted()).isFalse();
        assertThat(rig.session().desk().quiet()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPositionIsBookedAndThenClosedThroughRiskGuard(boolean atOnce) {
        run(atOnce, only(Kind.POSITION, Action.CLOSE), doctored -> doctored.from(SessionRig.openOf(3)).holdsMore(7));
        assertThat(findings()).containsExactly(new ReconciliationFinding(Kind.POSITION, "ACME", "10", "17", Action.CLOSE));
        Event change = eventOf(rig.payloads(PositionAdjusted.class).getFirst());
        Event signal = rig.events.stream()
                .filter(event -> event.payload() instanceof SignalEvent one && one.strategy().equals(SECOND)).findFirst().orElseThrow();
        assertThat(signal.causationId()).isEqualTo(change.id());
        List<Class<?>> path = new ArrayList<>();
        long cause = signal.id();
        for (Event event : rig.events) {
            if (event.causationId() == cause && event.id() > cause && !(event.payload() instanceof LedgerEntrySet)) {
                path.add(event.payload().getClass());
                cause = event.id();
            }
        }
        assertThat(path).startsWith(OrderIntent.class, RiskDecision.class, OrderCommand.NewOrderSingle.class);
        assertThat(rig.payloads(Fill.class)).filteredOn(fill -> fill.strategy().equals(SECOND)).singleElement()
                .returns(Side.SELL, Fill::side).returns("7", fill -> fill.quantity().toString());
        assertThat(rig.session().portfolio().units(SECOND, ACME)).isZero();
        assertThat(rig.session().portfolio().units(ACME)).isEqualTo(11);
        assertThat(halted()).isFalse();
    }

    /// The start shows it, before a price is known: it waits for one, and so does trading with a broker that must be waited for.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPositionFromBeforeTheStartWaitsForAPrice(boolean atOnce) {
        run(atOnce, only(Kind.POSITION, Action.CLOSE), doctored -> doctored.holdsMore(7));
        assertThat(findings()).containsExactly(new ReconciliationFinding(Kind.POSITION, "ACME", "0", "7", Action.CLOSE));
        assertThat(rig.session().portfolio().units(SECOND, ACME)).isZero();
        assertThat(rig.payloads(Fill.class)).filteredOn(fill -> fill.strategy().equals(SECOND)).hasSize(1);
        if (!atOnce) {
            long adjusted = eventOf(rig.payloads(PositionAdjusted.class).getFirst()).tsEvent();
            Event acknowledged = rig.events.stream()
                    .filter(event -> event.payload() instanceof ExecutionReport report && report.clOrdId() == 1).findFirst()
                    .orElseThrow();
            assertThat(acknowledged.tsEvent()).as("orders wait behind the fence").isGreaterThanOrEqualTo(adjusted);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void cashHalts(boolean atOnce) {
        run(atOnce, Policies.HALT, doctored -> doctored.from(SessionRig.openOf(3)).hasMore(Money.of("250", Currency.USD)));
        halts(Kind.CASH);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void cashIsAdopted(boolean atOnce) {
        run(atOnce, only(Kind.CASH, Action.ADOPT),
                doctored -> doctored.from(SessionRig.openOf(3)).hasMore(Money.of("250", Currency.USD)));
        assertThat(findings()).singleElement().returns(Kind.CASH, ReconciliationFinding::kind)
                .returns(Action.ADOPT, ReconciliationFinding::action);
        LedgerEntrySet booked = rig.payloads(LedgerEntrySet.class).stream().filter(set -> set.rule().equals("reconciliation:cash"))
                .findFirst().orElseThrow();
        assertThat(booked.entries()).hasToString(
                "[LedgerEntry[account=CASH, amount=250.00 USD], LedgerEntry[account=ADJUSTMENT, amount=-250.00 USD]]");
        assertThat(eventOf(booked).causationId()).isEqualTo(eventOf(findings().getFirst()).id());
        assertThat(Objects.requireNonNull(rig.session().portfolio().cash().getFirst()))
                .isEqualTo(Money.of("100128", Currency.USD));
        assertThat(halted()).isFalse();
    }
}
