package dev.assay.signalcore.strategy;

import dev.assay.signalcore.indicator.Ema;

/// Long while the fast exponential average of the close is above the slow one, flat (or short, when allowed) while it is not.
final class EmaCross extends AverageCross {
    private Ema[] fast = new Ema[0];
    private Ema[] slow = new Ema[0];

    @Override
    void allocate(int size) {
        fast = new Ema[size];
        slow = new Ema[size];
    }

    @Override
    void prepare(int at, int fastLength, int slowLength) {
        fast[at] = new Ema(fastLength);
        slow[at] = new Ema(slowLength);
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
