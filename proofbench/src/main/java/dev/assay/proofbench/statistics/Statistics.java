package dev.assay.proofbench.statistics;

import java.util.ArrayList;
import java.util.List;

/// The figures of a run in the order of the tearsheet. Stateless and thread-safe.
public final class Statistics {
    private Statistics() {}

    /// All figures that follow from a run's equity and round trips.
    ///
    /// @param startEquity equity before the first session; positive
    /// @param ts session closes, epoch ns UTC, ascending
    /// @param equity equity at those closes, in the unit of `startEquity`
    /// @param periodsPerYear sessions in a year; positive
    /// @param trials Sharpe ratios per session of every different run of the strategy family, this one among them
    /// @param trades the run's round trips
    /// @param benchmark what it is measured against
    /// @param exposure what was held and traded
    public static List<Figure> of(double startEquity, long[] ts, double[] equity, double periodsPerYear, double[] trials,
            TradeFigures trades, BenchmarkSeries benchmark, ExposureFigures exposure) {
        EquitySeries.require(startEquity, ts, equity);
        List<Figure> all = new ArrayList<>(ReturnFigures.of(startEquity, ts, equity, periodsPerYear, trials));
        if (!all.isEmpty()) {
            all.addAll(benchmark.figures(ts, equity, periodsPerYear));
        }
        long nanos = ts.length == 0 ? 0 : ts[ts.length - 1] - ts[0];
        all.addAll(exposure.figures(nanos, ts.length == 0 ? 0 : equity[equity.length - 1] - startEquity));
        all.addAll(trades.figures());
        return List.copyOf(all);
    }

    /// The same without benchmark and exposure.
    public static List<Figure> of(double startEquity, long[] ts, double[] equity, double periodsPerYear, double[] trials,
            TradeFigures trades) {
        return of(startEquity, ts, equity, periodsPerYear, trials, trades, BenchmarkSeries.NONE, new ExposureFigures());
    }
}
