package dev.assay.signalcore.indicator;

/// The highest of the last n values: with [RollingMin], Donchian's channel.
///
/// NaN until n values have been seen. A few comparisons per update whatever n is. Values must be numbers. Single-threaded.
public final class RollingMax {
    // A ring of candidates: each smaller and newer than the one before it; the first is the maximum.
    private final double[] candidates;
    private final long[] stamps;
    private int first;
    private int count;
    private long seen;

    /// A maximum over `length` values.
    ///
    /// @param length at least 1
    public RollingMax(int length) {
        if (length < 1) {
            throw new IllegalArgumentException("a maximum needs a length of at least 1, not " + length);
        }
        candidates = new double[length];
        stamps = new long[length];
    }

    /// Takes the next value and gives the maximum.
    public double update(double next) {
        if (count > 0 && stamps[first] <= seen - candidates.length) {
            first = slot(1);
            count--;
        }
        while (count > 0 && candidates[slot(count - 1)] <= next) {
            count--;
        }
        int at = slot(count);
        candidates[at] = next;
        stamps[at] = seen;
        count++;
        seen++;
        return value();
    }

    private int slot(int offset) {
        int at = first + offset;
        return at < candidates.length ? at : at - candidates.length;
    }

    /// Multiplies what it remembers, as for a split: the same as having seen every value multiplied. The factor is positive.
    public void rescale(double factor) {
        for (int i = 0; i < candidates.length; i++) {
            candidates[i] *= factor;
        }
    }

    /// The maximum, NaN until ready.
    public double value() {
        return ready() ? candidates[first] : Double.NaN;
    }

    /// Whether enough values have been seen.
    public boolean ready() {
        return seen >= candidates.length;
    }
}
