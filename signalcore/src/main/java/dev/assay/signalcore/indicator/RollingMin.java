package dev.assay.signalcore.indicator;

/// The lowest of the last n values: with [RollingMax], Donchian's channel.
///
/// NaN until n values have been seen. A few comparisons per update whatever n is. Values must be numbers. Single-threaded.
public final class RollingMin {
    private final RollingMax negated;

    /// A minimum over `length` values.
    ///
    /// @param length at least 1
    public RollingMin(int length) {
        negated = new RollingMax(length);
    }

    /// Takes the next value and gives the minimum.
    public double update(double next) {
        return -negated.update(-next);
    }

    /// Multiplies what it remembers, as for a split: the same as having seen every value multiplied. The factor is positive.
    public void rescale(double factor) {
        negated.rescale(factor);
    }

    /// The minimum, NaN until ready.
    public double value() {
        return -negated.value();
    }

    /// Whether enough values have been seen.
    public boolean ready() {
        return negated.ready();
    }
}
