package dev.assay.application.run;

import dev.assay.application.config.AssayConfig;
import dev.assay.application.config.ConfigVocabulary;
import dev.assay.application.config.EffectiveConfig;
import dev.assay.application.data.DataReader;
import dev.assay.application.data.MarketDataFeed;
import dev.assay.core.event.EventJournal;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.Bar;
import dev.assay.core.market.CorporateAction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Backtests that leave nothing behind: no package, no report, no line in the registry of trials. For tools that run one config many times
/// to find out what its result hangs on. Reads and compiles as [RunBacktest] does, through the same ports.
public final class ScratchRuns {
    private final RunPorts ports;

    /// Over the ports of a run.
    public ScratchRuns(RunPorts ports) {
        this.ports = ports;
    }

    /// Takes the config's data in, resolves it, and compiles its strategies.
    ///
    /// @throws RunException, [dev.assay.application.data.DataException] or [dev.assay.application.strategy.StrategyException] when the
    ///         config, the data or a strategy cannot be used
    public Prepared prepare(EffectiveConfig effective) {
        Path root = effective.resolve(effective.config().data().catalogue());
        MarketInputs inputs = MarketInputs.take(effective, ports.catalogues().open(root), ports);
        return new Prepared(effective.config(), inputs,
                Strategies.make(effective, inputs.universe(), ports.compiler(), Strategies.atConfiguredPaths(effective)));
    }

    /// A finished run again, from its package alone: with its config and strategies, and its own copy of the data where it carries one.
    ///
    /// @throws RunException when the directory is no run package, or its data is not there any more
    public Prepared stored(Path directory, ConfigVocabulary vocabulary) {
        StoredPackage.require(directory);
        try {
            EffectiveConfig effective = VerifyRun.config(directory, vocabulary);
            MarketInputs inputs = VerifyRun.inputs(directory, effective, ports);
            return new Prepared(effective.config(), inputs,
                    Strategies.make(effective, inputs.universe(), ports.compiler(), Strategies.inPackage(directory)));
        } catch (IOException e) {
            throw new RunException("the package " + directory + " cannot be read: " + e.getMessage(), e);
        }
    }

    /// A config whose data and strategies are at hand. Every [#run] begins with fresh strategy objects.
    public static final class Prepared {
        private final AssayConfig config;
        private final MarketInputs inputs;
        private final Strategies.Made strategies;

        Prepared(AssayConfig config, MarketInputs inputs, Strategies.Made strategies) {
            this.config = config;
            this.inputs = inputs;
            this.strategies = strategies;
        }

        /// Runs it.
        ///
        /// @throws RunException when there is no data in the span
        public ScratchRun run() {
            ScratchTap tap = new ScratchTap(Assembly.capital(config));
            Execution.run(config, inputs, strategies.again(), EventJournal.none(), tap, ts -> null);
            return tap.run();
        }

        /// What the run is called: its family in the registry of trials.
        public String name() {
            return config.run().name();
        }

        /// Sessions of a mean year.
        public double sessionsPerYear() {
            return Assembly.sessionsPerYear(inputs.calendar());
        }

        /// Signals count from here, epoch ns UTC; `Long.MIN_VALUE` for the beginning of the data.
        public long tradeFrom() {
            return inputs.tradeFrom();
        }

        /// The instruments, in number order.
        public List<Instrument> instruments() {
            return inputs.universe().instruments();
        }

        /// Every bar of the span, by instrument in number order, oldest first. Held in memory.
        ///
        /// @throws RunException for recorded order books, which are no bars
        public List<List<Bar>> bars() {
            if (inputs.captures() != null) {
                throw new RunException(
                        "data.captures: this tool cuts and reorders bars, and the config reads recorded order books; give a config"
                                + " that reads a data set of bars");
            }
            List<List<Bar>> all = new ArrayList<>();
            for (MarketDataFeed feed : inputs.feeds(config.data())) {
                try (feed) {
                    List<Bar> bars = new ArrayList<>();
                    for (Bar bar = feed.next(); bar != null; bar = feed.next()) {
                        bars.add(bar);
                    }
                    all.add(List.copyOf(bars));
                }
            }
            return all;
        }

        /// The same without what splits did to prices and volumes: all in the terms of the first bar, rounded to the tick.
        public List<List<Bar>> barsWithoutSplits() {
            return bars().stream().map(this::withoutSplits).toList();
        }

        private List<Bar> withoutSplits(List<Bar> bars) {
            List<Bar> adjusted = new ArrayList<>();
            for (Bar bar : bars) {
                double factor = 1;
                for (CorporateAction action : inputs.actions()) {
                    if (action instanceof CorporateAction.Split split && split.instrument().equals(bar.instrument())
                            && split.tsEvent() <= bar.tsOpen() && split.tsEvent() > bars.getFirst().tsOpen()) {
                        factor *= (double) split.numerator() / split.denominator();
                    }
                }
                adjusted.add(factor == 1 ? bar : scaled(bar, factor));
            }
            return adjusted;
        }

        private static Bar scaled(Bar bar, double factor) {
            long tick = bar.instrument().tickUnits();
            return new Bar(bar.instrument(), bar.tsOpen(), bar.tsClose(), price(bar.openUnits(), factor, tick),
                    price(bar.highUnits(), factor, tick), price(bar.lowUnits(), factor, tick), price(bar.closeUnits(), factor, tick),
                    Math.round(bar.volumeUnits() / factor));
        }

        private static long price(long units, double factor, long tick) {
            return Math.max(1, Math.round(units * factor / tick)) * tick;
        }

        /// The distinct closes of bars, ascending, epoch ns UTC.
        public static long[] closes(List<List<Bar>> bars) {
            TreeSet<Long> closes = new TreeSet<>();
            bars.forEach(one -> one.forEach(bar -> closes.add(bar.tsClose())));
            return closes.stream().mapToLong(Long::longValue).toArray();
        }

        /// The same, with what closes from `from` (inclusive) to `to` (exclusive) asked of the data provider, and signals counted from
        /// `tradeFrom`. All epoch ns UTC. Corporate actions outside the span are left out too.
        public Prepared within(long from, long to, long tradeFrom) {
            List<CorporateAction> actions = inputs.choice().actions().isEmpty()
                    ? List.of()
                    : inputs.reader().actions(inputs.choice().actions(), instruments(), inputs.choice().snapshot()).stream()
                            .filter(action -> action.tsEvent() >= from && action.tsEvent() < to).toList();
            return new Prepared(config, new MarketInputs(inputs.reader(), inputs.choice(), inputs.universe(), inputs.calendar(),
                    new MarketInputs.Span(from, to), tradeFrom, actions, inputs.latencies()), strategies);
        }

        /// The same span without a beginning: from the first bar there is.
        public Prepared fromTheFirstBar() {
            return within(Long.MIN_VALUE, inputs.span().to(), inputs.tradeFrom());
        }

        /// The same, cut off after `close`: the provider is asked for nothing later.
        ///
        /// @param tails what follows all the same, by instrument in number order: the bars whose opening the cut does not hide
        public Prepared until(long close, List<List<Bar>> tails) {
            return within(inputs.span().from(), close + 1, inputs.tradeFrom()).reading(true, tails);
        }

        /// The same over these bars in place of the stored ones, by instrument in number order.
        public Prepared over(List<List<Bar>> bars) {
            return reading(false, bars);
        }

        /// The same without corporate actions: for histories that they do not belong to.
        public Prepared withoutActions() {
            return new Prepared(config, new MarketInputs(inputs.reader(), inputs.choice(), inputs.universe(), inputs.calendar(),
                    inputs.span(), inputs.tradeFrom(), List.of(), inputs.latencies()), strategies);
        }

        private Prepared reading(boolean stored, List<List<Bar>> more) {
            DataReader reader = new OverlaidReader(inputs.reader(), stored, more);
            return new Prepared(config, new MarketInputs(reader, inputs.choice(), inputs.universe(), inputs.calendar(), inputs.span(),
                    inputs.tradeFrom(), inputs.actions(), inputs.latencies()), strategies);
        }
    }
}
