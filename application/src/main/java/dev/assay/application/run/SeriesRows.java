package dev.assay.application.run;

import dev.assay.analytics.Volatility;
import dev.assay.proofbench.statistics.BenchmarkSeries;
import dev.assay.proofbench.statistics.Histogram;
import dev.assay.proofbench.statistics.Rolling;
import java.nio.file.Path;
import java.util.List;

/// `series.csv`, one row per session, and `distribution.csv`: what the report draws beside the equity.
final class SeriesRows {
    private SeriesRows() {}

    static void write(Path directory, double start, long[] ts, double[] equity, BenchmarkSeries benchmark, double periodsPerYear,
            List<Trip> trips) {
        int n = ts.length;
        double[] returns = new double[n];
        double[] theirs = new double[n];
        boolean solvent = true;
        for (int i = 0; i < n; i++) {
            double before = i == 0 ? start : equity[i - 1];
            solvent &= before > 0;
            returns[i] = equity[i] / before - 1;
            double base = i == 0 ? Double.NaN : benchmark.at(ts[i - 1]);
            theirs[i] = benchmark.at(ts[i]) / base - 1;
        }
        int window = (int) Math.max(5, Math.round(periodsPerYear / 2));
        double[] sharpe = Rolling.sharpe(returns, window, periodsPerYear);
        double[] volatility = Rolling.volatility(returns, window, periodsPerYear);
        double[] beta = Rolling.beta(returns, theirs, window);
        double scale = scale(returns, theirs);
        try (CsvFile out = new CsvFile(directory.resolve(RunFiles.SERIES), "ts", "growth", "benchmark", "benchmarkMatched", "sharpe",
                "volatility", "beta", "window", "benchmarkName")) {
            double held = 1;
            double matched = 1;
            for (int i = 0; i < n && solvent; i++) {
                boolean there = !Double.isNaN(theirs[i]);
                held *= there ? 1 + theirs[i] : 1;
                matched *= there ? 1 + theirs[i] * scale : 1;
                boolean begun = !Double.isNaN(benchmark.at(ts[i]));
                out.row(Timestamps.text(ts[i]), text(equity[i] / start), begun ? text(held) : "", begun ? text(matched) : "",
                        text(sharpe[i]), text(volatility[i]), text(beta[i]), window, benchmark.name());
            }
        }
        try (CsvFile out = new CsvFile(directory.resolve(RunFiles.DISTRIBUTION), "of", "low", "high", "count", "normal")) {
            if (solvent) {
                rows(out, "session return", returns);
                rows(out, "round trip gain", trips.stream().mapToDouble(Trip::net).toArray());
            }
        }
    }

    /// By what the benchmark's returns are multiplied so that they scatter as the run's do; 1 where one of them does not.
    private static double scale(double[] returns, double[] theirs) {
        int first = 0;
        while (first < theirs.length && Double.isNaN(theirs[first])) {
            first++;
        }
        double scale = Volatility.sample(java.util.Arrays.copyOfRange(returns, first, returns.length))
                / Volatility.sample(java.util.Arrays.copyOfRange(theirs, first, theirs.length));
        return Double.isFinite(scale) ? scale : 1;
    }

    private static void rows(CsvFile out, String of, double[] values) {
        for (Histogram.Bin bin : Histogram.of(values)) {
            out.row(of, Double.toString(bin.low()), Double.toString(bin.high()), bin.count(), Double.toString(bin.normal()));
        }
    }

    private static String text(double value) {
        return Double.isFinite(value) ? Double.toString(Math.rint(value * 1e8) / 1e8) : "";
    }
}
