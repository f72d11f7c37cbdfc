package dev.assay.signalcore.indicator;

/// Rate of change: the last value over the one n values before it, less one, in percent (5 is a rise of 5 %).
///
/// NaN until n + 1 values have been seen. Single-threaded.
public final class Roc {
    private final Window window;
    private boolean ready;
    private double value = Double.NaN;

    /// A change over `length` values.
    ///
    /// @param length at least 1
    public Roc(int length) {
        window = new Window(length);
    }

    /// Takes the next value and gives the change.
    public double update(double next) {
        ready = window.full();
        double before = window.add(next);
        if (ready) {
            value = 100 * (next - before) / before;
        }
        return value;
    }

    /// Multiplies what it remembers, as for a split: the same as having seen every value multiplied.
    public void rescale(double factor) {
        window.rescale(factor);
    }

    /// The change in percent, NaN until ready.
    public double value() {
        return value;
    }

    /// Whether enough values have been seen.
    public boolean ready() {
        return ready;
    }
}
