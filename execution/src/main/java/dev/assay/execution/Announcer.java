package dev.assay.execution;

import dev.assay.core.event.EventSink;
import dev.assay.core.order.Fill;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderEvent;
import org.jspecify.annotations.Nullable;

/// Records what became of an order and tells the broker and the listener, always in that order.
final class Announcer {
    private final EventSink sink;
    private final BrokerAdapter broker;
    private final OrderListener listener;

    Announcer(EventSink sink, BrokerAdapter broker, OrderListener listener) {
        this.sink = sink;
        this.broker = broker;
        this.listener = listener;
    }

    /// Records the order's new state and sends the command that led to it.
    void send(LiveOrder order, OrdStatus previous, OrderCommand command, long commandId, long correlationId) {
        OrderEvent event = event(order, previous);
        long eventId = sink.emit(event, Oms.SOURCE, correlationId, commandId);
        broker.send(command, commandId);
        listener.onOrderEvent(event, eventId, correlationId);
    }

    /// Sends what changes no order's state: a question, or a command for the second time.
    void send(OrderCommand command, long commandId) {
        broker.send(command, commandId);
    }

    /// Takes back what was never sent; false where it has gone out.
    boolean withdraw(long clOrdId) {
        return broker.withdraw(clOrdId);
    }

    /// Tells of a change that no report led to.
    void changed(LiveOrder order, OrdStatus previous, long correlationId, long causeId) {
        OrderEvent event = event(order, previous);
        listener.onOrderEvent(event, sink.emit(event, Oms.SOURCE, correlationId, causeId), correlationId);
    }

    /// Tells what a report did: the new state where there is one, a fill taken back, a fill to be booked.
    void reported(LiveOrder order, OrdStatus previous, boolean changed, @Nullable Fill reversal, @Nullable Fill fill, long reportId) {
        long correlationId = order.correlationId;
        OrderEvent event = changed ? event(order, previous) : null;
        long eventId = event == null ? 0 : sink.emit(event, Oms.SOURCE, correlationId, reportId);
        long reversalId = reversal == null ? 0 : sink.emit(reversal, Oms.SOURCE, correlationId, reportId);
        long fillId = fill == null ? 0 : sink.emit(fill, Oms.SOURCE, correlationId, reportId);
        if (event != null) {
            listener.onOrderEvent(event, eventId, correlationId);
        }
        if (reversal != null) {
            listener.onFill(reversal, reversalId, correlationId);
        }
        if (fill != null) {
            listener.onFill(fill, fillId, correlationId);
        }
    }

    private static OrderEvent event(LiveOrder order, OrdStatus previous) {
        return new OrderEvent(order.firstClOrdId, order.strategy, order.instrument, order.side, order.tag, previous, order.status(),
                order.quantity(order.orderUnits), order.quantity(order.cumUnits), order.quantity(order.leavesUnits()), order.average(),
                order.reason);
    }
}
