package dev.assay.application.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.application.session.TradingSession;
import dev.assay.core.event.Event;
import dev.assay.core.event.EventJournal;
import dev.assay.core.event.EventType;
import dev.assay.core.loop.InputCursor;
import dev.assay.core.loop.InstantBatch;
import dev.assay.core.loop.Sequencer;
import dev.assay.core.loop.SimulatedLoop;
import dev.assay.core.loop.TimerQueue;
import dev.assay.core.market.Bar;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.execution.Capabilities;
import dev.assay.proofbench.SimulatedBroker;
import dev.assay.proofbench.fault.FaultPlan;
import dev.assay.proofbench.fault.FaultyLink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a link without faults changes: over one that takes no time, nothing; over one that takes a millisecond, only what a session does
/// before it can have heard.
class FaithfulLinkTest {
    /// What traded, by execution id, and what the account was worth at the end.
    private record Outcome(List<String> trades, long equity) {}

    private static Outcome direct(Scenario scenario) {
        List<String> trades = new ArrayList<>();
        Sequencer sequencer = new Sequencer(EventJournal.none(), new Sequencer.Tap() {
            @Override
            public boolean wants(EventType type) {
                return type == EventType.EXECUTION_REPORT;
            }

            @Override
            public void offer(Event event) {
                if (event.payload() instanceof ExecutionReport report && report.execType() == ExecType.TRADE) {
                    trades.add(words(report));
                }
            }
        });
        TimerQueue timers = new TimerQueue();
        TradingSession session = new TradingSession(scenario.session(scenario.venue()), sequencer, timers, true);
        session.start();
        new SimulatedLoop(new Inputs(scenario.inputs()), timers).run(session);
        session.stop(List.of());
        return new Outcome(trades, session.portfolio().equityUnits());
    }

    private static Outcome linked(Scenario scenario, FaultPlan plan) {
        Map<String, String> trades = new LinkedHashMap<>();
        ChaosOutcome outcome = new ChaosRun(scenario, 0, plan, UnaryOperator.identity(), message -> {
            if (message instanceof ExecutionReport report && report.execType() == ExecType.TRADE) {
                trades.put(report.execId(), words(report));
            }
            return message;
        }).run();
        assertThat(outcome.violations()).isEmpty();
        return new Outcome(List.copyOf(trades.values()), outcome.equity().units());
    }

    private static String words(ExecutionReport report) {
        return report.transactTs() + ": " + report.side() + " " + report.lastQty() + " at " + report.lastPx() + ", order "
                + report.clOrdId();
    }

    @ParameterizedTest
    @EnumSource(Traders.class)
    void overALinkThatTakesNoTimeASessionDoesWhatItDoesWithout(Traders trader) {
        for (int barsPerDay : new int[]{1, 13}) {
            for (long seed = 7; seed < 10; seed++) {
                Scenario market = new Market(seed, barsPerDay, trader::make);
                Outcome direct = direct(market);
                assertThat(direct.trades()).hasSizeGreaterThan(5);
                assertThat(linked(market, FaultPlan.NONE.withLatency(0))).as(trader + ", seed " + seed + ", " + barsPerDay + " bars a day")
                        .isEqualTo(direct);
            }
        }
    }

    /// The bid fills inside a bar, and at the bar's close the strategy asks for 250 shares in all. Without a link it has heard of the fill by
    /// then and buys the 220 that are missing; the report that is a millisecond on its way comes too late, and it buys 250.
    @Test
    void overAMillisecondAStrategyDecidesBeforeItHasHeard() {
        Scenario market = new Market();
        Outcome direct = direct(market);
        Outcome linked = linked(market, FaultPlan.NONE);
        int first = 0;
        while (amounts(direct).get(first).equals(amounts(linked).get(first))) {
            first++;
        }
        assertThat(amounts(direct).subList(first - 1, first + 1)).containsExactly("1630800000000000: BUY 30 at 53.9900",
                "1693800000000000: BUY 220 at 53.6300");
        assertThat(amounts(linked).subList(first - 1, first + 1)).containsExactly("1630800000000000: BUY 30 at 53.9900",
                "1693800000000000: BUY 250 at 53.6300");
        assertThat(direct.equity() - linked.equity()).isEqualTo(10_250_000);
    }

    private static List<String> amounts(Outcome outcome) {
        return outcome.trades().stream().map(trade -> trade.substring(0, trade.indexOf(','))).toList();
    }

    /// Bars without a gap: the next one opens in the instant in which the order is sent, and before it arrives.
    @Test
    void overAMillisecondAnOrderMissesTheOpeningOfItsOwnInstant() {
        Scenario market = new Market(7, 13, () -> new Traders.Once(5));
        List<Scenario.Input> bars = market.inputs().stream().filter(input -> input.payload() instanceof Bar).toList();
        assertThat(direct(market).trades()).singleElement().asString().startsWith(((Bar) bars.get(5).payload()).tsOpen() + ": BUY 10 ");
        assertThat(linked(market, FaultPlan.NONE).trades()).singleElement().asString()
                .startsWith(((Bar) bars.get(6).payload()).tsOpen() + ": BUY 10 ");
    }

    @Test
    void theLinkSaysWhatTheVenueCanDo() {
        SimulatedBroker venue = new Market().venue();
        Capabilities behind = new FaultyLink(venue, 1, FaultPlan.NONE).capabilities();

        assertThat(behind.answersAtOnce()).isFalse();
        assertThat(behind.features()).isNotEmpty().isEqualTo(venue.capabilities().features());
        assertThat(behind.ordTypes()).isEqualTo(venue.capabilities().ordTypes());
    }

    private static final class Inputs implements InputCursor {
        private final List<Scenario.Input> inputs;
        private int at = -1;

        Inputs(List<Scenario.Input> inputs) {
            this.inputs = inputs;
        }

        @Override
        public boolean advance() {
            return ++at < inputs.size();
        }

        @Override
        public long tsEvent() {
            return inputs.get(at).ts();
        }

        @Override
        public void giveTo(InstantBatch batch) {
            batch.add(inputs.get(at).payload(), "test", tsEvent());
        }

        @Override
        public void close() {}
    }
}
