package dev.assay.application.session;

import static dev.assay.application.session.SessionRig.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.event.OperatorCommand;
import dev.assay.core.event.OperatorCommand.Action;
import dev.assay.core.market.Bar;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrderEvent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.RiskDecision;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.risk.RiskStateChanged;
import dev.assay.core.risk.TradingState;
import dev.assay.core.signal.OrderRequest;
import dev.assay.riskguard.RiskRules;
import dev.assay.signalcore.Strategy;
import dev.assay.signalcore.StrategyContext;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The kill switch over a restart, and breaches that halt.
class HaltTest {
    private static final class Bidder implements Strategy {
        private int bars;

        @Override
        public void onBar(Bar bar, StrategyContext context) {
            bars++;
            context.emit(
                    new OrderRequest(ACME, Side.BUY, Quantity.of(1), OrderTerms.limit(Price.of("9.00"), TimeInForce.GTC), "bid-" + bars,
                            false));
        }
    }

    private static SessionRig days(SessionRig rig) {
        return rig.bar(1, "10.00", "11.00", "9.50", "10.50").bar(2, "10.60", "12.00", "10.00", "11.00")
                .bar(3, "11.00", "12.00", "10.00", "11.00").bar(4, "11.00", "12.00", "10.00", "11.00");
    }

    private static List<RiskDecision.Outcome> outcomes(SessionRig rig) {
        return rig.payloads(RiskDecision.class).stream().map(RiskDecision::outcome).toList();
    }

    @Test
    void aKillSwitchInForceIsInForceAfterARestartUntilReArmed() {
        OperatorCommand halt = new OperatorCommand(Action.HALT, OperatorCommand.ALL, "ann", "test");
        SessionRig rig = days(new SessionRig().strategy("bidder", new Bidder()).inForce(List.of(halt))
                .input(SessionRig.openOf(3), new OperatorCommand(Action.REARM, OperatorCommand.ALL, "ann", "checked"))).run();
        assertThat(rig.payloads(OperatorCommand.class)).extracting(OperatorCommand::action).containsExactly(Action.HALT, Action.REARM);
        assertThat(outcomes(rig)).containsExactly(RiskDecision.Outcome.REJECT, RiskDecision.Outcome.REJECT, RiskDecision.Outcome.ACCEPT,
                RiskDecision.Outcome.ACCEPT);
        assertThat(rig.payloads(RiskDecision.class).getFirst().explanation()).contains("halted for all strategies");
    }

    @Test
    void aHaltOfAllOutlastsTheReArmingOfOne() {
        SessionRig rig = days(new SessionRig().strategy("bidder", new Bidder())
                .inForce(List.of(new OperatorCommand(Action.HALT, OperatorCommand.ALL, "ann", "test"),
                        new OperatorCommand(Action.REARM, "bidder", "ann", "only this one"))))
                .run();
        assertThat(outcomes(rig)).containsOnly(RiskDecision.Outcome.REJECT).hasSize(4);
    }

    @Test
    void aBreachSetToHaltHaltsTheStrategyAndCancelsItsOrders() {
        RiskRules twoADay = RiskRules.STANDARD.withPace(new RiskRules.Pace(100, 1, 10 * SessionRig.DAY, 100))
                .withBlocks(List.of(), List.of("DUPLICATE_ORDER"));
        SessionRig rig = days(new SessionRig().strategy("bidder", new Bidder()).rules(twoADay)).run();
        assertThat(outcomes(rig)).startsWith(RiskDecision.Outcome.ACCEPT, RiskDecision.Outcome.REJECT);
        assertThat(rig.payloads(RiskDecision.class)).extracting(RiskDecision::control).startsWith("", "DUPLICATE_ORDER", "KILL_SWITCH");
        assertThat(rig.payloads(RiskStateChanged.class)).singleElement().satisfies(change -> {
            assertThat(change.scope()).isEqualTo("bidder");
            assertThat(change.state()).isEqualTo(TradingState.HALTED);
            assertThat(change.reason()).startsWith("breach of DUPLICATE_ORDER: 1 equal orders");
        });
        assertThat(rig.payloads(OrderEvent.class)).filteredOn(event -> event.ordStatus() == OrdStatus.CANCELED).singleElement()
                .satisfies(event -> assertThat(event.reason()).contains("breach of DUPLICATE_ORDER"));
    }

    /// Two rigs with the same inputs, one fed by the stored-data loop, one by the queue of a live session: the same events, so the same
    /// decisions, accepted, shrunk and rejected.
    @Test
    void backtestAndLiveDecideTheSame() {
        SessionRig stored = mixed(new SessionRig()).run();
        SessionRig queued = mixed(new SessionRig()).live().run();
        assertThat(outcomes(stored)).contains(RiskDecision.Outcome.ACCEPT, RiskDecision.Outcome.SHRINK, RiskDecision.Outcome.REJECT);
        assertThat(queued.payloads(RiskDecision.class)).isEqualTo(stored.payloads(RiskDecision.class));
        assertThat(queued.events).isEqualTo(stored.events);
    }

    private static SessionRig mixed(SessionRig rig) {
        Strategy greedy = new Strategy() {
            private int bars;

            @Override
            public void onBar(Bar bar, StrategyContext context) {
                bars++;
                context.emit(new OrderRequest(ACME, Side.BUY, Quantity.of(bars * 40L), OrderTerms.market(), "buy-" + bars, false));
            }
        };
        return days(rig.maxOrder("1000").strategy("greedy", greedy)).input(SessionRig.openOf(4),
                new OperatorCommand(Action.HALT, OperatorCommand.ALL, "ann", "test"));
    }

    /// The first oversized order is cut to what a hard limit would allow; the second passes on a person's word; the third is cut again.
    @Test
    void aPersonReleasesOneOrderFromASoftBlock() {
        RiskRules soft = RiskRules.STANDARD.withBlocks(List.of("MAX_ORDER_VALUE"), List.of());
        OperatorCommand.Release release = new OperatorCommand.Release("greedy", "ACME", "MAX_ORDER_VALUE", SessionRig.closeOf(3));
        assertThat(OperatorCommand.Release.parse(release.scope())).isEqualTo(release);
        Strategy greedy = new Strategy() {
            @Override
            public void onBar(Bar bar, StrategyContext context) {
                context.emit(new OrderRequest(ACME, Side.BUY, Quantity.of(100), OrderTerms.market(), "buy", false));
            }
        };
        SessionRig rig = days(new SessionRig().maxOrder("500").rules(soft).strategy("greedy", greedy)).input(SessionRig.openOf(2),
                new OperatorCommand(Action.RELEASE, release.scope(), "ann", "agreed")).run();
        assertThat(outcomes(rig)).containsExactly(RiskDecision.Outcome.SHRINK, RiskDecision.Outcome.ACCEPT, RiskDecision.Outcome.SHRINK,
                RiskDecision.Outcome.SHRINK);
        assertThat(rig.payloads(RiskDecision.class).getFirst().explanation()).contains("a soft block: an operator may release one order");
        assertThat(rig.payloads(OperatorCommand.class)).singleElement().satisfies(c -> assertThat(c.operator()).isEqualTo("ann"));
    }

    @Test
    void whatWasKeptBackIsValuedAtTheLastMark() {
        SessionRig rig = days(new SessionRig().strategy("bidder", new Bidder())
                .inForce(List.of(new OperatorCommand(Action.HALT, OperatorCommand.ALL, "ann", "test")))).run();
        List<Missed.Row> missed = rig.session().missed();
        assertThat(missed).hasSize(4);
        assertThat(missed.getFirst().units()).isEqualTo(1);
        assertThat(missed.getFirst().fromUnits()).isEqualTo(105_000);
        assertThat(missed.getFirst().toUnits()).isEqualTo(110_000);
    }
}
