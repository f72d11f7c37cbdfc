package dev.assay.execution;

import dev.assay.core.order.Fill;
import dev.assay.core.order.OrderEvent;

/// Told by the OMS, in order, what a report did. Called from the loop's thread, after the event was recorded.
public interface OrderListener {
    /// An order has changed state.
    void onOrderEvent(OrderEvent event, long eventId, long correlationId);

    /// A fill is to be booked.
    void onFill(Fill fill, long eventId, long correlationId);
}
