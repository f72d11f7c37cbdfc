package dev.assay.proofbench.statistics;

import java.util.ArrayList;
import java.util.List;

/// The figures of a run in the order of the tearsheet. Stateless and thread-safe.
public final class Statistics {
    private Statistics() {}

    /// All figures of a run.
    ///
    /// @param startEquity equity before the first session; positive
    /// @param ts session closes, epoch ns UTC, ascending
    /// @param equity equity at those closes, in the unit of `startEquity`
    /// @param periodsPerYear sessions in a year; positive
    /// @param trials Sharpe ratios per session of every different run of the strategy family, this one among them
    /// @param trades the run's round trips
    public static List<Figure> of(double startEquity, long[] ts, double[] equity, double periodsPerYear, double[] trials,
            TradeFigures trades) {
        EquitySeries.require(startEquity, ts, equity);
        List<Figure> all = new ArrayList<>(ReturnFigures.of(startEquity, ts, equity, periodsPerYear, trials));
        all.addAll(trades.figures());
        return List.copyOf(all);
    }
}
