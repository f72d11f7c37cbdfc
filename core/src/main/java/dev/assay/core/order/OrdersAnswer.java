package dev.assay.core.order;

import dev.assay.core.event.EventType;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Quantity;
import java.util.List;

/// The broker's own view of our orders.
///
/// @param queryId the question it answers
/// @param orders those that work, and those received or changed since the time asked for
/// @param transactTs as of when, epoch ns UTC
public record OrdersAnswer(long queryId, List<State> orders, long transactTs) implements BrokerMessage {
    @Override
    public EventType type() {
        return EventType.ORDERS_ANSWER;
    }

    public OrdersAnswer {
        orders = List.copyOf(orders);
    }

    /// One order there.
    ///
    /// @param clOrdId its last accepted client order id; 0 for an order that did not come from here
    /// @param instrument the instrument
    /// @param side the side
    /// @param ordStatus its state
    /// @param orderQty total quantity
    /// @param cumQty filled so far
    /// @param leavesQty still working
    public record State(long clOrdId, Instrument instrument, Side side, OrdStatus ordStatus, Quantity orderQty, Quantity cumQty,
            Quantity leavesQty) {}
}
