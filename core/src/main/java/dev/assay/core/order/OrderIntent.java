package dev.assay.core.order;

import dev.assay.core.event.EventType;
import dev.assay.core.event.Payload;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Money;
import dev.assay.core.money.Quantity;
import dev.assay.core.signal.StrategyId;
import org.jspecify.annotations.Nullable;

/// A sized order that RiskGuard has yet to judge. Everything is resolved: lots, ticks, side.
///
/// @param strategy whose it is
/// @param instrument the instrument
/// @param side buy, sell or sell short
/// @param quantity positive, in whole lots; for a replace the new total quantity
/// @param terms type, prices, time in force
/// @param tag the strategy's name for the order
/// @param protective true for an exit: it stays when the strategy fails, and only ever reduces a position
/// @param replaces client order id of the working order it changes, 0 for a new order
/// @param reason why it is this size, in words: the arithmetic from signal to quantity
/// @param cash the amount to trade for, where the broker is to find the quantity (FIX CashOrderQty); then `quantity` is the estimate that
///        RiskGuard judges. Null for an order by quantity
/// @param ocoId number of the group whose orders share one quantity at a broker that knows this, 0 for none
public record OrderIntent(StrategyId strategy, Instrument instrument, Side side, Quantity quantity, OrderTerms terms, String tag,
        boolean protective, long replaces, String reason, @Nullable Money cash, long ocoId) implements Payload {
    @Override
    public EventType type() {
        return EventType.ORDER_INTENT;
    }

    public OrderIntent {
        if (quantity.signum() <= 0) {
            throw new IllegalArgumentException("an intent needs a positive quantity, not " + quantity);
        }
    }

    /// An order by quantity in no group.
    public OrderIntent(StrategyId strategy, Instrument instrument, Side side, Quantity quantity, OrderTerms terms, String tag,
            boolean protective, long replaces, String reason) {
        this(strategy, instrument, side, quantity, terms, tag, protective, replaces, reason, null, 0);
    }

    /// An order in no group.
    public OrderIntent(StrategyId strategy, Instrument instrument, Side side, Quantity quantity, OrderTerms terms, String tag,
            boolean protective, long replaces, String reason, @Nullable Money cash) {
        this(strategy, instrument, side, quantity, terms, tag, protective, replaces, reason, cash, 0);
    }

    /// An order by quantity.
    public OrderIntent(StrategyId strategy, Instrument instrument, Side side, Quantity quantity, OrderTerms terms, String tag,
            boolean protective, long replaces, String reason, long ocoId) {
        this(strategy, instrument, side, quantity, terms, tag, protective, replaces, reason, null, ocoId);
    }

    /// The same intent for another quantity; it is an order by quantity then.
    public OrderIntent withQuantity(Quantity other) {
        return new OrderIntent(strategy, instrument, side, other, terms, tag, protective, replaces, reason, null, ocoId);
    }

    /// The same intent on other terms.
    public OrderIntent withTerms(OrderTerms other) {
        return new OrderIntent(strategy, instrument, side, quantity, other, tag, protective, replaces, reason, cash, ocoId);
    }
}
