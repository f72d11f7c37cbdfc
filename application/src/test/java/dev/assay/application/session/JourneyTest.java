package dev.assay.application.session;

import static dev.assay.application.session.SessionRig.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.event.Event;
import dev.assay.core.event.EventType;
import dev.assay.core.event.OperatorCommand;
import dev.assay.core.event.StrategyFailed;
import dev.assay.core.market.Bar;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.Fill;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrderEvent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.RiskDecision;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.portfolio.LedgerAccount;
import dev.assay.core.portfolio.LedgerEntry;
import dev.assay.core.portfolio.LedgerEntrySet;
import dev.assay.core.portfolio.PortfolioSnapshot;
import dev.assay.core.risk.RiskStateChanged;
import dev.assay.core.risk.TradingState;
import dev.assay.core.signal.OrderRequest;
import dev.assay.signalcore.Strategy;
import dev.assay.signalcore.StrategyContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// One instant's journey, stage by stage, as the list of events it leaves behind.
class JourneyTest {
    /// Buys 100 at its first bar.
    private static final class BuyOnce implements Strategy {
        private boolean done;

        @Override
        public void onBar(Bar bar, StrategyContext context) {
            if (!done) {
                done = true;
                context.targetQuantity(bar.instrument(), Quantity.of(100));
            }
        }
    }

    private static SessionRig twoDays(Strategy strategy) {
        return new SessionRig().strategy("one", strategy).bar(1, "10.00", "11.00", "9.00", "10.50").bar(2, "10.60", "12.00", "10.00",
                "11.00");
    }

    @Test
    void oneBarGoesThroughEveryStageInOrder() {
        SessionRig rig = twoDays(new BuyOnce()).run();
        assertThat(rig.journey()).containsExactly(EventType.LEDGER_ENTRY, EventType.BAR, EventType.SIGNAL_TARGET, EventType.ORDER_INTENT,
                EventType.RISK_DECISION, EventType.NEW_ORDER, EventType.ORDER_EVENT, EventType.EXECUTION_REPORT, EventType.ORDER_EVENT,
                EventType.BAR_OPEN, EventType.EXECUTION_REPORT, EventType.ORDER_EVENT, EventType.FILL, EventType.LEDGER_ENTRY,
                EventType.BAR);
        assertThat(rig.payloads(OrderEvent.class)).extracting(OrderEvent::ordStatus).containsExactly(OrdStatus.PENDING_NEW, OrdStatus.NEW,
                OrdStatus.FILLED);
        Fill fill = rig.payloads(Fill.class).getFirst();
        assertThat(fill.price()).isEqualTo(Price.of("10.60"));
        assertThat(fill.quantity()).isEqualTo(Quantity.of(100));
        LedgerEntrySet booked = rig.payloads(LedgerEntrySet.class).getLast();
        Money cost = Money.of("1060", ACME.currency());
        assertThat(booked.entries()).containsExactly(new LedgerEntry(LedgerAccount.POSITION, cost),
                new LedgerEntry(LedgerAccount.CASH, cost.negate()));
    }

    @Test
    void idsHaveNoGapsAndTheFillWalksBackToItsBar() {
        SessionRig rig = twoDays(new BuyOnce()).run();
        for (int i = 0; i < rig.events.size(); i++) {
            assertThat(rig.events.get(i).id()).isEqualTo(i + 1);
        }
        Event fill = rig.events.stream().filter(event -> event.type() == EventType.FILL).findFirst().orElseThrow();
        List<EventType> walk = new ArrayList<>();
        Event at = fill;
        while (at.causationId() != at.id()) {
            at = rig.event(at.causationId());
            walk.add(at.type());
        }
        assertThat(walk).containsExactly(EventType.EXECUTION_REPORT, EventType.NEW_ORDER, EventType.RISK_DECISION, EventType.ORDER_INTENT,
                EventType.SIGNAL_TARGET, EventType.BAR);
        assertThat(fill.correlationId()).isEqualTo(at.id());
        assertThat(rig.event(((Fill) fill.payload()).datumId()).type()).isEqualTo(EventType.BAR_OPEN);
    }

    @Test
    void theSameInputsGiveTheSameEvents() {
        SessionRig first = twoDays(new BuyOnce()).run();
        SessionRig second = twoDays(new BuyOnce()).run();
        assertThat(second.events).isEqualTo(first.events);
        assertThat(second.hash()).isEqualTo(first.hash());
        assertThat(new SessionRig().strategy("one", new BuyOnce()).bar(1, "10.00", "11.00", "9.00", "10.50")
                .bar(2, "10.61", "12.00", "10.00", "11.00")
                .run().hash()).isNotEqualTo(first.hash());
    }

    @Test
    void anOrderAboveItsLimitIsShrunkAndOneThatFitsNowhereIsRejectedWithTheReason() {
        SessionRig shrunk = twoDays(new BuyOnce()).maxOrder("500").run();
        RiskDecision decision = shrunk.payloads(RiskDecision.class).getFirst();
        assertThat(decision.outcome()).isEqualTo(RiskDecision.Outcome.SHRINK);
        assertThat(decision.allowed()).isEqualTo(Quantity.of(47));
        assertThat(shrunk.payloads(Fill.class)).extracting(Fill::quantity).containsExactly(Quantity.of(47));
        SessionRig rejected = twoDays(new BuyOnce()).maxOrder("5").run();
        assertThat(rejected.payloads(RiskDecision.class).getFirst().outcome()).isEqualTo(RiskDecision.Outcome.REJECT);
        assertThat(rejected.payloads(RiskDecision.class).getFirst().explanation()).contains("5");
        assertThat(rejected.payloads(OrderEvent.class)).isEmpty();
    }

    @Test
    void aStrategyThatThrowsIsQuarantinedAndTheOtherGoesOn() {
        Strategy failing = new Strategy() {
            private int bars;

            @Override
            public void onBar(Bar bar, StrategyContext context) {
                context.targetQuantity(bar.instrument(), Quantity.of(7));
                if (++bars == 2) {
                    throw new IllegalStateException("bar two");
                }
            }
        };
        SessionRig rig = new SessionRig().strategy("bad", failing).strategy("good", new BuyOnce()).bar(1, "10.00", "11.00", "9.00", "10.50")
                .bar(2, "10.60", "12.00", "10.00", "11.00").bar(3, "11.00", "12.00", "10.00", "11.00").run();
        StrategyFailed failed = rig.payloads(StrategyFailed.class).getFirst();
        assertThat(failed.strategy()).isEqualTo("bad");
        assertThat(failed.callback()).isEqualTo("onBar");
        assertThat(failed.error()).contains("bar two");
        assertThat(rig.event(failed.datumId()).payload()).isInstanceOfSatisfying(Bar.class,
                bar -> assertThat(bar.tsClose()).isEqualTo(SessionRig.closeOf(2)));
        assertThat(rig.payloads(StrategyFailed.class)).hasSize(1);
        assertThat(rig.payloads(Fill.class)).extracting(fill -> fill.strategy().name(), Fill::quantity).containsExactlyInAnyOrder(
                org.assertj.core.groups.Tuple.tuple("bad", Quantity.of(7)), org.assertj.core.groups.Tuple.tuple("good", Quantity.of(100)));
    }

    @Test
    void aFailedStrategyIsFlattenedWhenThePolicySaysSo() {
        Strategy failing = new Strategy() {
            private int bars;

            @Override
            public void onBar(Bar bar, StrategyContext context) {
                if (++bars == 1) {
                    context.targetQuantity(bar.instrument(), Quantity.of(7));
                } else {
                    throw new IllegalStateException("later");
                }
            }
        };
        SessionRig rig = new SessionRig().exits(StrategyFailed.ExitPolicy.FLATTEN).strategy("bad", failing)
                .bar(1, "10.00", "11.00", "9.00", "10.50").bar(2, "10.60", "12.00", "10.00", "11.00")
                .bar(3, "11.00", "12.00", "10.00", "11.00").run();
        assertThat(rig.payloads(Fill.class)).extracting(Fill::side).containsExactly(Side.BUY, Side.SELL);
        assertThat(rig.session().portfolio().units(ACME)).isZero();
    }

    @Test
    void theKillSwitchCancelsWorkingOrdersAndBlocksNewOnesUntilReArmed() {
        Strategy busy = new Strategy() {
            private int bars;

            @Override
            public void onBar(Bar bar, StrategyContext context) {
                bars++;
                context.emit(new OrderRequest(ACME, Side.BUY, Quantity.of(1), OrderTerms.limit(Price.of("1.00"), TimeInForce.GTC),
                        "bid-" + bars, false));
            }
        };
        SessionRig rig = new SessionRig().strategy("busy", busy).bar(1, "10.00", "11.00", "9.00", "10.50")
                .bar(2, "10.60", "12.00", "10.00", "11.00")
                .bar(3, "11.00", "12.00", "10.00", "11.00").bar(4, "11.00", "12.00", "10.00", "11.00")
                .input(SessionRig.openOf(2), new OperatorCommand(OperatorCommand.Action.HALT, OperatorCommand.ALL, "ann", "test"))
                .input(SessionRig.openOf(4), new OperatorCommand(OperatorCommand.Action.REARM, OperatorCommand.ALL, "ann", "done")).run();
        assertThat(rig.payloads(RiskStateChanged.class)).extracting(RiskStateChanged::state).containsExactly(TradingState.HALTED,
                TradingState.ACTIVE);
        assertThat(rig.payloads(RiskDecision.class)).extracting(RiskDecision::outcome).containsExactly(RiskDecision.Outcome.ACCEPT,
                RiskDecision.Outcome.REJECT, RiskDecision.Outcome.REJECT, RiskDecision.Outcome.ACCEPT);
        assertThat(rig.payloads(OrderEvent.class)).filteredOn(event -> event.ordStatus() == OrdStatus.CANCELED).hasSize(1)
                .allSatisfy(event -> assertThat(event.reason()).contains("ann"));
    }

    @Test
    void aSplitChangesPositionAndMoneyStaysTheSame() {
        SessionRig rig = new SessionRig().strategy("one", new BuyOnce()).bar(1, "10.00", "11.00", "9.00", "10.00")
                .bar(2, "10.00", "12.00", "10.00", "10.00").bar(3, "5.00", "6.00", "4.00", "5.00")
                .input(SessionRig.openOf(3), new CorporateAction.Split(ACME, SessionRig.openOf(3), 2, 1)).run();
        assertThat(rig.session().portfolio().units(ACME)).isEqualTo(200);
        assertThat(rig.payloads(PortfolioSnapshot.class)).allSatisfy(
                snapshot -> assertThat(snapshot.equity()).isEqualTo(Money.of("100000", ACME.currency())));
    }

    /// Holds 100 with a stop far below.
    private static final class Guarded implements Strategy {
        private boolean done;

        @Override
        public void onBar(Bar bar, StrategyContext context) {
            if (!done) {
                done = true;
                context.emit(new dev.assay.core.signal.Target(bar.instrument(), new dev.assay.core.signal.SizeRule.Units(Quantity.of(100)),
                        OrderTerms.market(), new dev.assay.core.signal.Target.Exits(0.5, 0)));
            }
        }
    }

    @Test
    void exitsThatAHaltCancelledComeBackWhenTradingIsArmedAgain() {
        SessionRig rig = twoDays(new Guarded()).bar(3, "11.00", "11.00", "10.00", "10.50").bar(4, "10.50", "11.00", "10.00", "10.50")
                .input(SessionRig.closeOf(2) + 1, new OperatorCommand(OperatorCommand.Action.HALT, "*", "ops", "test"))
                .input(SessionRig.closeOf(3) + 1, new OperatorCommand(OperatorCommand.Action.REARM, "*", "ops", "over")).run();
        assertThat(rig.payloads(OrderEvent.class).stream().filter(event -> event.tag().equals("exit-stop")).map(OrderEvent::ordStatus))
                .containsExactly(OrdStatus.PENDING_NEW, OrdStatus.NEW, OrdStatus.PENDING_CANCEL, OrdStatus.CANCELED, OrdStatus.PENDING_NEW,
                        OrdStatus.NEW);
        assertThat(rig.session().workingOrders()).singleElement().returns("exit-stop", order -> order.tag());
    }
}
