package dev.assay.signalcore.indicator;

/// Wilder's relative strength index, 0 to 100: the smoothed gains as a share of the smoothed gains and losses.
///
/// NaN until n + 1 values (n changes) have been seen; 50 where nothing has moved. Seeded with the mean of the first n changes, as Wilder
/// and TA-Lib do. Single-threaded. Source: J. W. Wilder, New Concepts in Technical Trading Systems, 1978.
public final class Rsi {
    private final Smoothed gains;
    private final Smoothed losses;
    private double last = Double.NaN;

    /// An index over `length` changes.
    ///
    /// @param length at least 1; 14 is Wilder's
    public Rsi(int length) {
        gains = new Smoothed(length);
        losses = new Smoothed(length);
    }

    /// Takes the next value and gives the index.
    public double update(double next) {
        if (!Double.isNaN(last)) {
            double change = next - last;
            gains.update(Math.max(change, 0));
            losses.update(Math.max(-change, 0));
        }
        last = next;
        return value();
    }

    /// Multiplies what it remembers, as for a split: the same as having seen every value multiplied. The factor is positive.
    public void rescale(double factor) {
        gains.rescale(factor);
        losses.rescale(factor);
        last *= factor;
    }

    /// The index, NaN until ready.
    public double value() {
        double moved = gains.value() + losses.value();
        return moved == 0 ? 50 : 100 * gains.value() / moved;
    }

    /// Whether enough values have been seen.
    public boolean ready() {
        return !Double.isNaN(gains.value());
    }
}
