package dev.assay.proofbench.statistics;

import dev.assay.analytics.Normal;
import dev.assay.analytics.Volatility;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How values spread: counts in bins of equal width beside what a normal distribution of the same mean and deviation would hold. Stateless and
/// thread-safe.
public final class Histogram {
    private static final int MOST = 61;

    private Histogram() {}

    /// One bin.
    ///
    /// @param low lower end, inclusive
    /// @param high upper end, exclusive but for the last bin
    /// @param count values in it
    /// @param normal what a normal distribution would hold
    public record Bin(double low, double high, long count, double normal) {}

    /// The bins, as wide as Freedman and Diaconis (1981) say, between 5 and 61 of them; none for fewer than two values or values that are equal.
    public static List<Bin> of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        if (n < 2 || !(sorted[n - 1] > sorted[0])) {
            return List.of();
        }
        double range = sorted[n - 1] - sorted[0];
        double spread = sorted[(int) (0.75 * (n - 1))] - sorted[(int) (0.25 * (n - 1))];
        int bins = spread > 0 ? (int) Math.ceil(range / (2 * spread / StrictMath.cbrt(n))) : MOST;
        bins = Math.clamp(bins, 5, MOST);
        long[] counts = new long[bins];
        for (double value : sorted) {
            counts[Math.min(bins - 1, (int) ((value - sorted[0]) / range * bins))]++;
        }
        double mean = Volatility.mean(sorted);
        double deviation = Volatility.sample(sorted);
        List<Bin> all = new ArrayList<>();
        for (int i = 0; i < bins; i++) {
            double low = sorted[0] + range * i / bins;
            double high = sorted[0] + range * (i + 1) / bins;
            all.add(new Bin(low, high, counts[i],
                    n * (Normal.cumulative((high - mean) / deviation) - Normal.cumulative((low - mean) / deviation))));
        }
        return all;
    }
}
