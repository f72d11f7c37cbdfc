package dev.assay.proofbench.statistics;

import dev.assay.analytics.Covariance;
import dev.assay.analytics.Relative;
import dev.assay.analytics.Returns;
import dev.assay.analytics.Volatility;
import dev.assay.proofbench.statistics.Figure.Unit;
import java.util.Arrays;
import java.util.List;

/// What a run is measured against: the value of one unit of money held in an instrument with its dividends. Immutable and thread-safe.
public final class BenchmarkSeries {
    private static final String GROUP = "Benchmark";

    /// None: its figures are absent.
    public static final BenchmarkSeries NONE = new BenchmarkSeries("", new long[0], new double[0]);

    private final String name;
    private final long[] ts;
    private final double[] values;

    /// A series.
    ///
    /// @param name what it is called
    /// @param ts times of the values, ascending, epoch ns UTC
    /// @param values value at them; positive
    public BenchmarkSeries(String name, long[] ts, double[] values) {
        if (ts.length != values.length) {
            throw new IllegalArgumentException(ts.length + " times for " + values.length + " values of the benchmark");
        }
        this.name = name;
        this.ts = ts.clone();
        this.values = values.clone();
    }

    /// What it is called.
    public String name() {
        return name;
    }

    /// How many values it has.
    public int size() {
        return ts.length;
    }

    /// When a value was, epoch ns UTC.
    public long ts(int index) {
        return ts[index];
    }

    /// A value.
    public double value(int index) {
        return values[index];
    }

    /// The value at or before an instant; NaN where there is none yet.
    public double at(long instant) {
        int place = Arrays.binarySearch(ts, instant);
        int index = place >= 0 ? place : -place - 2;
        return index < 0 ? Double.NaN : values[index];
    }

    /// The run's returns beside the benchmark's over the same sessions: from the first session on before which the benchmark has a value.
    ///
    /// @return `[ours, theirs]`
    private double[][] aligned(long[] sessions, double[] equity) {
        int first = 0;
        while (first < sessions.length && Double.isNaN(at(sessions[first]))) {
            first++;
        }
        int size = Math.max(0, sessions.length - first);
        double[] ours = new double[size];
        double[] theirs = new double[size];
        for (int i = 0; i < size; i++) {
            ours[i] = equity[first + i];
            theirs[i] = at(sessions[first + i]);
        }
        return new double[][]{Returns.simple(ours), Returns.simple(theirs)};
    }

    /// The figures against the benchmark; without one, a single figure that says why there are none.
    ///
    /// @param sessions session closes, epoch ns UTC, ascending
    /// @param equity equity at them; positive
    List<Figure> figures(long[] sessions, double[] equity, double periodsPerYear) {
        if (this.ts.length == 0) {
            return List.of(figure("benchmark", "Benchmark", Unit.RATIO, Double.NaN,
                    "none is configured: name an instrument under report.benchmark to get alpha, beta, information ratio and capture"));
        }
        double[][] both = aligned(sessions, equity);
        if (both[0].length < 2) {
            return List.of(figure("benchmark", "Benchmark", Unit.RATIO, Double.NaN,
                    name + " has fewer than two sessions in common with the run: nothing can be compared"));
        }
        double[] ours = both[0];
        double[] theirs = both[1];
        double year = StrictMath.sqrt(periodsPerYear);
        double beta = Relative.beta(ours, theirs);
        double growth = 1;
        for (double each : theirs) {
            growth *= 1 + each;
        }
        double cagr = StrictMath.pow(growth, periodsPerYear / theirs.length) - 1;
        return List.of(
                figure("benchmarkReturn", "Return of " + name, Unit.FRACTION, growth - 1,
                        "one unit held over the same sessions, dividends reinvested at the ex-date, no costs"),
                figure("benchmarkCagr", "CAGR of " + name, Unit.FRACTION, cagr, "annual growth of the same"),
                figure("benchmarkVolatility", "Volatility of " + name, Unit.FRACTION, Volatility.annualised(theirs, periodsPerYear),
                        "sample standard deviation of its session returns × √sessions a year"),
                figure("benchmarkSharpe", "Sharpe ratio of " + name, Unit.RATIO, Performance.sharpe(theirs, periodsPerYear),
                        "as for the run"),
                figure("alpha", "Alpha", Unit.FRACTION, Relative.alpha(ours, theirs) * periodsPerYear,
                        "intercept of the regression of session returns on the benchmark's × sessions a year (Jensen 1968)"),
                figure("beta", "Beta", Unit.RATIO, beta, "slope of the same regression"),
                figure("correlation", "Correlation", Unit.RATIO, Covariance.correlation(ours, theirs), "Pearson's, of session returns"),
                figure("rSquared", "R²", Unit.RATIO, Relative.rSquared(ours, theirs), "share of the variance that the benchmark explains"),
                figure("trackingError", "Tracking error", Unit.FRACTION, Relative.trackingError(ours, theirs) * year,
                        "sample standard deviation of the differences to the benchmark × √sessions a year"),
                figure("informationRatio", "Information ratio", Unit.RATIO, Relative.informationRatio(ours, theirs) * year,
                        "mean difference to the benchmark ÷ its sample standard deviation × √sessions a year"),
                figure("treynor", "Treynor ratio", Unit.RATIO, Volatility.mean(ours) * periodsPerYear / beta,
                        "mean session return × sessions a year ÷ beta, risk-free rate 0"),
                figure("upCapture", "Capture, up", Unit.FRACTION, Relative.upCapture(ours, theirs, periodsPerYear),
                        "annual growth ÷ the benchmark's, over the sessions in which it rose"),
                figure("downCapture", "Capture, down", Unit.FRACTION, Relative.downCapture(ours, theirs, periodsPerYear),
                        "annual growth ÷ the benchmark's, over the sessions in which it fell"));
    }

    private static Figure figure(String id, String name, Unit unit, double value, String definition) {
        return Figure.of(GROUP, id, name, unit, value, definition);
    }
}
