package dev.assay.benchmarks;

import dev.assay.adapters.journal.FileEventJournal;
import dev.assay.application.live.ObserverHub;
import dev.assay.application.session.SessionSetup;
import dev.assay.application.session.TradingSession;
import dev.assay.core.calendar.ContinuousCalendars;
import dev.assay.core.event.EventJournal;
import dev.assay.core.event.EventType;
import dev.assay.core.event.StrategyFailed.ExitPolicy;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.loop.Sequencer;
import dev.assay.core.loop.SimulatedLoop;
import dev.assay.core.loop.TimerQueue;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.execution.CostModel;
import dev.assay.execution.CostModels;
import dev.assay.execution.SizingRules;
import dev.assay.proofbench.FillModels;
import dev.assay.proofbench.SimulatedBroker;
import dev.assay.riskguard.RiskLimits;
import dev.assay.riskguard.StandardPolicy;
import dev.assay.riskguard.controls.Limit;
import dev.assay.signalcore.Parameters;
import dev.assay.signalcore.Strategy;
import dev.assay.signalcore.strategy.BuiltInStrategies;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/// What the whole-process runs share: a session with everything on (EMA 10/20 cross, risk controls, order management, costs, ledger, journal
/// on disk, observers), measured while it runs.
final class Bench {
    /// A share of the account in all instruments together that the risk limits never cut.
    private static final String SIZE = "0.5";
    private static final int COLLECTIONS = 5;

    /// What a run did and cost. Seconds are the loop's own processor time: other work on the machine does not count.
    ///
    /// @param liveBytes what the session still holds at its end, after a collection
    record Measured(double seconds, long orders, long rejections, long events, long allocatedBytes, long liveBytes) {}

    private Bench() {}

    static Measured run(List<Instrument> instruments, SyntheticBars bars) throws IOException {
        Path folder = Files.createTempDirectory("assay-bench");
        LongAdder observed = new LongAdder();
        try (ObserverHub hub = new ObserverHub();
                EventJournal journal = FileEventJournal.create(folder.resolve("journal"), FileEventJournal.Options.DEFAULT)) {
            hub.subscribe("metrics", event -> observed.increment(), List.of(EventType.FILL, EventType.ORDER_EVENT, EventType.RISK_DECISION,
                    EventType.PORTFOLIO_SNAPSHOT), 1 << 16);
            Sequencer sequencer = new Sequencer(journal, hub);
            TimerQueue timers = new TimerQueue();
            TradingSession session = new TradingSession(setup(instruments), sequencer, timers, true);
            Meter meter = new Meter();
            session.start();
            new SimulatedLoop(bars, timers).run(session);
            session.stop(List.of());
            journal.sync();
            double seconds = meter.seconds();
            long allocated = meter.allocatedBytes();
            long live = liveBytes();
            return new Measured(seconds, session.counts().orders(), session.counts().rejections(), sequencer.recorded(), allocated, live);
        } finally {
            delete(folder);
        }
    }

    /// What the heap holds. One collection is not enough: the serial collector compacts wholly only at every fourth, and leaves gaps else.
    private static long liveBytes() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }

    /// Every control on, with limits that the benchmarks' orders stay within.
    static StandardPolicy policy() {
        Limit twice = Limit.EquityFraction.of(BigDecimal.TWO);
        return new StandardPolicy(new RiskLimits(twice, Quantity.of(10_000_000), twice, null, twice, twice,
                new RiskLimits.OrderRate(1000, 1_000_000_000L), 600_000_000_000L, List.of()));
    }

    private static SessionSetup setup(List<Instrument> instruments) {
        Money capital = Money.of("1000000", Currency.USD);
        Universe universe = new Universe(instruments);
        CostModel costs = CostModels.perShare(Price.of("0.00005"), Price.of("0.01"), Price.of("1"));
        Strategy strategy = BuiltInStrategies.create("ema-cross");
        Parameters parameters = Parameters.of(strategy.parameters(), Map.of("fast", "10", "slow", "20", "size", SIZE));
        SimulatedBroker broker = new SimulatedBroker(universe, FillModels.byId("next-open"), costs, capital);
        return new SessionSetup(universe, List.of(new SessionSetup.StrategySetup("ema", strategy, parameters, instruments, 1)),
                ContinuousCalendars.alwaysOpen(), SyntheticBars.start(), Long.MIN_VALUE, capital, policy(), 1000, costs,
                SizingRules.DEFAULT,
                broker,
                ExitPolicy.KEEP, SessionSetup.Snapshots.SESSION);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
