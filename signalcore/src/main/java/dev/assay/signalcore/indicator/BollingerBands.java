package dev.assay.signalcore.indicator;

/// Bollinger bands: the mean of the last n values, and bands so many standard deviations (dividing by n) above and below it.
///
/// NaN until n values have been seen. Single-threaded. Source: J. Bollinger, Bollinger on Bollinger Bands, 2001.
public final class BollingerBands {
    private final StdDev deviation;
    private final double width;

    /// Bands over `length` values.
    ///
    /// @param length at least 1; 20 is usual
    /// @param width distance of the bands from the mean in standard deviations; 2 is usual
    public BollingerBands(int length, double width) {
        this.deviation = new StdDev(length);
        this.width = width;
    }

    /// Takes the next value and gives the middle band.
    public double update(double next) {
        deviation.update(next);
        return deviation.mean();
    }

    /// Multiplies what it remembers, as for a split: the same as having seen every value multiplied. The factor is positive.
    public void rescale(double factor) {
        deviation.rescale(factor);
    }

    /// The middle band: the mean; NaN until ready.
    public double value() {
        return deviation.mean();
    }

    /// The upper band, NaN until ready.
    public double upper() {
        return deviation.mean() + width * deviation.value();
    }

    /// The lower band, NaN until ready.
    public double lower() {
        return deviation.mean() - width * deviation.value();
    }

    /// Whether enough values have been seen.
    public boolean ready() {
        return deviation.ready();
    }
}
