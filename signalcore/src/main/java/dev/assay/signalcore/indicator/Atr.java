package dev.assay.signalcore.indicator;

/// Wilder's average true range: the smoothed reach of a bar, a gap from the last close included, in units of price.
///
/// The first bar's true range is its high less its low. NaN until n bars have been seen; seeded with the mean of the first n true ranges.
/// Single-threaded. Source: J. W. Wilder, New Concepts in Technical Trading Systems, 1978.
public final class Atr {
    private final Smoothed range;
    private double last = Double.NaN;

    /// An average over `length` bars.
    ///
    /// @param length at least 1; 14 is Wilder's
    public Atr(int length) {
        range = new Smoothed(length);
    }

    /// Takes the next bar and gives the average.
    public double update(double high, double low, double close) {
        boolean first = Double.isNaN(last);
        range.update(first ? high - low : Math.max(high, last) - Math.min(low, last));
        last = close;
        return range.value();
    }

    /// Multiplies what it remembers, as for a split: the same as having seen every price multiplied. The factor is positive.
    public void rescale(double factor) {
        range.rescale(factor);
        last *= factor;
    }

    /// The average, NaN until ready.
    public double value() {
        return range.value();
    }

    /// Whether enough bars have been seen.
    public boolean ready() {
        return !Double.isNaN(range.value());
    }
}
