package dev.assay.signalcore.indicator;

/// Standard deviation of the last n values around their mean, dividing by n (the population's), as in Bollinger's bands.
///
/// NaN until n values have been seen. Two passes over the window per update: exact where a running sum of squares cancels. Single-threaded.
public final class StdDev {
    private final Window window;
    private double mean = Double.NaN;
    private double value = Double.NaN;

    /// A deviation over `length` values.
    ///
    /// @param length at least 1
    public StdDev(int length) {
        window = new Window(length);
    }

    /// Takes the next value and gives the deviation.
    public double update(double next) {
        window.add(next);
        if (window.full()) {
            mean = window.sum() / window.length();
            value = Math.sqrt(window.squares(mean) / window.length());
        }
        return value;
    }

    /// Multiplies what it remembers, as for a split: the same as having seen every value multiplied. The factor is positive.
    public void rescale(double factor) {
        window.rescale(factor);
        mean *= factor;
        value *= factor;
    }

    /// The mean of the same window, NaN until ready.
    public double mean() {
        return mean;
    }

    /// The deviation, NaN until ready; never negative.
    public double value() {
        return value;
    }

    /// Whether enough values have been seen.
    public boolean ready() {
        return window.full();
    }
}
