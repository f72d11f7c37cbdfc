package dev.assay.analytics;

/// How widely returns scatter: plain sample volatility. Stateless and thread-safe.
///
/// Sums run in the order of the series, in two passes (mean first, then squared deviations), so the result is the same on any machine.
public final class Volatility {
    private Volatility() {}

    /// Arithmetic mean; NaN for no returns.
    public static double mean(double[] returns) {
        double sum = 0;
        for (double each : returns) {
            sum += each;
        }
        return sum / returns.length;
    }

    /// Sample standard deviation, `sqrt(Σ(r - mean)² ÷ (n - 1))`, per period; NaN for fewer than two returns.
    public static double sample(double[] returns) {
        if (returns.length < 2) {
            return Double.NaN;
        }
        double mean = mean(returns);
        double squares = 0;
        for (double each : returns) {
            double deviation = each - mean;
            squares += deviation * deviation;
        }
        return StrictMath.sqrt(squares / (returns.length - 1));
    }

    /// [#sample] × sqrt(`periodsPerYear`): the deviation of a year whose periods are independent.
    ///
    /// @param periodsPerYear how many returns a year holds, for example 252 for daily returns of a stock exchange; positive
    public static double annualised(double[] returns, double periodsPerYear) {
        if (!(periodsPerYear > 0)) {
            throw new IllegalArgumentException("periods per year must be positive, not " + periodsPerYear);
        }
        return sample(returns) * StrictMath.sqrt(periodsPerYear);
    }

    /// Exponentially weighted: `sqrt(v)` with `v = λ·v + (1 - λ)·r²` over the returns in order, begun with the first squared return; the mean
    /// is taken as zero. (RiskMetrics Technical Document 1996, section 5.2; λ = 0.94 for daily returns.) NaN for no returns.
    ///
    /// @param lambda how much of the last estimate is kept, above 0 and below 1
    public static double ewma(double[] returns, double lambda) {
        if (!(lambda > 0 && lambda < 1)) {
            throw new IllegalArgumentException("lambda must lie between 0 and 1, not " + lambda);
        }
        if (returns.length == 0) {
            return Double.NaN;
        }
        double variance = returns[0] * returns[0];
        for (int i = 1; i < returns.length; i++) {
            variance = lambda * variance + (1 - lambda) * returns[i] * returns[i];
        }
        return StrictMath.sqrt(variance);
    }
}
