package dev.assay.signalcore.indicator;

/// Simple moving average: the mean of the last n values.
///
/// NaN until n values have been seen. The running sum is taken anew once per n values, so that rounding errors do not add up. Single-threaded.
public final class Sma {
    private final Window window;
    private double sum;
    private double value = Double.NaN;

    /// An average over `length` values.
    ///
    /// @param length at least 1
    public Sma(int length) {
        window = new Window(length);
    }

    /// Takes the next value and gives the average.
    public double update(double next) {
        double displaced = window.add(next);
        sum = window.wrapped() ? window.sum() : sum + (next - displaced);
        if (window.full()) {
            value = sum / window.length();
        }
        return value;
    }

    /// Multiplies what it remembers, as for a split: the same as having seen every value multiplied.
    public void rescale(double factor) {
        window.rescale(factor);
        sum *= factor;
        value *= factor;
    }

    /// The average, NaN until ready.
    public double value() {
        return value;
    }

    /// Whether enough values have been seen.
    public boolean ready() {
        return window.full();
    }
}
