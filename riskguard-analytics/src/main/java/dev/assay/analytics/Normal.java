package dev.assay.analytics;

import org.hipparchus.distribution.continuous.NormalDistribution;

/// The standard normal distribution. Stateless and thread-safe.
public final class Normal {
    private static final NormalDistribution STANDARD = new NormalDistribution();

    private Normal() {}

    /// The probability of a draw at or below `z`.
    public static double cumulative(double z) {
        return STANDARD.cumulativeProbability(z);
    }

    /// The value below which a draw lies with that probability.
    ///
    /// @param probability between 0 and 1
    public static double quantile(double probability) {
        return STANDARD.inverseCumulativeProbability(probability);
    }
}
