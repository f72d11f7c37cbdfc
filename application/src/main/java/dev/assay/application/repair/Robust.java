package dev.assay.application.repair;

import java.util.Arrays;

/// Figures that a few wild values do not move.
final class Robust {
    /// Makes the median absolute deviation of a normal distribution its standard deviation.
    private static final double NORMAL = 1.4826;

    private Robust() {}

    /// The middle of the finite values in a span; NaN where there is none.
    static double median(double[] values, int from, int to) {
        double[] some = Arrays.stream(values, Math.max(0, from), Math.max(Math.max(0, from), Math.min(values.length, to)))
                .filter(Double::isFinite)
                .sorted().toArray();
        return some.length == 0 ? Double.NaN : (some[(some.length - 1) / 2] + some[some.length / 2]) / 2;
    }

    /// Standard deviation of the changes of the logarithm, by their median size.
    static double volatility(double[] prices) {
        double[] changes = new double[Math.max(0, prices.length - 1)];
        for (int i = 0; i < changes.length; i++) {
            changes[i] = Math.abs(Math.log(prices[i + 1] / prices[i]));
        }
        double median = median(changes, 0, changes.length);
        return Double.isFinite(median) ? NORMAL * median : 0;
    }
}
