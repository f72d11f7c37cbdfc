import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.Quote;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrderEvent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.signal.Cancel;
import dev.assay.core.signal.OrderRequest;
import dev.assay.signalcore.Param;
import dev.assay.signalcore.Strategy;
import dev.assay.signalcore.StrategyContext;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// A market maker of the simplest kind, to show what a place in the queue is worth: it joins the best bid while it is flat and the best ask while it holds
/// something, and moves its order when the best has moved away from it.
///
/// Run it:   ./assay backtest examples/order-book.yaml
public class TouchMaker implements Strategy {
    private Quantity size;
    private long working;
    private boolean cancelling;
    private int orders;
    private String tag = "";

    @Override
    public List<Param> parameters() {
        return List.of(Param.number("size", "0.001", "0.00001", "1000", "quantity of each order"));
    }

    @Override
    public void onStart(StrategyContext context) {
        size = Quantity.of(BigDecimal.valueOf(context.parameters().number("size")).toPlainString());
    }

    @Override
    public void onQuote(Quote quote, StrategyContext context) {
        if (!quote.twoSided()) {
            return;
        }
        Instrument instrument = quote.instrument();
        boolean buying = context.position(instrument).flat();
        long best = buying ? quote.bidUnits() : quote.askUnits();
        if (working == 0) {
            tag = (buying ? "bid-" : "ask-") + ++orders;
            context.emit(new OrderRequest(instrument, buying ? Side.BUY : Side.SELL, instrument.toLots(size, RoundingMode.DOWN),
                    OrderTerms.limit(instrument.price(best), TimeInForce.GTC).withPostOnly(), tag, false));
            working = best;
        } else if (working != best && !cancelling) {
            context.emit(new Cancel(instrument, tag));
            cancelling = true;
        }
    }

    /// Whatever ends the order, the next quote brings another.
    @Override
    public void onOrderEvent(OrderEvent event, StrategyContext context) {
        if (event.ordStatus().terminal()) {
            working = 0;
            cancelling = false;
        }
    }
}
