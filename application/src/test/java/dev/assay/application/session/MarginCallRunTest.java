package dev.assay.application.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.event.Event;
import dev.assay.core.event.EventType;
import dev.assay.core.event.ReconciliationFinding;
import dev.assay.core.market.Bar;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.MarginCall;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.RiskDecision;
import dev.assay.core.order.Side;
import dev.assay.core.signal.OrderRequest;
import dev.assay.proofbench.MarginTerms;
import dev.assay.proofbench.SimulatedBroker;
import dev.assay.proofbench.latency.ConstantLatency;
import dev.assay.proofbench.latency.DelayedBroker;
import dev.assay.riskguard.RiskRules;
import dev.assay.riskguard.controls.Band;
import dev.assay.riskguard.controls.Limit;
import dev.assay.signalcore.Strategy;
import dev.assay.signalcore.StrategyContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A margin call through a whole session. 100,000 dollars; what is bought at 100 with 60,000 borrowed is called at 48, where a share less than
/// what is missing ÷ 25 % ÷ 48 leaves maintenance margin uncovered.
class MarginCallRunTest {
    /// Asks for one order after the first bar.
    private static final class Buys implements Strategy {
        private final long quantity;
        private boolean done;

        Buys(long quantity) {
            this.quantity = quantity;
        }

        @Override
        public void onBar(Bar bar, StrategyContext context) {
            if (!done) {
                done = true;
                context.emit(OrderRequest.buy(bar.instrument(), Quantity.of(quantity), OrderTerms.market(), "entry"));
            }
        }
    }

    /// Rules that leave the borrowing to the broker.
    private static RiskRules generous() {
        RiskRules plain = RiskRules.STANDARD;
        Limit much = Limit.EquityFraction.of(new BigDecimal("100"));
        Band hundred = Band.of(new BigDecimal("100"));
        return new RiskRules(much, much, new RiskRules.Margin(hundred, Band.of(new BigDecimal("0.5")), hundred), much, plain.groups(), much,
                much, plain.pace(), plain.prices(), plain.sliceWindowNanos(), plain.sessionOnly(), plain.shortSales(), plain.onDisconnect(),
                plain.deployment(), plain.soft(), plain.haltOn());
    }

    private static SimulatedBroker margin(SimulatedBroker broker, MarginTerms terms) {
        return broker.marginAccount(terms, List.of(), (ts, sessions) -> ts + sessions * SessionRig.DAY);
    }

    /// Bought at 100 on day 2, closed at 48 on day 3, sold at the open of day 4.
    private static SessionRig rig(SessionRig rig) {
        return rig.rules(generous()).maxOrder("1000000").bar(1, "100", "100", "100", "100").bar(2, "100", "100", "100", "100")
                .bar(3, "100", "100", "48", "48")
                .bar(4, "47", "48", "47", "48").bar(5, "48", "48", "48", "48");
    }

    private static List<String> orders(SessionRig rig) {
        List<String> all = new ArrayList<>();
        for (OrderCommand.NewOrderSingle order : rig.payloads(OrderCommand.NewOrderSingle.class)) {
            all.add(order.strategy() + " " + order.side() + " " + order.orderQty() + " " + order.tag());
        }
        return all;
    }

    /// 1,600 × 100 less 60,000 borrowed; at 48: 76,800 - 60,000 = 16,800 against 19,200. 2,400 ÷ 25 % ÷ 48 = 200 shares.
    @Test
    void calledClosedAndCleared() {
        SessionRig rig = rig(new SessionRig().strategy("s", new Buys(1600)).plug(broker -> margin(broker, MarginTerms.regT()))).run();

        assertThat(rig.payloads(MarginCall.class)).extracting(call -> call.state() + " " + call.equity().plain() + " "
                + call.requirement().plain()).containsExactly("CALLED 16800.00 19200.00", "LIQUIDATION 16800.00 19200.00",
                        // 200 sold at 47 instead of 48.
                        "LIQUIDATION 16600.00 16800.00", "CLEARED 16600.00 16596.00");
    }

    @Test
    void theOrderIsTheBrokersAndEveryStepIsThere() {
        SessionRig rig = rig(new SessionRig().strategy("s", new Buys(1600)).plug(broker -> margin(broker, MarginTerms.regT()))).run();
        Event forced = rig.events.stream()
                .filter(event -> event.payload() instanceof MarginCall call && call.state() == MarginCall.State.LIQUIDATION).findFirst()
                .orElseThrow();

        List<EventType> after = rig.events.stream().filter(event -> event.correlationId() == forced.id()).map(Event::type).toList();
        assertThat(after).startsWith(EventType.MARGIN_CALL, EventType.ORDER_INTENT, EventType.RISK_DECISION, EventType.NEW_ORDER);
        OrderIntent intent = rig.payloads(OrderIntent.class).get(1);
        assertThat(intent.reason()).startsWith("MARGIN: equity 16800.00 USD against maintenance margin 19200.00 USD: 200 of 1600 ACME");
        assertThat(intent.tag()).isEqualTo("margin-call");
        RiskDecision decision = rig.payloads(RiskDecision.class).get(1);
        assertThat(decision.outcome()).isEqualTo(RiskDecision.Outcome.ACCEPT);
        assertThat(decision.reasonCode()).isEqualTo("MARGIN");
        assertThat(rig.fills()).startsWith("entry 1600@100", "margin-call 200@47");
        assertThat(rig.payloads(ReconciliationFinding.class)).as("both books agree").isEmpty();
    }

    @Test
    void aSecondRunSaysTheSame() {
        assertThat(rig(new SessionRig().strategy("s", new Buys(1600)).plug(broker -> margin(broker, MarginTerms.regT()))).run().hash())
                .isEqualTo(rig(new SessionRig().strategy("s", new Buys(1600)).plug(broker -> margin(broker, MarginTerms.regT()))).run()
                        .hash());
    }

    @Test
    void eachStrategyBearsItsPart() {
        SessionRig rig = rig(new SessionRig().strategy("a", new Buys(1200)).strategy("b", new Buys(400))
                .plug(broker -> margin(broker, MarginTerms.regT()))).run();

        assertThat(orders(rig)).startsWith("a BUY 1200 entry", "b BUY 400 entry", "a SELL 150 margin-call", "b SELL 50 margin-call");
    }

    @Test
    void aStrategyThatIsHaltedIsClosedAllTheSame() {
        SessionRig rig = rig(new SessionRig().strategy("s", new Buys(1600)).plug(broker -> margin(broker, MarginTerms.regT())));
        rig.input(SessionRig.closeOf(2) + 1, new dev.assay.core.event.OperatorCommand(dev.assay.core.event.OperatorCommand.Action.HALT,
                dev.assay.core.event.OperatorCommand.ALL, "op", "test")).run();

        assertThat(rig.fills()).startsWith("entry 1600@100", "margin-call 200@47");
    }

    @Test
    void anOrderBeyondWhatTheBrokerLendsIsRejectedByIt() {
        SessionRig rig = rig(new SessionRig().strategy("s", new Buys(2001)).plug(broker -> margin(broker, MarginTerms.regT()))).run();

        assertThat(rig.payloads(ExecutionReport.class)).extracting(ExecutionReport::execType).containsExactly(ExecType.REJECTED);
        assertThat(rig.payloads(ExecutionReport.class).getFirst().text()).startsWith("the order takes 100050.00 USD of initial margin");
        assertThat(rig.payloads(MarginCall.class)).isEmpty();
    }

    /// What was said and sent is on its way: nothing is asked for twice.
    @Test
    void aLineOfSomeLengthDoesNotDoubleTheOrders() {
        SessionRig rig = rig(new SessionRig().strategy("s", new Buys(1600)).plug(
                broker -> new DelayedBroker(
                        margin(broker, new MarginTerms(MarginTerms.Model.REG_T, MarginTerms.Rates.REG_T, true, List.of(), 0,
                                true, MarginTerms.Order.LARGEST_POSITION, MarginTerms.Level.MAINTENANCE)),
                        new ConstantLatency(1_000_000_000L), new ConstantLatency(1_000_000_000L), false)))
                .run();

        assertThat(orders(rig)).startsWith("s BUY 1600 entry", "s SELL 200 margin-call");
        assertThat(rig.fills()).startsWith("entry 1600@100", "margin-call 200@47");
        assertThat(rig.payloads(OrderCommand.NewOrderSingle.class)).allMatch(order -> order.side() != Side.SELL_SHORT);
    }
}
