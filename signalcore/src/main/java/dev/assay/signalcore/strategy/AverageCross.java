package dev.assay.signalcore.strategy;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.Bar;
import dev.assay.core.market.CorporateAction;
import dev.assay.signalcore.Param;
import dev.assay.signalcore.Parameters;
import dev.assay.signalcore.Strategy;
import dev.assay.signalcore.StrategyContext;
import java.util.List;

/// What the crosses of two moving averages share: parameters, sizing, sides and splits. The averages themselves are the subclass's.
abstract class AverageCross implements Strategy {
    private int[] side = new int[0];
    private double share;
    private boolean allowShort;

    /// Makes room for so many instruments.
    abstract void allocate(int size);

    /// Makes the two averages of the instrument with that number.
    abstract void prepare(int at, int fastLength, int slowLength);

    /// Takes a close; gives fast less slow, NaN until both are ready.
    abstract double update(int at, double close);

    /// Multiplies what the averages of the instrument remember.
    abstract void rescale(int at, double factor);

    @Override
    public final List<Param> parameters() {
        return List.of(Param.integer("fast", 10, 1, 10_000, "length of the fast average, in bars"),
                Param.integer("slow", 20, 2, 10_000, "length of the slow average, in bars; more than fast"),
                Param.number("size", "0.95", "0.0001", "10", "fraction of the equity to invest over all instruments"),
                Param.bool("allowShort", false, "whether to go short while the fast average is below the slow one"));
    }

    @Override
    public final List<String> problems(Parameters parameters) {
        int quick = parameters.integer("fast");
        int calm = parameters.integer("slow");
        return quick < calm ? List.of() : List.of("fast (" + quick + ") must be less than slow (" + calm + ")");
    }

    @Override
    public final int warmUpBars(Parameters parameters) {
        return parameters.integer("slow");
    }

    @Override
    public final void onStart(StrategyContext context) {
        int size = context.universe().size();
        allocate(size);
        side = new int[size];
        for (Instrument instrument : context.instruments()) {
            prepare(instrument.number(), context.parameters().integer("fast"), context.parameters().integer("slow"));
        }
        share = context.parameters().number("size") / context.instruments().size();
        allowShort = context.parameters().bool("allowShort");
    }

    @Override
    public final void onCorporateAction(CorporateAction action, StrategyContext context) {
        double ratio = action.priceRatio();
        if (ratio != 1) {
            rescale(action.instrument().number(), ratio);
        }
    }

    @Override
    public final void onBar(Bar bar, StrategyContext context) {
        int at = bar.instrument().number();
        double difference = update(at, bar.closeDouble());
        if (Double.isNaN(difference)) {
            return;
        }
        int wanted = difference > 0 ? 1 : allowShort && difference < 0 ? -1 : 0;
        if (wanted != side[at] && context.warm(bar.instrument())) {
            side[at] = wanted;
            context.targetPercent(bar.instrument(), wanted * share);
        }
    }
}
