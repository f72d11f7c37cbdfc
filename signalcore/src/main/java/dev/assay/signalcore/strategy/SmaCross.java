package dev.assay.signalcore.strategy;

import dev.assay.signalcore.indicator.Sma;

/// Long while the fast simple average of the close is above the slow one, flat (or short, when allowed) while it is not.
final class SmaCross extends AverageCross {
    private Sma[] fast = new Sma[0];
    private Sma[] slow = new Sma[0];

    @Override
    void allocate(int size) {
        fast = new Sma[size];
        slow = new Sma[size];
    }

    @Override
    void prepare(int at, int fastLength, int slowLength) {
        fast[at] = new Sma(fastLength);
        slow[at] = new Sma(slowLength);
    }

    @Override
    double update(int at, double close) {
        double quick = fast[at].update(close);
        return quick - slow[at].update(close);
    }

    @Override
    void rescale(int at, double factor) {
        fast[at].rescale(factor);
        slow[at].rescale(factor);
    }
}
