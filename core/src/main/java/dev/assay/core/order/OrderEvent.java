package dev.assay.core.order;

import dev.assay.core.event.EventType;
import dev.assay.core.event.Payload;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.signal.StrategyId;

/// A change of an order's state, as strategies and reports see it.
///
/// @param clOrdId the order's identity: the client order id it was born with
/// @param strategy whose it is
/// @param instrument the instrument
/// @param side the side
/// @param tag the strategy's name for it
/// @param previous the state before
/// @param ordStatus the state after
/// @param orderQty total quantity
/// @param cumQty filled
/// @param leavesQty working
/// @param avgPx average fill price, zero before the first fill
/// @param reason why, in words; never empty on a terminal state
public record OrderEvent(long clOrdId, StrategyId strategy, Instrument instrument, Side side, String tag, OrdStatus previous,
        OrdStatus ordStatus, Quantity orderQty, Quantity cumQty, Quantity leavesQty, Price avgPx, String reason) implements Payload {
    @Override
    public EventType type() {
        return EventType.ORDER_EVENT;
    }
}
