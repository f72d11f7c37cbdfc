import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.Bar;
import dev.assay.core.market.CorporateAction;
import dev.assay.signalcore.Param;
import dev.assay.signalcore.Parameters;
import dev.assay.signalcore.Strategy;
import dev.assay.signalcore.StrategyContext;
import dev.assay.signalcore.indicator.Atr;
import dev.assay.signalcore.indicator.RollingMax;
import dev.assay.signalcore.indicator.RollingMin;
import java.util.List;

/// Donchian's channel breakout, the core of the Turtle rules: buy a close above the highest high of the bars before it, sell a close below
/// the lowest low of fewer bars, or one that has fallen too many average true ranges below the highest close since the purchase.
///
/// Every position gets the same share of the equity. Run it:   ./assay backtest examples/donchian-breakout.yaml
public class DonchianBreakout implements Strategy {
    /// What is remembered of one instrument.
    private static final class Channel {
        private final RollingMax high;
        private final RollingMin low;
        private final Atr range;
        private boolean holding;
        private double best;

        Channel(Parameters parameters) {
            high = new RollingMax(parameters.integer("entry"));
            low = new RollingMin(parameters.integer("exit"));
            range = new Atr(parameters.integer("range"));
        }

        void rescale(double factor) {
            high.rescale(factor);
            low.rescale(factor);
            range.rescale(factor);
            best *= factor;
        }
    }

    private Channel[] channels;
    private double share;
    private double stop;

    @Override
    public List<Param> parameters() {
        return List.of(Param.integer("entry", 55, 2, 1000, "bars before this one whose highest high a close must pass to buy"),
                Param.integer("exit", 20, 2, 1000, "bars before this one whose lowest low a close must pass to sell"),
                Param.integer("range", 20, 2, 1000, "length of the average true range, in bars"),
                Param.number("stop", "4", "0.1", "100", "average true ranges below the highest close at which to sell"),
                Param.number("size", "0.95", "0.01", "1", "fraction of the equity to invest over all instruments"));
    }

    @Override
    public List<String> problems(Parameters parameters) {
        int entry = parameters.integer("entry");
        int exit = parameters.integer("exit");
        return exit <= entry ? List.of() : List.of("exit (" + exit + ") must not be more than entry (" + entry + ")");
    }

    /// The channel needs `entry` bars before the one that breaks out of it.
    @Override
    public int warmUpBars(Parameters parameters) {
        return Math.max(parameters.integer("entry"), parameters.integer("range")) + 1;
    }

    @Override
    public void onStart(StrategyContext context) {
        share = context.parameters().number("size") / context.instruments().size();
        stop = context.parameters().number("stop");
        channels = new Channel[context.universe().size()];
        for (Instrument instrument : context.instruments()) {
            channels[instrument.number()] = new Channel(context.parameters());
        }
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        Channel channel = channels[bar.instrument().number()];
        double close = bar.closeDouble();
        if (context.warm(bar.instrument())) {
            trade(bar, close, channel, context);
        }
        // Only now: a bar's own high is not part of the channel it breaks out of.
        double high = bar.instrument().priceDouble(bar.highUnits());
        double low = bar.instrument().priceDouble(bar.lowUnits());
        channel.high.update(high);
        channel.low.update(low);
        channel.range.update(high, low, close);
    }

    private void trade(Bar bar, double close, Channel channel, StrategyContext context) {
        if (!channel.holding) {
            if (close > channel.high.value()) {
                channel.holding = true;
                channel.best = close;
                context.targetPercent(bar.instrument(), share);
            }
            return;
        }
        channel.best = Math.max(channel.best, close);
        if (close < channel.low.value() || close < channel.best - stop * channel.range.value()) {
            channel.holding = false;
            context.targetPercent(bar.instrument(), 0);
        }
    }

    /// Prices are raw: without this, a split would look like a crash and sell.
    @Override
    public void onCorporateAction(CorporateAction action, StrategyContext context) {
        channels[action.instrument().number()].rescale(action.priceRatio());
    }
}
