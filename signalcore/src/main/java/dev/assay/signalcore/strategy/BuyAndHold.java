package dev.assay.signalcore.strategy;

import dev.assay.core.market.Bar;
import dev.assay.signalcore.Param;
import dev.assay.signalcore.Strategy;
import dev.assay.signalcore.StrategyContext;
import java.util.List;

/// Buys an equal share of every instrument at its first bar that counts, and holds it.
final class BuyAndHold implements Strategy {
    private boolean[] bought = new boolean[0];
    private double share;

    @Override
    public List<Param> parameters() {
        return List.of(Param.number("size", "0.95", "0.0001", "10", "fraction of the equity to invest over all instruments"));
    }

    @Override
    public void onStart(StrategyContext context) {
        bought = new boolean[context.universe().size()];
        share = context.parameters().number("size") / context.instruments().size();
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        int at = bar.instrument().number();
        if (!bought[at] && context.warm(bar.instrument())) {
            bought[at] = true;
            context.targetPercent(bar.instrument(), share);
        }
    }
}
