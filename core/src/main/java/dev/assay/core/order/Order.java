package dev.assay.core.order;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.ExactSum;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.signal.StrategyId;

/// The state of one order, as the OMS knows it. Immutable: a transition makes a new one.
///
/// Always `orderQty = cumQty + leavesQty`, but where nothing more can trade (terminal, done for the day, calculated): there `leavesQty` is
/// zero.
///
/// @param clOrdId its last accepted client order id; 0 for an order that was not sent by us
/// @param firstClOrdId the id it was born with or adopted under: its identity over replaces
/// @param pendingClOrdId id of a cancel or replace request in flight, 0 for none
/// @param orderId the broker's id, empty until known
/// @param strategy whose it is
/// @param instrument the instrument
/// @param side the side
/// @param orderQty total quantity
/// @param terms type, prices, time in force
/// @param tag the strategy's name for it
/// @param protective true for an exit that stays when the strategy fails
/// @param status the state
/// @param cumQty filled
/// @param leavesQty working
/// @param dayCumQty filled today, where the broker renews the order from day to day; else all that is filled (FIX DayCumQty)
/// @param cumNotional exact sum of price × quantity over its fills
/// @param createdTs when it was made, epoch ns UTC
/// @param commandId event id of the command that made it: its cause
/// @param correlationId event id of the root input that led to it
/// @param reason why it ended or stands as it does, in words
public record Order(long clOrdId, long firstClOrdId, long pendingClOrdId, String orderId, StrategyId strategy, Instrument instrument,
        Side side, Quantity orderQty, OrderTerms terms, String tag, boolean protective, OrdStatus status, Quantity cumQty,
        Quantity leavesQty, Quantity dayCumQty, ExactSum cumNotional, long createdTs, long commandId, long correlationId, String reason) {
    /// Average fill price: exact notional ÷ quantity, rounded half-even at the instrument's price scale; zero before the first fill.
    public Price avgPx() {
        return cumNotional.average(cumQty, instrument.priceScale());
    }

    /// What there was to fill today: the total less what had filled before (FIX DayOrderQty).
    public Quantity dayOrderQty() {
        return instrument.quantity(orderQty.units() - (cumQty.units() - dayCumQty.units()));
    }

    /// Whether anything more can trade, or a request of ours is still unanswered.
    public boolean working() {
        return !status.terminal() && (leavesQty.signum() > 0 || status == OrdStatus.PENDING_CANCEL || status == OrdStatus.PENDING_REPLACE);
    }

    /// What may still change the position, signed: positive for a buy.
    public long leavesSigned() {
        return side.sign() * leavesQty.units();
    }
}
