package dev.assay.benchmarks;

import com.sun.management.ThreadMXBean;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/// The whole journey at speed: EMA 10/20 cross over ten million minute bars of one instrument, with risk controls, order management, costs,
/// ledger, journal on disk and observers on. Prints a table; compares with a bare loop over the same columns in the same run.
///
/// ```
/// mvn -q -pl benchmarks -am -DskipTests package
/// java -cp … dev.assay.benchmarks.EngineRun [bars] [rounds] [few|many]
/// ```
///
/// Rates are per second of the loop's own processor time, so that other work on the machine does not count.
public final class EngineRun {
    private static final Instrument ACME = Instrument.equity(0, "ACME", "XNYS", Currency.USD);

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private EngineRun() {}

    /// Runs and prints.
    public static void main(String[] args) throws IOException {
        int bars = args.length > 0 ? Integer.parseInt(args[0]) : 10_000_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        String only = args.length > 2 ? args[2] : "";
        System.out.printf(Locale.ROOT, "%-34s %10s %12s %10s %12s %10s%n", "run", "M bars/s", "orders", "orders/s", "bytes/bar", "events");
        long[] few = SyntheticBars.trending(bars, 20_000);
        long[] many = SyntheticBars.wandering(bars, 42);
        for (int round = 1; round <= rounds; round++) {
            calibrate(few);
            if (!only.equals("many")) {
                engine("few trades", few);
            }
            if (!only.equals("few")) {
                engine("many trades", many);
            }
        }
    }

    private static void calibrate(long[] closes) {
        long start = THREADS.getCurrentThreadCpuTime();
        double fast = closes[0];
        double slow = closes[0];
        int crosses = 0;
        boolean above = false;
        for (long close : closes) {
            fast += 2.0 / 11 * (close - fast);
            slow += 2.0 / 21 * (close - slow);
            if (fast > slow != above) {
                above = !above;
                crosses++;
            }
        }
        double seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "%-34s %10.1f %12d%n", "calibration: bare loop, two EMAs", closes.length / seconds / 1e6, crosses);
    }

    private static void engine(String name, long[] closes) throws IOException {
        Path folder = Files.createTempDirectory("assay-engine");
        LongAdder observed = new LongAdder();
        try (ObserverHub hub = new ObserverHub();
                EventJournal journal = FileEventJournal.create(folder.resolve("journal"), FileEventJournal.Options.DEFAULT)) {
            hub.subscribe("metrics", event -> observed.increment(), List.of(EventType.FILL, EventType.ORDER_EVENT, EventType.RISK_DECISION,
                    EventType.PORTFOLIO_SNAPSHOT), 1 << 16);
            Sequencer sequencer = new Sequencer(journal, hub);
            TimerQueue timers = new TimerQueue();
            TradingSession session = new TradingSession(setup(), sequencer, timers, true);
            long allocated = THREADS.getThreadAllocatedBytes(Thread.currentThread().threadId());
            long start = THREADS.getCurrentThreadCpuTime();
            session.start(List.of());
            new SimulatedLoop(new SyntheticBars(ACME, closes), timers).run(session);
            session.stop();
            journal.sync();
            double seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
            allocated = THREADS.getThreadAllocatedBytes(Thread.currentThread().threadId()) - allocated;
            System.out.printf(Locale.ROOT, "%-34s %10.2f %12d %10.0f %12.0f %10d%n", "engine: " + name, closes.length / seconds / 1e6,
                    session.counts().orders(), session.counts().orders() / seconds, (double) allocated / closes.length,
                    sequencer.recorded());
        } finally {
            delete(folder);
        }
    }

    private static SessionSetup setup() {
        Money capital = Money.of("1000000", Currency.USD);
        Universe universe = new Universe(List.of(ACME));
        CostModel costs = CostModels.perShare(Price.of("0.005"), Price.of("1.00"), Price.of("1"));
        Strategy strategy = BuiltInStrategies.create("ema-cross");
        Parameters parameters = Parameters.of(strategy.parameters(), Map.of("fast", "10", "slow", "20", "size", "0.5"));
        Limit twice = Limit.EquityFraction.of(BigDecimal.TWO);
        StandardPolicy policy = new StandardPolicy(new RiskLimits(twice, null, twice, null, twice, twice,
                new RiskLimits.OrderRate(1000, 1_000_000_000L), 600_000_000_000L, List.of()));
        SimulatedBroker broker = new SimulatedBroker(universe, FillModels.byId("next-open"), costs, capital);
        return new SessionSetup(universe, List.of(new SessionSetup.StrategySetup("ema", strategy, parameters, List.of(ACME), 1)),
                ContinuousCalendars.alwaysOpen(), SyntheticBars.start(), Long.MIN_VALUE, capital, policy, 1000, costs, SizingRules.DEFAULT,
                broker,
                ExitPolicy.KEEP, SessionSetup.Snapshots.SESSION);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
