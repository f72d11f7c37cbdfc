package dev.assay.application.run;

import dev.assay.application.chaos.ChaosOutcome;
import dev.assay.application.chaos.ChaosRun;
import dev.assay.application.chaos.Scenario;
import dev.assay.application.config.AssayConfig;
import dev.assay.application.config.EffectiveConfig;
import dev.assay.application.data.MarketDataFeed;
import dev.assay.application.feed.MergedCursor;
import dev.assay.application.session.SessionSetup;
import dev.assay.core.calendar.ExchangeCalendar;
import dev.assay.core.loop.InstantBatch;
import dev.assay.core.money.Money;
import dev.assay.execution.BrokerAdapter;
import dev.assay.proofbench.SimulatedBroker;
import dev.assay.proofbench.fault.Fault;
import dev.assay.proofbench.fault.FaultPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/// Runs a config's strategies against a simulated broker behind a faulty link, seed by seed, and compares each with a clean run.
public final class RunChaos {
    private final RunPorts ports;

    /// The use case over its ports.
    public RunChaos(RunPorts ports) {
        this.ports = ports;
    }

    /// What to run.
    ///
    /// @param config the effective config
    /// @param firstSeed the first seed
    /// @param seeds how many, one after the other
    public record Request(EffectiveConfig config, long firstSeed, int seeds) {
        public Request {
            if (seeds < 1) {
                throw new IllegalArgumentException("at least one seed must be run, not " + seeds);
            }
        }
    }

    /// What became of them.
    ///
    /// @param direct equity at the end without a fault and without the link's delay: what the backtest ends with
    /// @param clean equity at the end without a fault
    /// @param outcomes one per seed, in order
    public record Result(Money direct, Money clean, List<ChaosOutcome> outcomes) {
        public Result {
            outcomes = List.copyOf(outcomes);
        }

        /// How often each fault struck in all seeds together, in a fixed order.
        public List<Struck> struck() {
            List<Struck> rows = new ArrayList<>();
            for (Fault fault : Fault.values()) {
                rows.add(new Struck(fault.name(), sum(outcome -> outcome.faults().get(fault.ordinal())), fault.perMille() / 10.0,
                        String.valueOf(fault.at())));
            }
            return rows;
        }

        /// Orders that the OMS made.
        public long orders() {
            return sum(ChaosOutcome::orders);
        }

        /// How often the books were compared with the broker's.
        public long comparisons() {
            return sum(outcome -> outcome.reconciliation().rounds());
        }

        /// Fills that only a comparison brought to light.
        public long missedFills() {
            return sum(outcome -> outcome.reconciliation().missedFills());
        }

        /// Commands sent again under their id.
        public long resent() {
            return sum(outcome -> outcome.reconciliation().resent());
        }

        private long sum(ToLongFunction<ChaosOutcome> part) {
            return outcomes.stream().mapToLong(part).sum();
        }
    }

    /// What one kind of fault did.
    ///
    /// @param fault its name
    /// @param count how often it struck
    /// @param percent its chance
    /// @param at per what the chance is
    public record Struck(String fault, long count, double percent, String at) {}

    /// Runs the seeds.
    ///
    /// @param progress told of each outcome as it comes
    /// @throws RunException, [dev.assay.application.data.DataException] or [dev.assay.application.strategy.StrategyException] when the
    ///         config, the data or a strategy cannot be used, or when the clean run already breaks an invariant
    public Result run(Request request, Consumer<ChaosOutcome> progress) {
        Scenario scenario = scenario(request.config());
        ChaosOutcome clean = new ChaosRun(scenario, 0, FaultPlan.NONE).run();
        if (!clean.violations().isEmpty()) {
            throw new RunException("without any fault an invariant breaks: " + clean.violations().getFirst());
        }
        ChaosOutcome direct = new ChaosRun(scenario, 0, FaultPlan.NONE.withLatency(0)).run();
        List<ChaosOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < request.seeds(); i++) {
            ChaosOutcome outcome = new ChaosRun(scenario, request.firstSeed() + i, FaultPlan.USUAL).run();
            outcomes.add(outcome);
            progress.accept(outcome);
        }
        return new Result(direct.equity(), clean.equity(), outcomes);
    }

    /// The config's data and strategies as a scenario; the data is read once.
    Scenario scenario(EffectiveConfig effective) {
        AssayConfig config = effective.config();
        if (!config.brokers().isEmpty()) {
            throw new RunException(
                    "brokers: assay chaos puts faults between a session and one broker; give one broker's fills and costs at "
                            + "the top level, and remove brokers and routes");
        }
        MarketInputs inputs = MarketInputs.take(effective, ports.catalogues().open(effective.resolve(config.data().catalogue())), ports);
        Strategies.Made strategies = Strategies.make(effective, inputs.universe(), ports.compiler(),
                Strategies.atConfiguredPaths(effective));
        List<Scenario.Input> data = new ArrayList<>();
        if (inputs.captures() != null) {
            throw new RunException("data.captures: assay chaos runs on bars; give it a config that reads a catalogue");
        }
        List<MarketDataFeed> feeds = inputs.feeds(config.data());
        try (MergedCursor cursor = MergedCursor.of("catalogue:" + inputs.choice().bars(), feeds, inputs.actions())) {
            InstantBatch batch = new InstantBatch();
            while (cursor.advance()) {
                batch.begin(cursor.tsEvent());
                cursor.giveTo(batch);
                for (int i = 0; i < batch.size(); i++) {
                    data.add(new Scenario.Input(cursor.tsEvent(), batch.payload(i)));
                }
                for (int i = 0; i < batch.openings(); i++) {
                    data.add(new Scenario.Input(cursor.tsEvent(), batch.opening(i)));
                }
            }
        }
        if (data.isEmpty()) {
            throw new RunException("no bar of " + inputs.universe().instruments() + " in dataset " + inputs.choice().bars()
                    + " lies in the span of the config; see what there is with: assay data ls");
        }
        return new OfConfig(config, inputs, strategies, List.copyOf(data));
    }

    private record OfConfig(AssayConfig config, MarketInputs market, Strategies.Made strategies, List<Input> inputs) implements Scenario {
        @Override
        public ExchangeCalendar calendar() {
            return market.calendar();
        }

        @Override
        public SimulatedBroker venue() {
            return Assembly.broker(config, market);
        }

        @Override
        public SessionSetup session(BrokerAdapter adapter) {
            return Assembly.setup(config, market, strategies.again(), inputs.getFirst().ts(), adapter);
        }
    }
}
