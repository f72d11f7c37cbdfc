package dev.assay.execution;

import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.ReportReason;
import dev.assay.core.order.Side;
import dev.assay.execution.OrderTransitions.Next;
import org.jspecify.annotations.Nullable;

/// What it means when a broker answers that a client order id is in use: our order is there, but only if side, instrument, quantity, type
/// and prices agree. Where the broker does not show them, the order stays in doubt; where they differ, trading must halt.
final class Duplicates {
    private Duplicates() {}

    static boolean concerns(ExecutionReport report) {
        return report.execType() == ExecType.REJECTED && report.detail().reason() == ReportReason.DUPLICATE_ORDER;
    }

    /// An order already known to be there gains nothing; one never heard of is there once its terms agree.
    static Next next(LiveOrder order, ExecutionReport report) {
        boolean proven = order.own == OrdStatus.PENDING_NEW && shown(report);
        return proven ? OrderTransitions.next(order.own, ExecType.NEW) : Next.SAME;
    }

    /// Whether the report says enough of the broker's order to compare it with ours.
    static boolean shown(ExecutionReport report) {
        return report.detail().ordType() != null && report.orderQty().signum() > 0 && report.side() != null;
    }

    /// Where the broker's order differs from ours, in words; null where nothing it says does.
    static @Nullable String difference(LiveOrder order, ExecutionReport report) {
        Side side = report.side();
        if (side != null && side != order.side) {
            return "the broker's order of this id is to " + side + ", ours to " + order.side;
        }
        long total = ReportCheck.units(order.instrument, report.orderQty());
        if (total != 0 && !order.byCash && total != order.orderUnits && !Request.asksFor(order.requests, total)) {
            return "the broker's order of this id is for " + report.orderQty() + ", ours for "
                    + order.instrument.quantity(order.orderUnits);
        }
        return BrokerTerms.agree(report.detail(), order.terms)
                ? null
                : "the broker's order of this id is " + BrokerTerms.words(report.detail()) + ", ours "
                        + BrokerTerms.words(order.terms);
    }
}
