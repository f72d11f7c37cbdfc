package dev.assay.proofbench.statistics;

import dev.assay.analytics.Drawdown;
import dev.assay.analytics.Returns;
import dev.assay.analytics.Volatility;

/// What a run earned and at what risk, from its equity at each session's close.
///
/// Returns are simple returns from close to close, the first one from the start equity. Whatever is not defined is NaN: nothing is guessed.
/// Immutable and thread-safe.
///
/// @param totalReturn last equity ÷ start equity - 1
/// @param cagr `(last ÷ start)^(1 ÷ years) - 1`, years being the time from the first close to the last in years of 365.25 days; -1 where
///             nothing is left; NaN where no time passes or the account owes money
/// @param volatility sample standard deviation (n - 1) of the returns × sqrt(periods per year); NaN for fewer than two returns
/// @param sharpe mean ÷ sample standard deviation of the returns × sqrt(periods per year), at a risk-free rate of zero; NaN for fewer than
///               two returns or where they do not scatter
/// @param maxDrawdown the deepest fall from a peak, as a fraction; never positive, beyond -1 where the account owed money
/// @param longestDrawdownNanos the longest time from a peak to its recovery or, failing that, to the end
/// @param sessions how many closes there are
public record Performance(double totalReturn, double cagr, double volatility, double sharpe, double maxDrawdown, long longestDrawdownNanos,
        int sessions) {
    private static final double YEAR_NANOS = 365.25 * 86_400e9;
    /// Returns that are equal but for rounding scatter by about 1e-16: no risk to divide by.
    private static final double ROUNDING = 1e-13;

    /// Measures an equity curve.
    ///
    /// @param startEquity equity before the first session; positive
    /// @param ts session closes, epoch ns UTC, ascending
    /// @param equity equity at those closes, in the unit of `startEquity`
    /// @param periodsPerYear sessions in a year; positive
    public static Performance of(double startEquity, long[] ts, double[] equity, double periodsPerYear) {
        EquitySeries.require(startEquity, ts, equity);
        int n = equity.length;
        double[] values = new double[n + 1];
        long[] times = new long[n + 1];
        values[0] = startEquity;
        times[0] = n == 0 ? 0 : ts[0];
        System.arraycopy(equity, 0, values, 1, n);
        System.arraycopy(ts, 0, times, 1, n);
        double growth = values[n] / startEquity;
        double volatility = Double.NaN;
        double sharpe = Double.NaN;
        if (dividable(values)) {
            double[] returns = Returns.simple(values);
            volatility = Volatility.annualised(returns, periodsPerYear);
            sharpe = sharpe(returns, periodsPerYear);
        }
        return new Performance(growth - 1, cagr(growth, times[n] - times[0]), volatility, sharpe, Drawdown.depth(values),
                Drawdown.duration(times, values), n);
    }

    /// Mean ÷ sample standard deviation × sqrt(`periodsPerYear`) of returns in excess of a risk-free rate; NaN where not defined.
    public static double sharpe(double[] excessReturns, double periodsPerYear) {
        double deviation = Volatility.sample(excessReturns);
        double mean = Volatility.mean(excessReturns);
        return deviation > ROUNDING * Math.max(1, Math.abs(mean)) ? mean / deviation * StrictMath.sqrt(periodsPerYear) : Double.NaN;
    }

    private static double cagr(double growth, long nanos) {
        return nanos <= 0 || growth < 0 ? Double.NaN : StrictMath.pow(growth, YEAR_NANOS / nanos) - 1;
    }

    private static boolean dividable(double[] values) {
        for (int i = 0; i + 1 < values.length; i++) {
            if (!(values[i] > 0)) {
                return false;
            }
        }
        return true;
    }
}
