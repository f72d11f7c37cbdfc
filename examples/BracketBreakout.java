import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.Bar;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.Fill;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.signal.Cancel;
import dev.assay.core.signal.Link.Role;
import dev.assay.core.signal.OrderRequest;
import dev.assay.signalcore.Param;
import dev.assay.signalcore.Parameters;
import dev.assay.signalcore.Strategy;
import dev.assay.signalcore.StrategyContext;
import dev.assay.signalcore.indicator.Atr;
import dev.assay.signalcore.indicator.RollingMax;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// A bracket order: buys with a stop order above the highest high of some bars, and at the same time gives the stop-loss and the profit
/// target that go out once, and as far as, the purchase has filled. When one of the two fills, the other is cancelled.
///
/// Run it:   ./assay backtest examples/bracket-breakout.yaml
public class BracketBreakout implements Strategy {
    /// What is remembered of one instrument.
    private static final class Setup {
        private final RollingMax high;
        private final Atr range = new Atr(20);
        private long waiting;
        private boolean holding;

        Setup(int bars) {
            high = new RollingMax(bars);
        }
    }

    private Setup[] setups;
    private double share;
    private int patience;

    @Override
    public List<Param> parameters() {
        return List.of(Param.integer("bars", 20, 2, 1000, "bars whose highest high must be passed to buy"),
                Param.integer("patience", 5, 1, 100, "bars after which an entry that has not filled is given up"),
                Param.number("size", "0.9", "0.01", "1", "fraction of the equity to invest over all instruments"));
    }

    @Override
    public int warmUpBars(Parameters parameters) {
        return Math.max(parameters.integer("bars"), 20) + 1;
    }

    @Override
    public void onStart(StrategyContext context) {
        share = context.parameters().number("size") / context.instruments().size();
        patience = context.parameters().integer("patience");
        setups = new Setup[context.universe().size()];
        for (Instrument instrument : context.instruments()) {
            setups[instrument.number()] = new Setup(context.parameters().integer("bars"));
        }
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        Instrument instrument = bar.instrument();
        Setup setup = setups[instrument.number()];
        double high = instrument.priceDouble(bar.highUnits());
        setup.high.update(high);
        setup.range.update(high, instrument.priceDouble(bar.lowUnits()), bar.closeDouble());
        if (!context.warm(instrument) || setup.holding) {
            return;
        }
        if (setup.waiting > 0) {
            if (--setup.waiting == 0) {
                context.emit(new Cancel(instrument, "bracket"));
            }
            return;
        }
        bracket(instrument, setup.high.value(), setup.range.value(), context);
        setup.waiting = patience;
    }

    /// Three orders of one list: a parent and two children that share what the parent fills.
    private void bracket(Instrument instrument, double entry, double range, StrategyContext context) {
        long shares = (long) (context.equity().toDouble() * share / entry);
        if (shares == 0) {
            return;
        }
        Quantity quantity = Quantity.of(shares);
        context.emit(OrderRequest.buy(instrument, quantity, OrderTerms.stop(price(instrument, entry), TimeInForce.GTC), "entry")
                .as(Role.PARENT, "bracket"));
        context.emit(OrderRequest.sell(instrument, quantity, OrderTerms.stop(price(instrument, entry - 2 * range), TimeInForce.GTC), "stop")
                .asProtective().as(Role.OCO_CHILD, "bracket"));
        context.emit(OrderRequest.sell(instrument, quantity, OrderTerms.limit(price(instrument, entry + 4 * range), TimeInForce.GTC), "profit")
                .asProtective().as(Role.OCO_CHILD, "bracket"));
    }

    private static Price price(Instrument instrument, double price) {
        return instrument.toTick(Price.of(BigDecimal.valueOf(price).setScale(4, RoundingMode.HALF_EVEN).toPlainString()),
                RoundingMode.HALF_EVEN);
    }

    @Override
    public void onFill(Fill fill, StrategyContext context) {
        Setup setup = setups[fill.instrument().number()];
        setup.holding = !context.position(fill.instrument()).flat();
        setup.waiting = 0;
    }

    /// Prices are raw: without this, a split would look like a rise or a crash. What works is restated by itself.
    @Override
    public void onCorporateAction(CorporateAction action, StrategyContext context) {
        Setup setup = setups[action.instrument().number()];
        setup.high.rescale(action.priceRatio());
        setup.range.rescale(action.priceRatio());
    }
}
