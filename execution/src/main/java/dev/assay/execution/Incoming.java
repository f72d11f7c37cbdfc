package dev.assay.execution;

import dev.assay.core.event.EventSink;
import dev.assay.core.event.ReconciliationFinding.Action;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.Side;
import dev.assay.core.signal.StrategyId;
import dev.assay.execution.OrderTransitions.Next;
import org.jspecify.annotations.Nullable;

/// The way into the OMS: finds the order a report speaks of, judges the report and applies it, or freezes the order and asks the broker
/// how it stands.
final class Incoming {
    private final EventSink sink;
    private final Announcer announcer;
    private final WorkingOrders orders;
    private final OrderCosts costs;
    private final Outgoing outgoing;
    private final Inquiries inquiries;
    private final RecentIds recent;
    private final Findings findings;
    private final String venue;
    private final @Nullable StrategyId adopter;
    private long repeatedReports;

    Incoming(EventSink sink, Announcer announcer, WorkingOrders orders, OrderCosts costs, Outgoing outgoing, Inquiries inquiries,
            Oms.Limits limits, String venue, @Nullable StrategyId adopter, Action unknownOrder) {
        this.sink = sink;
        this.announcer = announcer;
        this.orders = orders;
        this.costs = costs;
        this.outgoing = outgoing;
        this.inquiries = inquiries;
        this.venue = venue;
        this.adopter = adopter;
        recent = new RecentIds(limits.execIds());
        findings = new Findings(sink, venue, unknownOrder == Action.CANCEL ? Action.CANCEL : Action.HALT);
    }

    long repeatedReports() {
        return repeatedReports;
    }

    long findings() {
        return findings.raised();
    }

    void onReport(ExecutionReport report) {
        onReport(report, venue);
    }

    void onReport(ExecutionReport report, String source) {
        ExecutionReport earlier = report.execId().isEmpty() ? null : recent.add(report);
        if (earlier != null && RecentIds.sameContent(earlier, report)) {
            repeatedReports++;
            return;
        }
        LiveOrder order = find(report);
        if (order == null) {
            unknown(report, earlier, source);
            return;
        }
        long reportId = sink.emit(report, source, order.correlationId, order.commandOf(report.clOrdId()));
        judge(order, report, earlier, reportId);
    }

    private @Nullable LiveOrder find(ExecutionReport report) {
        LiveOrder order = orders.find(report.clOrdId());
        if (order == null) {
            order = orders.find(report.origClOrdId());
        }
        return order == null && report.clOrdId() == 0 ? orders.findByOrderId(report.orderId()) : order;
    }

    private void judge(LiveOrder order, ExecutionReport report, @Nullable ExecutionReport earlier, long reportId) {
        Next next = nextOf(order, report);
        String fault = earlier == null
                ? ReportCheck.fault(order, report, next)
                : "execution id \"" + report.execId() + "\" was used before, for another report";
        if (fault == null) {
            apply(order, report, next, reportId);
            return;
        }
        boolean asks = !order.frozen;
        order.frozen = true;
        if (Duplicates.concerns(report) || order.doubt == LiveOrder.Doubt.IDENTITY && StatusAnswers.answers(report)) {
            findings.duplicateId(order, report, fault, reportId);
        } else {
            findings.impossible(order, report, fault, reportId);
        }
        if (asks) {
            inquiries.status(order.firstClOrdId, reportId, order.correlationId);
        }
    }

    /// A rejection that carries another state speaks of a repeated message, not of the order.
    private static Next nextOf(LiveOrder order, ExecutionReport report) {
        if (report.execType() == ExecType.REJECTED) {
            return Duplicates.concerns(report)
                    ? Duplicates.next(order, report)
                    : report.ordStatus() == OrdStatus.REJECTED ? OrderTransitions.next(order.own, ExecType.REJECTED) : Next.SAME;
        }
        return StatusAnswers.answers(report) ? StatusAnswers.next(order, report) : OrderTransitions.next(order.own, report.execType());
    }

    private void apply(LiveOrder order, ExecutionReport report, Next next, long reportId) {
        OrdStatus previous = order.status();
        long orderUnits = order.orderUnits;
        long cumUnits = order.cumUnits;
        long leavesUnits = order.leavesUnits();
        LiveOrder.Doubt doubt = order.doubt;
        Changes.Result result = Changes.apply(order, report, next, costs);
        order.clearDoubt();
        boolean unheard = ReportCheck.endedUnheard(report) && !order.own.terminal() && !order.frozen;
        if (unheard) {
            order.doubt = LiveOrder.Doubt.OUTCOME;
        }
        orders.settle(order);
        boolean changed = result.restated() || order.status() != previous || order.orderUnits != orderUnits || order.cumUnits != cumUnits
                || order.leavesUnits() != leavesUnits;
        if (changed) {
            order.reason = Reasons.of(order, report, result.answered(), venue);
        }
        announcer.reported(order, previous, changed, result.reversal(), result.fill(), reportId);
        findings.afterBooking(order, cumUnits, reportId);
        if (unheard || order.doubt == LiveOrder.Doubt.IDENTITY && doubt != LiveOrder.Doubt.IDENTITY) {
            inquiries.status(order.firstClOrdId, reportId, order.correlationId);
        }
    }

    private void unknown(ExecutionReport report, @Nullable ExecutionReport earlier, String source) {
        long reportId = sink.emit(report, source, 0, 0);
        if (inquiries.answeredBy(report)) {
            return;
        }
        StrategyId owner = adopter;
        LiveOrder adopted = owner == null || earlier != null || report.clOrdId() != 0 ? null : adopt(report, owner, reportId);
        if (adopted == null) {
            findings.unknown(report, reportId);
        }
    }

    @Nullable
    LiveOrder adopt(ExecutionReport report, StrategyId owner) {
        return adopt(report, owner, venue);
    }

    @Nullable
    LiveOrder adopt(ExecutionReport report, StrategyId owner, String source) {
        if (find(report) != null) {
            onReport(report, source);
            return null;
        }
        long reportId = sink.emit(report, source, 0, 0);
        LiveOrder adopted = adopt(report, owner, reportId);
        if (adopted == null) {
            findings.unknown(report, reportId);
        }
        return adopted;
    }

    /// Takes an order of the broker's into the books; null where the report does not show an order that could be.
    private @Nullable LiveOrder adopt(ExecutionReport report, StrategyId owner, long reportId) {
        Side side = report.side();
        long units = ReportCheck.units(report.instrument(), report.orderQty());
        if (side == null || units <= 0 || report.orderId().isEmpty() || report.ordStatus() == OrdStatus.REJECTED) {
            return null;
        }
        LiveOrder order = new LiveOrder(outgoing.nextId(), owner, report, side, report.instrument().quantity(units),
                BrokerTerms.adopted(report.detail(), LiveOrder.TERMS_UNKNOWN), reportId);
        orders.add(order);
        findings.adopted(order, report, reportId);
        judge(order, report, null, reportId);
        return order;
    }
}
