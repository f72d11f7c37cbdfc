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
}
