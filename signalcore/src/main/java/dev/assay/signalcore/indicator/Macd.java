package dev.assay.signalcore.indicator;

/// Moving average convergence and divergence: a fast [Ema] less a slow one, and an [Ema] of that difference as its signal line.
///
/// NaN until ready: the difference after `slow` values, the signal and histogram after `slow + signal - 1`. Each average is seeded with the
/// mean of its own first values (TA-Lib starts the fast one later, so that both start together; the two agree after some hundred values).
/// Single-threaded. Source: G. Appel, Technical Analysis: Power Tools for Active Investors, 2005.
public final class Macd {
    private final Ema fast;
    private final Ema slow;
    private final Ema signal;
    private double value = Double.NaN;

    /// A difference of two averages with a signal line.
    ///
    /// @param fast length of the fast average, less than `slow`; 12 is usual
    /// @param slow length of the slow average; 26 is usual
    /// @param signal length of the signal line, at least 1; 9 is usual
    public Macd(int fast, int slow, int signal) {
        if (fast >= slow) {
            throw new IllegalArgumentException("the fast length, " + fast + ", must be less than the slow one, " + slow);
        }
        this.fast = new Ema(fast);
        this.slow = new Ema(slow);
        this.signal = new Ema(signal);
    }

    /// Takes the next value and gives the difference.
    public double update(double next) {
        double quick = fast.update(next);
        value = quick - slow.update(next);
        if (slow.ready()) {
            signal.update(value);
        }
        return value;
    }

    /// Multiplies what it remembers, as for a split: the same as having seen every value multiplied.
    public void rescale(double factor) {
        fast.rescale(factor);
        slow.rescale(factor);
        signal.rescale(factor);
        value *= factor;
    }

    /// The difference of the averages, NaN until the slow one is ready.
    public double value() {
        return value;
    }

    /// The signal line, NaN until ready.
    public double signal() {
        return signal.value();
    }

    /// The difference less its signal line, NaN until ready.
    public double histogram() {
        return value - signal.value();
    }

    /// Whether enough values have been seen for the signal line too.
    public boolean ready() {
        return signal.ready();
    }
}
