package dev.assay.execution;

import dev.assay.core.event.EventSink;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.OrdStatus;
import dev.assay.execution.OrderTransitions.Next;

/// The way into the OMS: finds the order a report speaks of, judges the report and applies it, or freezes the order.
final class Incoming {
    private final EventSink sink;
    private final Announcer announcer;
    private final WorkingOrders orders;
    private final CostModel costs;
    private final RecentIds seen;
    private final Findings findings;
    private final String venue;
    private long repeatedReports;

    Incoming(EventSink sink, Announcer announcer, WorkingOrders orders, CostModel costs, RecentIds seen, String venue) {
        this.sink = sink;
        this.announcer = announcer;
        this.orders = orders;
        this.costs = costs;
        this.seen = seen;
        this.venue = venue;
        findings = new Findings(sink, venue);
    }

    long repeatedReports() {
        return repeatedReports;
    }

    long findings() {
        return findings.raised();
    }

    void onReport(ExecutionReport report) {
        if (!report.execId().isEmpty() && !seen.add(report.execId())) {
            repeatedReports++;
            return;
        }
        LiveOrder order = orders.find(report.clOrdId());
        if (order == null) {
            order = orders.find(report.origClOrdId());
        }
        if (order == null) {
            findings.unknown(report, sink.emit(report, venue, 0, 0));
            return;
        }
        long reportId = sink.emit(report, venue, order.correlationId, order.commandOf(report.clOrdId()));
        Next next = nextOf(order, report);
        String fault = ReportCheck.fault(order, report, next);
        if (fault == null) {
            apply(order, report, next, reportId);
            return;
        }
        order.frozen = true;
        findings.impossible(order, report, fault, reportId);
    }

    /// A rejection that carries another state speaks of a repeated message, not of the order.
    private static Next nextOf(LiveOrder order, ExecutionReport report) {
        boolean repeat = report.execType() == ExecType.REJECTED && report.ordStatus() != OrdStatus.REJECTED;
        return repeat ? Next.SAME : OrderTransitions.next(order.own, report.execType());
    }

    private void apply(LiveOrder order, ExecutionReport report, Next next, long reportId) {
        OrdStatus previous = order.status();
        long orderUnits = order.orderUnits;
        long cumUnits = order.cumUnits;
        long leavesUnits = order.leavesUnits();
        Changes.Result result = Changes.apply(order, report, next, costs);
        orders.settle(order);
        boolean changed = result.restated() || order.status() != previous || order.orderUnits != orderUnits || order.cumUnits != cumUnits
                || order.leavesUnits() != leavesUnits;
        if (changed) {
            order.reason = Reasons.of(order, report, result.answered(), venue);
        }
        announcer.reported(order, previous, changed, result.reversal(), result.fill(), reportId);
        findings.afterBooking(order, cumUnits, reportId);
    }
}
