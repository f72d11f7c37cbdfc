package dev.assay.analytics;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import org.hipparchus.distribution.continuous.NormalDistribution;

/// Value at risk and expected shortfall (CVaR) of one period's return. Stateless and thread-safe.
///
/// Results are losses as positive fractions of the value at risk: 0.02 is a loss of 2 %; a negative result is a gain. Confidence is that of
/// the loss not being exceeded, such as 0.99. Not for anything that must be exact: these are estimates.
public final class ValueAtRisk {
    private static final NormalDistribution NORMAL = new NormalDistribution();

    private ValueAtRisk() {}

    /// Historical: the loss that no more than `n·(1 - confidence)` of the returns exceed, one of the returns itself (no interpolation).
    public static double historical(double[] returns, double confidence) {
        double[] sorted = sorted(returns, confidence);
        return -sorted[exceeding(sorted.length, confidence)];
    }

    /// Historical expected shortfall: the mean of the worst `n·(1 - confidence)` returns, the last one in part. (Acerbi and Tasche 2002, the
    /// α-tail mean: coherent also where the distribution jumps.)
    public static double historicalShortfall(double[] returns, double confidence) {
        double[] sorted = sorted(returns, confidence);
        double tail = sorted.length * (1 - confidence);
        int whole = (int) Math.floor(tail);
        double sum = 0;
        for (int i = 0; i < whole; i++) {
            sum += sorted[i];
        }
        return -(sum + (tail - whole) * sorted[Math.min(whole, sorted.length - 1)]) / tail;
    }

    /// Parametric: `-(mean + z·deviation)` with the normal quantile z of `1 - confidence`.
    public static double parametric(double mean, double deviation, double confidence) {
        return -(mean + quantile(confidence) * deviation);
    }

    /// Parametric expected shortfall of a normal distribution: `-mean + deviation·φ(z) ÷ (1 - confidence)`.
    public static double parametricShortfall(double mean, double deviation, double confidence) {
        return -mean + deviation * NORMAL.density(quantile(confidence)) / (1 - confidence);
    }

    /// Cornish-Fisher: the normal quantile corrected for skewness and excess kurtosis, fourth-moment expansion. (Favre and Galeano 2002.)
    public static double cornishFisher(double mean, double deviation, double skewness, double excessKurtosis, double confidence) {
        return -(mean + cornishFisherQuantile(skewness, excessKurtosis, 1 - confidence) * deviation);
    }

    /// The corrected quantile: `z + (z²-1)·S/6 + (z³-3z)·K/24 - (2z³-5z)·S²/36`.
    ///
    /// @param probability of a return below it, between 0 and 1
    public static double cornishFisherQuantile(double skewness, double excessKurtosis, double probability) {
        double z = NORMAL.inverseCumulativeProbability(probability);
        return z + (z * z - 1) * skewness / 6 + (z * z * z - 3 * z) * excessKurtosis / 24
                - (2 * z * z * z - 5 * z) * skewness * skewness / 36;
    }

    /// Monte Carlo: [#historical] of simulated portfolio returns, `mean + L·ε` weighted, with L the Cholesky factor of the covariance.
    ///
    /// @param means of each asset's return
    /// @param covariance of the returns, positive definite
    /// @param weights of each asset in the portfolio
    /// @param paths how many are drawn
    /// @param normals independent standard normal draws, from a stream whose seed the caller records; called paths × assets times
    public static double monteCarlo(double[] means, double[][] covariance, double[] weights, double confidence, int paths,
            DoubleSupplier normals) {
        double[][] factor = Covariance.cholesky(covariance);
        double[] returns = new double[paths];
        double[] draws = new double[means.length];
        for (int path = 0; path < paths; path++) {
            for (int i = 0; i < draws.length; i++) {
                draws[i] = normals.getAsDouble();
            }
            for (int i = 0; i < draws.length; i++) {
                double each = means[i];
                for (int j = 0; j <= i; j++) {
                    each += factor[i][j] * draws[j];
                }
                returns[path] += weights[i] * each;
            }
        }
        return historical(returns, confidence);
    }

    private static double quantile(double confidence) {
        requireConfidence(confidence);
        return NORMAL.inverseCumulativeProbability(1 - confidence);
    }

    private static double[] sorted(double[] returns, double confidence) {
        requireConfidence(confidence);
        if (returns.length == 0) {
            throw new IllegalArgumentException("value at risk needs returns; there are none");
        }
        for (double each : returns) {
            if (!Double.isFinite(each)) {
                throw new IllegalArgumentException("value at risk needs finite returns, not " + each);
            }
        }
        double[] sorted = returns.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    /// A whisker below the boundary counts as on it: 250 × 0.01 is not quite 2.5 in binary.
    private static int exceeding(int count, double confidence) {
        return (int) Math.min(count - 1L, (long) Math.floor(count * (1 - confidence) + 1e-9));
    }

    private static void requireConfidence(double confidence) {
        if (!(confidence > 0.5 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must lie above 0.5 and below 1, such as 0.99; it is " + confidence);
        }
    }
}
