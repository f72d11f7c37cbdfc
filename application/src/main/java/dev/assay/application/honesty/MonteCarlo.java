package dev.assay.application.honesty;

import dev.assay.analytics.Drawdown;
import dev.assay.analytics.Returns;
import dev.assay.application.config.ConfigVocabulary;
import dev.assay.application.run.RunException;
import dev.assay.application.run.ScratchRun;
import dev.assay.application.run.ScratchRuns;
import dev.assay.application.run.StoredResults;
import dev.assay.core.market.Bar;
import dev.assay.proofbench.statistics.Resampling;
import dev.assay.proofbench.statistics.SplitMix;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How much of a finished run's result was the order in which things happened: its round trips in other orders and other draws, its returns
/// in other blocks and, where asked for, its strategies again over other histories made of the same bars. The same seed gives the same answer.
public final class MonteCarlo {
    private static final double[] QUANTILES = {0.05, 0.25, 0.5, 0.75, 0.95};

    private final ScratchRuns runs;
    private final ConfigVocabulary vocabulary;

    /// Over runs that leave nothing behind.
    public MonteCarlo(ScratchRuns runs, ConfigVocabulary vocabulary) {
        this.runs = runs;
        this.vocabulary = vocabulary;
    }

    /// What to shuffle.
    ///
    /// @param run the package
    /// @param paths how many of each kind
    /// @param histories how many runs over other histories; 0 for none
    /// @param seed of all draws
    /// @param ruin share of the start equity whose loss is ruin, above 0 and up to 1
    public record Request(Path run, int paths, int histories, long seed, double ruin) {
        public Request {
            if (paths < 1 || histories < 0 || !(ruin > 0 && ruin <= 1)) {
                throw new IllegalArgumentException(paths + " paths, " + histories + " histories and ruin at " + ruin
                        + ": expected at least one path, no fewer than 0 histories, and a share above 0 and up to 1");
            }
        }
    }

    /// One kind of shuffling.
    ///
    /// @param name what was shuffled
    /// @param paths how many
    /// @param finals 5, 25, 50, 75 and 95 % quantiles of the final equity, lowest first
    /// @param drawdowns the same of the deepest drawdown, a fraction never positive, deepest first
    /// @param actualFinal the run's own, measured alike
    /// @param actualDrawdown the run's own, measured alike
    /// @param better share of paths that end above the run
    /// @param loss share of paths that end below the start
    /// @param ruin share of paths that lose the ruinous part of the start equity at any time
    public record Row(String name, int paths, List<Double> finals, List<Double> drawdowns, double actualFinal, double actualDrawdown,
            double better, double loss, double ruin) {
        public Row {
            finals = List.copyOf(finals);
            drawdowns = List.copyOf(drawdowns);
        }
    }

    /// What came out.
    ///
    /// @param results the run
    /// @param rows by kind; kinds that the run has too little for are missing
    public record Result(StoredResults results, List<Row> rows) {
        public Result {
            rows = List.copyOf(rows);
        }
    }

    /// Shuffles.
    ///
    /// @throws RunException when the directory is no run package, or there is nothing in it to shuffle
    public Result run(Request request) {
        StoredResults results = StoredResults.read(request.run());
        double start = results.start().toDouble();
        double[] trips = array(results.trips());
        double[] returns = returns(start, array(results.equity()));
        Resampling resampling = new Resampling(new SplitMix(request.seed()));
        List<Row> rows = new ArrayList<>();
        if (trips.length > 1) {
            rows.add(row("round trips in another order", request, start, added(start, trips),
                    into -> resampling.permute(trips, into), trips, false));
            rows.add(row("round trips drawn again", request, start, added(start, trips), into -> resampling.draw(trips, into), trips,
                    false));
        }
        if (returns.length > 1) {
            double block = Resampling.usualBlock(returns.length);
            rows.add(row("returns in blocks", request, start, grown(start, returns), into -> resampling.blocks(returns, into, block),
                    returns, true));
        }
        if (rows.isEmpty()) {
            throw new RunException("the run " + results.runId() + " has " + trips.length + " round trips and " + returns.length
                    + " returns: at least two of either are needed to put them in another order");
        }
        if (request.histories() > 0) {
            rows.add(histories(request, start, results));
        }
        return new Result(results, rows);
    }

    private interface Shuffle {
        void into(double[] values);
    }

    private static Row row(String name, Request request, double start, double[] actual, Shuffle shuffle, double[] values, boolean grow) {
        Paths paths = new Paths(request.paths(), start, request.ruin());
        double[] drawn = new double[values.length];
        for (int i = 0; i < request.paths(); i++) {
            shuffle.into(drawn);
            paths.add(grow ? grown(start, drawn) : added(start, drawn));
        }
        return paths.row(name, actual);
    }

    private Row histories(Request request, double start, StoredResults results) {
        ScratchRuns.Prepared prepared = runs.stored(request.run(), vocabulary);
        List<List<Bar>> bars = prepared.barsWithoutSplits();
        Paths paths = new Paths(request.histories(), start, request.ruin());
        SplitMix seeds = new SplitMix(request.seed());
        for (int i = 0; i < request.histories(); i++) {
            long seed = seeds.next();
            List<List<Bar>> other = bars.stream()
                    .map(one -> new OtherFuture(seed).blocks(one, Resampling.usualBlock(Math.max(2, one.size())))).toList();
            ScratchRun run = prepared.withoutActions().over(other).run();
            paths.add(prepend(start, array(run.equity())));
        }
        return paths.row("strategy over other histories", prepend(start, array(results.equity())));
    }

    private static double[] returns(double start, double[] equity) {
        double[] values = prepend(start, equity);
        for (double value : values) {
            if (!(value > 0)) {
                return new double[0];
            }
        }
        return Returns.simple(values);
    }

    private static double[] prepend(double first, double[] rest) {
        double[] all = new double[rest.length + 1];
        all[0] = first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }

    private static double[] added(double start, double[] gains) {
        double[] equity = prepend(start, gains);
        for (int i = 1; i < equity.length; i++) {
            equity[i] += equity[i - 1];
        }
        return equity;
    }

    private static double[] grown(double start, double[] returns) {
        double[] equity = prepend(start, returns);
        for (int i = 1; i < equity.length; i++) {
            equity[i] = equity[i - 1] * (1 + equity[i]);
        }
        return equity;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /// Equity curves as they come, each kept as its end, its depth and whether it was ruined.
    private static final class Paths {
        private final double[] finals;
        private final double[] drawdowns;
        private final double start;
        private final double floor;
        private int size;
        private int losses;
        private int ruined;

        Paths(int count, double start, double ruin) {
            finals = new double[count];
            drawdowns = new double[count];
            this.start = start;
            floor = start * (1 - ruin);
        }

        void add(double[] equity) {
            finals[size] = equity[equity.length - 1];
            drawdowns[size] = Drawdown.depth(equity);
            losses += finals[size] < start ? 1 : 0;
            ruined += Arrays.stream(equity).anyMatch(value -> value <= floor) ? 1 : 0;
            size++;
        }

        Row row(String name, double[] actual) {
            double own = actual[actual.length - 1];
            // A permutation ends where the run did, but for the order in which rounding took place.
            double noise = 1e-9 * Math.abs(own);
            long better = Arrays.stream(finals).filter(value -> value > own + noise).count();
            Arrays.sort(finals);
            Arrays.sort(drawdowns);
            return new Row(name, size, quantiles(finals), quantiles(drawdowns), own, Drawdown.depth(actual), (double) better / size,
                    (double) losses / size, (double) ruined / size);
        }

        private static List<Double> quantiles(double[] sorted) {
            return Arrays.stream(QUANTILES).map(q -> sorted[(int) Math.round(q * (sorted.length - 1))]).boxed().toList();
        }
    }
}
