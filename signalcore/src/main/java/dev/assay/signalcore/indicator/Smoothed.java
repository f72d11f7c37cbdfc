package dev.assay.signalcore.indicator;

/// Wilder's smoothing: the mean of the first n values, then each value moves it by one n-th of the distance. The base of [Rsi] and [Atr].
final class Smoothed {
    private final int length;
    private int seen;
    private double value;

    Smoothed(int length) {
        if (length < 1) {
            throw new IllegalArgumentException("an indicator needs a length of at least 1, not " + length);
        }
        this.length = length;
    }

    void update(double next) {
        if (seen >= length) {
            value += (next - value) / length;
            return;
        }
        seen++;
        value += next;
        if (seen == length) {
            value /= length;
        }
    }

    void rescale(double factor) {
        value *= factor;
    }

    double value() {
        return seen >= length ? value : Double.NaN;
    }
}
