import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.Bar;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.PositionEffect;
import dev.assay.signalcore.Strategy;
import dev.assay.signalcore.StrategyContext;
import dev.assay.core.signal.OrderRequest;

/// Holds a long and a short position in one share beside each other, as few trades as show what a hedging account does.
///
/// Run it:   ./assay backtest examples/both-sides.yaml
public class BothSides implements Strategy {
    private static final OrderTerms OPEN = OrderTerms.market().withEffect(PositionEffect.OPEN);
    private static final OrderTerms CLOSE = OrderTerms.market().withEffect(PositionEffect.CLOSE);

    private int bars;

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        Instrument share = bar.instrument();
        bars++;
        switch (bars) {
            case 1 -> context.emit(OrderRequest.buy(share, Quantity.of(100), OPEN, "core"));
            // The hedge: the long position stays as it is.
            case 2 -> context.emit(OrderRequest.sell(share, Quantity.of(40), OPEN, "hedge"));
            // More than there is to close: refused, with a reason.
            case 3 -> context.emit(OrderRequest.buy(share, Quantity.of(50), CLOSE, "too-much"));
            // Without an effect: closes the hedge first and opens with the rest.
            case 4 -> context.emit(OrderRequest.buy(share, Quantity.of(60), OrderTerms.market(), "either"));
            case 5 -> context.emit(OrderRequest.sell(share, Quantity.of(30), CLOSE, "take-profit"));
            default -> {
            }
        }
    }
}
