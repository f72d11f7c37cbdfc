package dev.assay.execution;

import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.ReportReason;
import dev.assay.execution.OrderTransitions.Next;
import org.jspecify.annotations.Nullable;

/// What a broker's answer to a status request does. For an order in good standing it counts as the report that its state stands for, so a
/// lost report is made good; for a frozen order it is the authority: state and quantity become the broker's, as long as it knows of every
/// fill that we have booked.
final class StatusAnswers {
    private StatusAnswers() {}

    /// The broker has no such order.
    static boolean unknown(ExecutionReport report) {
        return report.ordStatus() == OrdStatus.REJECTED
                && (report.detail().reason() == ReportReason.UNKNOWN_ORDER || report.orderQty().signum() == 0);
    }

    static Next next(LiveOrder order, ExecutionReport report) {
        if (unknown(report)) {
            return order.own == OrdStatus.PENDING_NEW ? Next.REJECTED : Next.SAME;
        }
        if (unproven(order, report)) {
            return Next.SAME;
        }
        return order.frozen
                ? OrderTransitions.settled(report.ordStatus())
                : OrderTransitions.next(order.own, OrderTransitions.implied(report.ordStatus()));
    }

    /// The identity of the broker's order is in doubt, and the answer does not settle it.
    static boolean unproven(LiveOrder order, ExecutionReport report) {
        return order.doubt == LiveOrder.Doubt.IDENTITY && !Duplicates.shown(report);
    }

    static @Nullable String fault(LiveOrder order, ExecutionReport report, Next next, long total, long cum, long leaves) {
        if (unknown(report)) {
            return order.own == OrdStatus.PENDING_NEW || order.own == OrdStatus.REJECTED ? null : "the broker does not know the order";
        }
        if (order.doubt == LiveOrder.Doubt.IDENTITY) {
            String difference = Duplicates.difference(order, report);
            if (difference != null) {
                return difference;
            }
        }
        if (next == Next.IMPOSSIBLE) {
            return "an order that is " + order.own + " cannot be " + report.ordStatus();
        }
        boolean over = report.ordStatus().terminal() && report.ordStatus() != OrdStatus.FILLED;
        boolean overtaken = !over && !order.frozen && cum < order.cumUnits;
        if (overtaken) {
            return null;
        }
        if (cum < order.cumUnits) {
            return "it says " + cum + " units have filled, but " + order.cumUnits + " are booked";
        }
        if (order.frozen) {
            return total > 0 ? null : "it gives no quantity";
        }
        boolean closed = over || report.ordStatus() == OrdStatus.DONE_FOR_DAY || report.ordStatus() == OrdStatus.CALCULATED;
        boolean fits = closed && leaves == 0 || leaves == Math.max(0, total - cum);
        return !fits
                ? total + " ordered less " + cum + " filled do not leave " + leaves + " units"
                : ReportCheck.known(order, report, total);
    }

    /// Applies an answer that was judged possible.
    ///
    /// @return whether it settled a freeze or a doubt
    static boolean apply(LiveOrder order, ExecutionReport report, Next next, long total, long cum) {
        if (unproven(order, report)) {
            return false;
        }
        boolean settles = order.frozen || order.doubt == LiveOrder.Doubt.IDENTITY;
        boolean absent = unknown(report);
        if (order.frozen && !absent) {
            order.orderUnits = total;
        }
        if (report.ordStatus() == OrdStatus.DONE_FOR_DAY) {
            order.dayOver = report.leavesQty().signum() == 0;
        }
        order.frozen = false;
        order.doubt = LiveOrder.Doubt.NONE;
        order.claimedUnits = Math.max(order.claimedUnits, cum);
        order.own = next.after(order.own, order.cumUnits, order.orderUnits, !order.closed());
        if (order.own == OrdStatus.CANCELED || order.own == OrdStatus.EXPIRED || order.own == OrdStatus.REJECTED) {
            order.requests = null;
        }
        return settles;
    }

    static String reason(LiveOrder order, ExecutionReport report, String venue) {
        return unknown(report) && order.own == OrdStatus.REJECTED
                ? venue + " does not know the order: it never arrived there"
                : "so it is by " + venue + "'s answer to a status request";
    }

    static boolean answers(ExecutionReport report) {
        return report.execType() == ExecType.ORDER_STATUS;
    }
}
