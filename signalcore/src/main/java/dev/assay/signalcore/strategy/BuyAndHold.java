package dev.assay.signalcore.strategy;

import dev.assay.core.market.Bar;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.signal.SizeRule;
import dev.assay.core.signal.Target;
import dev.assay.signalcore.Param;
import dev.assay.signalcore.Strategy;
import dev.assay.signalcore.StrategyContext;
import java.util.List;

/// Buys an equal share of every instrument, or a fixed quantity of each, at its first bar that counts, and holds it.
final class BuyAndHold implements Strategy {
    private boolean[] bought = new boolean[0];
    private double share;
    private long quantity;

    @Override
    public List<Param> parameters() {
        return List.of(Param.number("size", "0.95", "0.0001", "10", "fraction of the equity to invest over all instruments"),
                Param.integer("quantity", 0, 0, 1_000_000_000,
                        "shares, contracts or units of each instrument to buy, by an order that works until it has them; 0 to buy by size"));
    }

    @Override
    public void onStart(StrategyContext context) {
        bought = new boolean[context.universe().size()];
        share = context.parameters().number("size") / context.instruments().size();
        quantity = context.parameters().integer("quantity");
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        int at = bar.instrument().number();
        if (!bought[at] && context.warm(bar.instrument())) {
            bought[at] = true;
            if (quantity > 0) {
                context.emit(
                        new Target(bar.instrument(), new SizeRule.Units(Quantity.of(quantity)), OrderTerms.market(TimeInForce.GTC), null));
            } else {
                context.targetPercent(bar.instrument(), share);
            }
        }
    }
}
