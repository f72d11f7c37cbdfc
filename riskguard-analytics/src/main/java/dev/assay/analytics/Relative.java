package dev.assay.analytics;

/// How returns stand to those of a benchmark over the same periods. Stateless and thread-safe. Both series are equally long, in time order;
/// returns are fractions. What is not defined is NaN.
public final class Relative {
    private Relative() {}

    /// Slope of the regression on the benchmark: covariance ÷ the benchmark's variance.
    public static double beta(double[] returns, double[] benchmark) {
        return Covariance.of(returns, benchmark) / Covariance.of(benchmark, benchmark);
    }

    /// Intercept of that regression, per period: mean - beta × the benchmark's mean. (Jensen 1968, at a risk-free rate of zero.)
    public static double alpha(double[] returns, double[] benchmark) {
        return Volatility.mean(returns) - beta(returns, benchmark) * Volatility.mean(benchmark);
    }

    /// Share of the variance that the benchmark explains: the squared correlation.
    public static double rSquared(double[] returns, double[] benchmark) {
        double correlation = Covariance.correlation(returns, benchmark);
        return correlation * correlation;
    }

    /// Sample deviation of the differences to the benchmark, per period.
    public static double trackingError(double[] returns, double[] benchmark) {
        return Volatility.sample(differences(returns, benchmark));
    }

    /// Mean difference to the benchmark ÷ [#trackingError], per period. (Goodwin 1998.)
    public static double informationRatio(double[] returns, double[] benchmark) {
        double[] differences = differences(returns, benchmark);
        return Volatility.mean(differences) / Volatility.sample(differences);
    }

    /// Annual growth ÷ the benchmark's.
    ///
    /// @param periodsPerYear how many returns a year holds
    public static double capture(double[] returns, double[] benchmark, double periodsPerYear) {
        return annual(returns, periodsPerYear) / annual(benchmark, periodsPerYear);
    }

    /// [#capture] over the periods in which the benchmark rose.
    public static double upCapture(double[] returns, double[] benchmark, double periodsPerYear) {
        return captureWhere(returns, benchmark, periodsPerYear, 1);
    }

    /// [#capture] over the periods in which the benchmark fell.
    public static double downCapture(double[] returns, double[] benchmark, double periodsPerYear) {
        return captureWhere(returns, benchmark, periodsPerYear, -1);
    }

    private static double captureWhere(double[] returns, double[] benchmark, double periodsPerYear, int sign) {
        double[] ours = new double[returns.length];
        double[] theirs = new double[returns.length];
        int size = 0;
        for (int i = 0; i < returns.length; i++) {
            if (benchmark[i] * sign > 0) {
                ours[size] = returns[i];
                theirs[size++] = benchmark[i];
            }
        }
        return capture(java.util.Arrays.copyOf(ours, size), java.util.Arrays.copyOf(theirs, size), periodsPerYear);
    }

    private static double annual(double[] returns, double periodsPerYear) {
        double growth = 1;
        for (double each : returns) {
            growth *= 1 + each;
        }
        return growth > 0 && returns.length > 0 ? StrictMath.pow(growth, periodsPerYear / returns.length) - 1 : Double.NaN;
    }

    private static double[] differences(double[] returns, double[] benchmark) {
        if (returns.length != benchmark.length) {
            throw new IllegalArgumentException(
                    returns.length + " returns beside " + benchmark.length + " of the benchmark: they must be equally many");
        }
        double[] differences = new double[returns.length];
        for (int i = 0; i < returns.length; i++) {
            differences[i] = returns[i] - benchmark[i];
        }
        return differences;
    }
}
