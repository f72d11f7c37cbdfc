package dev.assay.signalcore.strategy;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.Bar;
import dev.assay.core.market.CorporateAction;
import dev.assay.signalcore.Param;
import dev.assay.signalcore.Parameters;
import dev.assay.signalcore.Strategy;
import dev.assay.signalcore.StrategyContext;
import dev.assay.signalcore.indicator.Ema;
import java.util.List;

/// Long while the fast average of the close is above the slow one, flat (or short, when allowed) while it is below.
final class EmaCross implements Strategy {
    private Ema[] fast = new Ema[0];
    private Ema[] slow = new Ema[0];
    private int[] side = new int[0];
    private double share;
    private boolean allowShort;

    @Override
    public List<Param> parameters() {
        return List.of(Param.integer("fast", 10, 1, 10_000, "length of the fast average, in bars"),
                Param.integer("slow", 20, 2, 10_000, "length of the slow average, in bars; more than fast"),
                Param.number("size", "0.95", "0.0001", "10", "fraction of the equity to invest over all instruments"),
                Param.bool("allowShort", false, "whether to go short while the fast average is below the slow one"));
    }

    @Override
    public List<String> problems(Parameters parameters) {
        int quick = parameters.integer("fast");
        int calm = parameters.integer("slow");
        return quick < calm ? List.of() : List.of("fast (" + quick + ") must be less than slow (" + calm + ")");
    }

    @Override
    public int warmUpBars(Parameters parameters) {
        return parameters.integer("slow");
    }

    @Override
    public void onStart(StrategyContext context) {
        int size = context.universe().size();
        fast = new Ema[size];
        slow = new Ema[size];
        side = new int[size];
        for (Instrument instrument : context.instruments()) {
            fast[instrument.number()] = new Ema(context.parameters().integer("fast"));
            slow[instrument.number()] = new Ema(context.parameters().integer("slow"));
        }
        share = context.parameters().number("size") / context.instruments().size();
        allowShort = context.parameters().bool("allowShort");
    }

    @Override
    public void onCorporateAction(CorporateAction action, StrategyContext context) {
        if (action instanceof CorporateAction.Split split) {
            double factor = (double) split.denominator() / split.numerator();
            fast[split.instrument().number()].rescale(factor);
            slow[split.instrument().number()].rescale(factor);
        }
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        int at = bar.instrument().number();
        double close = bar.closeDouble();
        double quick = fast[at].update(close);
        double calm = slow[at].update(close);
        if (!slow[at].ready()) {
            return;
        }
        int wanted = quick > calm ? 1 : allowShort ? -1 : 0;
        if (wanted != side[at]) {
            side[at] = wanted;
            context.targetPercent(bar.instrument(), wanted * share);
        }
    }
}
