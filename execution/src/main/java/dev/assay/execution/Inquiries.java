package dev.assay.execution;

import dev.assay.core.event.EventSink;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.Side;
import org.jspecify.annotations.Nullable;

/// What is done about an order whose state is in doubt: ask for it, send again under the same id, note that an outcome is not known, settle
/// it by hand; and the same questions about orders that are not known here at all.
final class Inquiries {
    /// How many questions about orders not known here may be open; the oldest is forgotten.
    private static final int OPEN = 64;

    private final EventSink sink;
    private final Announcer announcer;
    private final WorkingOrders orders;
    private final Outgoing outgoing;
    private final long[] open = new long[OPEN];
    private int next;

    Inquiries(EventSink sink, Announcer announcer, WorkingOrders orders, Outgoing outgoing) {
        this.sink = sink;
        this.announcer = announcer;
        this.orders = orders;
        this.outgoing = outgoing;
    }

    boolean status(long clOrdId, long causeId, long correlationId) {
        LiveOrder order = orders.find(clOrdId);
        if (order == null) {
            return false;
        }
        long id = order.external && clOrdId == order.firstClOrdId ? order.clOrdId : clOrdId;
        ask(new OrderCommand.StatusRequest(id, Outgoing.knownOrderId(order), order.instrument, order.side), causeId, correlationId);
        return true;
    }

    void statusOfUnknown(long clOrdId, @Nullable String orderId, Instrument instrument, Side side, long causeId, long correlationId) {
        expect(clOrdId);
        ask(new OrderCommand.StatusRequest(clOrdId, orderId, instrument, side), causeId, correlationId);
    }

    long cancelUnknown(long clOrdId, @Nullable String orderId, Instrument instrument, String reason, long causeId, long correlationId) {
        long id = outgoing.nextId();
        expect(id);
        ask(new OrderCommand.CancelRequest(id, clOrdId, orderId, instrument, reason), causeId, correlationId);
        return id;
    }

    private void ask(OrderCommand question, long causeId, long correlationId) {
        announcer.send(question, sink.emit(question, Oms.SOURCE, correlationId, causeId));
    }

    private void expect(long id) {
        open[next] = id;
        next = next + 1 == OPEN ? 0 : next + 1;
    }

    /// Whether a report about an order that is not known here is what was to be expected: the answer to a question of ours.
    boolean answeredBy(ExecutionReport report) {
        boolean cancel = report.execType() == ExecType.CANCELED || report.execType() == ExecType.CANCEL_REJECTED
                || report.execType() == ExecType.PENDING_CANCEL;
        boolean absent = report.execType() == ExecType.ORDER_STATUS && report.ordStatus() == OrdStatus.REJECTED;
        if (!cancel && !absent || report.clOrdId() == 0) {
            return false;
        }
        for (int i = 0; i < OPEN; i++) {
            if (open[i] == report.clOrdId()) {
                open[i] = report.execType() == ExecType.PENDING_CANCEL ? open[i] : 0;
                return true;
            }
        }
        return false;
    }

    int resend(long firstClOrdId, String reason, long causeId, long correlationId) {
        LiveOrder order = orders.find(firstClOrdId);
        if (order == null) {
            return 0;
        }
        int sent = 0;
        OrderCommand born = order.command;
        if (born != null && order.own == OrdStatus.PENDING_NEW) {
            announcer.send(born, order.commandId);
            sent++;
        }
        for (Request r = order.requests; r != null; r = r.next) {
            announcer.send(r.command, r.commandId);
            sent++;
        }
        if (sent > 0) {
            order.reason = "sent again under the same id: " + reason;
            announcer.changed(order, order.status(), correlationId, causeId);
        }
        return sent;
    }

    boolean outcomeUnknown(long clOrdId, String why, long causeId, long correlationId) {
        LiveOrder order = orders.find(clOrdId);
        boolean answered = order == null || order.request(clOrdId) == null && order.own != OrdStatus.PENDING_NEW;
        if (order == null || answered) {
            return false;
        }
        if (order.doubt == LiveOrder.Doubt.NONE) {
            order.doubt = LiveOrder.Doubt.OUTCOME;
        }
        order.reason = "the outcome is not known until the broker says: " + why;
        announcer.changed(order, order.status(), correlationId, causeId);
        status(order.firstClOrdId, causeId, correlationId);
        return true;
    }

    boolean endedThere(long firstClOrdId, String reason, long causeId, long correlationId) {
        LiveOrder order = orders.find(firstClOrdId);
        if (order == null || !order.linked) {
            return false;
        }
        OrdStatus previous = order.status();
        order.own = OrdStatus.CANCELED;
        order.requests = null;
        order.frozen = false;
        order.doubt = LiveOrder.Doubt.NONE;
        order.claimedUnits = order.cumUnits;
        order.gapReported = false;
        order.reason = reason;
        orders.settle(order);
        announcer.changed(order, previous, correlationId, causeId);
        return true;
    }

    boolean unfreeze(long firstClOrdId, String reason, long causeId, long correlationId) {
        LiveOrder order = orders.find(firstClOrdId);
        if (order == null || !order.held()) {
            return false;
        }
        order.frozen = false;
        order.doubt = LiveOrder.Doubt.NONE;
        order.claimedUnits = order.cumUnits;
        order.gapReported = false;
        order.reason = "released: " + reason;
        orders.settle(order);
        announcer.changed(order, order.status(), correlationId, causeId);
        return true;
    }
}
