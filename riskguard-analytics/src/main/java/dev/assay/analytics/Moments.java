package dev.assay.analytics;

/// Skewness and excess kurtosis of returns, as population moments. Stateless and thread-safe.
public final class Moments {
    private Moments() {}

    /// `m₃ ÷ m₂^1.5`; NaN where the returns do not vary.
    public static double skewness(double[] returns) {
        double variance = central(returns, 2);
        return central(returns, 3) / (variance * StrictMath.sqrt(variance));
    }

    /// `m₄ ÷ m₂² - 3`: zero for a normal distribution; NaN where the returns do not vary.
    public static double excessKurtosis(double[] returns) {
        double variance = central(returns, 2);
        return central(returns, 4) / (variance * variance) - 3;
    }

    private static double central(double[] returns, int order) {
        double mean = Volatility.mean(returns);
        double sum = 0;
        for (double each : returns) {
            double power = 1;
            for (int i = 0; i < order; i++) {
                power *= each - mean;
            }
            sum += power;
        }
        return sum / returns.length;
    }
}
