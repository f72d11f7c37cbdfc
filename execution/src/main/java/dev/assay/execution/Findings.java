package dev.assay.execution;

import dev.assay.core.event.EventSink;
import dev.assay.core.event.ReconciliationFinding;
import dev.assay.core.event.ReconciliationFinding.Action;
import dev.assay.core.event.ReconciliationFinding.Kind;
import dev.assay.core.order.ExecutionReport;

/// Raises what does not fit, with both sides' view.
final class Findings {
    private final EventSink sink;
    private final String venue;
    private final Action unknownOrder;
    private long raised;

    Findings(EventSink sink, String venue, Action unknownOrder) {
        this.unknownOrder = unknownOrder;
        this.sink = sink;
        this.venue = venue;
    }

    long raised() {
        return raised;
    }

    void unknown(ExecutionReport report, long reportId) {
        raised++;
        sink.emit(
                new ReconciliationFinding(Kind.UNKNOWN_ORDER, "order " + report.clOrdId() + " at " + venue + " (" + report.orderId() + ")",
                        "no such order is working or among the ended ones remembered", theirs(report), unknownOrder),
                Oms.SOURCE, 0, reportId);
    }

    /// An order at the broker that did not come from us is in our books now.
    void adopted(LiveOrder order, ExecutionReport report, long reportId) {
        raise(order, Kind.UNKNOWN_ORDER, theirs(report) + ": order " + report.orderId() + " was not sent by us; " + order.strategy
                + " owns it now", Action.ADOPT, reportId);
    }

    void duplicateId(LiveOrder order, ExecutionReport report, String difference, long reportId) {
        raise(order, Kind.DUPLICATE_ID, theirs(report) + ": " + difference, Action.HALT, reportId);
    }

    void impossible(LiveOrder order, ExecutionReport report, String fault, long reportId) {
        raise(order, Kind.IMPOSSIBLE_REPORT, theirs(report) + ": " + fault, Action.FREEZE, reportId);
    }

    /// What was booked but is not in order: more filled than ordered, or a fill that the broker has and we have not seen.
    void afterBooking(LiveOrder order, long cumBefore, long reportId) {
        if (order.cumUnits > cumBefore && order.cumUnits > mostOrdered(order)) {
            raise(order, Kind.OVERFILL,
                    "the broker filled " + order.cumUnits + " of " + order.orderUnits + " units; the fill is real and is booked",
                    Action.ADOPT, reportId);
        }
        boolean gap = order.claimedUnits > order.cumUnits;
        if (gap && !order.gapReported) {
            raise(order, Kind.MISSED_FILL, "the broker says " + order.claimedUnits + " units have filled, " + order.cumUnits
                    + " are booked; the order is held until the missing fill arrives", Action.FREEZE, reportId);
        }
        order.gapReported = gap;
    }

    private static long mostOrdered(LiveOrder order) {
        return Math.max(order.orderUnits, Request.largest(order.requests));
    }

    private void raise(LiveOrder order, Kind kind, String theirs, Action action, long reportId) {
        raised++;
        sink.emit(new ReconciliationFinding(kind, "order " + order.firstClOrdId, order.words(), theirs, action), Oms.SOURCE,
                order.correlationId, reportId);
    }

    private static String theirs(ExecutionReport report) {
        return report.execType() + " report \"" + report.execId() + "\" says " + report.ordStatus() + ", ordered " + report.orderQty()
                + ", filled " + report.cumQty() + ", leaves " + report.leavesQty()
                + (report.text().isEmpty() ? "" : ", \"" + report.text() + "\"");
    }
}
