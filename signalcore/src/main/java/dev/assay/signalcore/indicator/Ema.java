package dev.assay.signalcore.indicator;

/// Exponential moving average with smoothing 2 ÷ (n + 1), seeded with the simple average of the first n values, as TA-Lib does.
///
/// NaN until n values have been seen. Single-threaded.
public final class Ema {
    private final int length;
    private final double smoothing;
    private int seen;
    private double value;

    /// An average over `length` values.
    ///
    /// @param length at least 1
    public Ema(int length) {
        if (length < 1) {
            throw new IllegalArgumentException("an average needs a length of at least 1, not " + length);
        }
        this.length = length;
        this.smoothing = 2.0 / (length + 1.0);
    }

    /// Takes the next value and gives the average.
    public double update(double next) {
        if (seen >= length) {
            value += smoothing * (next - value);
            return value;
        }
        seen++;
        value += next;
        if (seen == length) {
            value /= length;
            return value;
        }
        return Double.NaN;
    }

    /// Multiplies what it remembers, as for a split: the same as having seen every value multiplied.
    public void rescale(double factor) {
        value *= factor;
    }

    /// The average, NaN until ready.
    public double value() {
        return ready() ? value : Double.NaN;
    }

    /// Whether enough values have been seen.
    public boolean ready() {
        return seen >= length;
    }
}
