import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.Bar;
import dev.assay.core.money.Quantity;
import dev.assay.signalcore.Param;
import dev.assay.signalcore.Strategy;
import dev.assay.signalcore.StrategyContext;
import java.util.List;

/// Buys a number of shares at the first bar and sells some of them three bars later: as few trades as show what an account does.
///
/// Run it:   ./assay backtest examples/foreign-share.yaml
public class BuyThenReduce implements Strategy {
    private int bars;

    @Override
    public List<Param> parameters() {
        return List.of(Param.integer("buy", 100, 1, 1_000_000, "shares to buy at the first bar"),
                Param.integer("keep", 60, 0, 1_000_000, "shares to keep from the fourth bar on"));
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        Instrument instrument = bar.instrument();
        bars++;
        if (bars == 1) {
            context.targetQuantity(instrument, Quantity.of(context.parameters().integer("buy")));
        } else if (bars == 4) {
            context.targetQuantity(instrument, Quantity.of(context.parameters().integer("keep")));
        }
    }
}
