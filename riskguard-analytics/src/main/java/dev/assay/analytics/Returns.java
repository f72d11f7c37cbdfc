package dev.assay.analytics;

/// Simple returns of a series of values. Stateless and thread-safe.
///
/// Values are amounts in one currency, in time order; a return is a fraction (0.01 is one per cent).
public final class Returns {
    private Returns() {}

    /// `values[i] ÷ values[i-1] - 1`: one return fewer than there are values, none for fewer than two values.
    ///
    /// @throws IllegalArgumentException when a value that divides is not positive, or a value is not finite
    public static double[] simple(double[] values) {
        double[] returns = new double[Math.max(0, values.length - 1)];
        for (int i = 0; i < returns.length; i++) {
            if (!(values[i] > 0) || !Double.isFinite(values[i]) || !Double.isFinite(values[i + 1])) {
                throw new IllegalArgumentException("no return from value " + values[i] + " (number " + i + ") to " + values[i + 1]
                        + ": both must be finite and the first positive");
            }
            returns[i] = values[i + 1] / values[i] - 1;
        }
        return returns;
    }
}
