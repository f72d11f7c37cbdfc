package dev.assay.execution;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.ReportDetail;
import dev.assay.core.order.Side;
import dev.assay.execution.OrderTransitions.Next;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Whether a report can be true of an order, judged before anything is changed.
///
/// A link may reorder reports: one that was overtaken carries less filled quantity than is booked, one that overtook a fill carries more.
/// Both are accepted where the report's own meaning allows it; what is refused contradicts every order of events.
final class ReportCheck {
    /// Stands for a quantity that the instrument cannot have.
    private static final long NONE = Long.MIN_VALUE;

    private ReportCheck() {}

    /// A quantity in the instrument's units, or a negative number where it has none.
    static long units(Instrument instrument, Quantity quantity) {
        if (quantity.scale() == instrument.quantityScale()) {
            return quantity.units();
        }
        try {
            return quantity.rescale(instrument.quantityScale(), RoundingMode.UNNECESSARY).units();
        } catch (ArithmeticException e) {
            return NONE;
        }
    }

    /// What is impossible about the report, in words; null where it is possible.
    @Nullable
    static String fault(LiveOrder order, ExecutionReport report, Next next) {
        if (!report.instrument().id().value().equals(order.instrument.id().value())) {
            return "the report is about " + report.instrument() + ", the order about " + order.instrument;
        }
        Side side = report.side();
        if (side != null && side.sign() != order.side.sign()) {
            return "the report says " + side + ", the order " + order.side;
        }
        long total = units(order.instrument, report.orderQty());
        long cum = units(order.instrument, report.cumQty());
        long leaves = units(order.instrument, report.leavesQty());
        long last = units(order.instrument, report.lastQty());
        if ((total | cum | leaves | last) < 0) {
            return "a quantity is negative or finer than the instrument's";
        }
        String contradiction = detail(order, report, cum);
        if (contradiction != null) {
            return contradiction;
        }
        if (StatusAnswers.answers(report)) {
            return StatusAnswers.fault(order, report, next, total, cum, leaves);
        }
        if (next == Next.IMPOSSIBLE) {
            return report.execType() + " cannot follow " + order.own;
        }
        return switch (report.execType()) {
            case TRADE -> trade(order, report, next, total, cum, leaves, last);
            case TRADE_CANCEL, TRADE_CORRECT -> revision(order, report, next, total, cum, leaves, last);
            case NEW, PENDING_NEW -> acknowledgement(order, report, next, total, cum);
            case REJECTED -> Duplicates.concerns(report)
                    ? Duplicates.difference(order, report)
                    : report.ordStatus() == OrdStatus.REJECTED && cum != 0 ? "a rejected order cannot have filled " + cum : null;
            case CANCELED, EXPIRED -> ended(order, report, next, cum, leaves);
            case DONE_FOR_DAY -> firstOf(notBelow(order, cum),
                    leaves == 0 ? null : leaves(total, cum, leaves), status(order, report, next, order.cumUnits, total));
            case STOPPED, SUSPENDED, CALCULATED -> firstOf(notBelow(order, cum), status(order, report, next, order.cumUnits, total));
            case RESTATED -> restated(order, report, next, total, cum, leaves);
            case REPLACED -> replaced(order, report, next, total, cum, leaves);
            case PENDING_CANCEL, PENDING_REPLACE -> null;
            case ORDER_STATUS -> null;
            case CANCEL_REJECTED -> firstOf(unknownThere(order, report), endedThere(order, report));
        };
    }

    /// What the broker says beyond quantities and state.
    private static @Nullable String detail(LiveOrder order, ExecutionReport report, long cum) {
        ReportDetail detail = report.detail();
        Quantity day = detail.dayCumQty();
        long today = day == null ? 0 : units(order.instrument, day);
        if (today < 0 || today > cum && cum > 0) {
            return "it says " + day + " have filled today, of " + report.cumQty() + " in all";
        }
        boolean changes = report.execType() == ExecType.RESTATED || report.execType() == ExecType.REPLACED;
        if (changes || order.external || Duplicates.concerns(report) || BrokerTerms.agree(detail, order.terms)) {
            return null;
        }
        FormerTerms former = FormerTerms.find(order.former, report.clOrdId(), units(order.instrument, report.orderQty()));
        if (former != null && BrokerTerms.agree(detail, former.terms())) {
            return null;
        }
        for (Request r = order.requests; r != null; r = r.next) {
            if (!r.cancel && BrokerTerms.agree(detail, r.terms)) {
                return null;
            }
        }
        boolean inquiry = order.doubt == LiveOrder.Doubt.IDENTITY && StatusAnswers.answers(report);
        return inquiry ? null : "the broker has it as " + BrokerTerms.words(detail) + ", the order is " + BrokerTerms.words(order.terms);
    }

    private static @Nullable String trade(LiveOrder order, ExecutionReport report, Next next, long total, long cum, long leaves,
            long last) {
        if (last == 0 || report.lastPx() == null) {
            return "a trade needs a positive quantity and a price";
        }
        long booked = order.cumUnits + last;
        if (booked < 0 || booked > Math.max(order.claimedUnits, cum)) {
            return "with this fill of " + last + " the order would have filled " + booked + ", but the broker says "
                    + Math.max(order.claimedUnits, cum) + " units";
        }
        return cum == booked && !order.closed()
                ? settled(order, report, next, total, cum, leaves)
                : leaves == 0 ? null : leaves(total, cum, leaves);
    }

    private static @Nullable String revision(LiveOrder order, ExecutionReport report, Next next, long total, long cum, long leaves,
            long last) {
        Execution revised = order.execution(report.execRefId());
        if (revised == null) {
            return "it refers to execution \"" + report.execRefId() + "\", which is not among the fills booked for this order";
        }
        boolean correct = report.execType() == ExecType.TRADE_CORRECT;
        if (correct && (last == 0 || report.lastPx() == null)) {
            return "a corrected trade needs a positive quantity and a price";
        }
        long booked = order.cumUnits - revised.units + (correct ? last : 0);
        if (cum < booked || cum > booked && order.claimedUnits == order.cumUnits) {
            return "after it the order would have filled " + booked + ", but the broker says " + cum + " units";
        }
        return cum == booked ? settled(order, report, next, total, cum, leaves) : null;
    }

    /// Quantities and state of a report about fills that came in its turn.
    private static @Nullable String settled(LiveOrder order, ExecutionReport report, Next next, long total, long cum, long leaves) {
        return firstOf(known(order, report, total), order.closed() && leaves == 0 ? null : leaves(total, cum, leaves),
                status(order, report, next, cum, total));
    }

    private static @Nullable String acknowledgement(LiveOrder order, ExecutionReport report, Next next, long total, long cum) {
        boolean own = report.ordStatus() == (report.execType() == ExecType.NEW ? OrdStatus.NEW : OrdStatus.PENDING_NEW);
        return firstOf(known(order, report, total), own || cum != order.cumUnits ? null : status(order, report, next, cum, total));
    }

    private static @Nullable String ended(LiveOrder order, ExecutionReport report, Next next, long cum, long leaves) {
        OrdStatus after = next.after(order.own, order.cumUnits, order.orderUnits, false);
        return firstOf(notBelow(order, cum), leaves == 0 ? null : "an ended order leaves nothing, not " + leaves + " units",
                report.ordStatus() == after ? null : "it carries the state " + report.ordStatus() + " where " + after + " must be");
    }

    private static @Nullable String restated(LiveOrder order, ExecutionReport report, Next next, long total, long cum, long leaves) {
        if (cum != order.cumUnits && !product(order.cumUnits, total).equals(product(cum, order.orderUnits))) {
            return "it restates filled and total quantity by different ratios";
        }
        return firstOf(total > 0 ? null : "an order cannot be restated to nothing", leaves(total, cum, leaves),
                status(order, report, next, cum, total));
    }

    private static @Nullable String replaced(LiveOrder order, ExecutionReport report, Next next, long total, long cum, long leaves) {
        Request request = order.request(report.clOrdId());
        if (request == null && unasked(order, report)) {
            return firstOf(cum == order.cumUnits ? null : "it replaces the order and changes what has filled to " + cum + " units",
                    restated(order, report, next, total, cum, leaves));
        }
        if (request == null || request.cancel) {
            return "no replace request " + report.clOrdId() + " is in flight";
        }
        if (total != Math.max(request.orderUnits, cum)) {
            return "the order was to be replaced by one of " + Math.max(request.orderUnits, cum) + " units, not " + total;
        }
        return firstOf(notBelow(order, cum), leaves(total, cum, leaves),
                cum == order.cumUnits ? status(order, report, next, cum, total) : null);
    }

    /// A replace that nobody asked for: the broker changed the order by word of mouth, and names the order by its own id.
    static boolean unasked(LiveOrder order, ExecutionReport report) {
        return report.clOrdId() == order.clOrdId && !order.replaceInFlight();
    }

    private static @Nullable String notBelow(LiveOrder order, long cum) {
        return cum >= order.cumUnits ? null : "it says " + cum + " units have filled, but " + order.cumUnits + " are booked";
    }

    private static @Nullable String leaves(long total, long cum, long leaves) {
        return leaves == Math.max(0, total - cum) ? null : total + " ordered less " + cum + " filled do not leave " + leaves + " units";
    }

    /// The total is the order's, or one that a replace asks for, or the one it had under the id that the report names: then the report set
    /// out before the replace was acknowledged, and comes after it.
    static @Nullable String known(LiveOrder order, ExecutionReport report, long total) {
        return total == order.orderUnits || order.byCash && total > 0 || Request.asksFor(order.requests, total)
                || FormerTerms.find(order.former, report.clOrdId(), total) != null
                        ? null
                        : "the order is for " + order.orderUnits + " units, not " + total;
    }

    private static @Nullable String status(LiveOrder order, ExecutionReport report, Next next, long cum, long total) {
        OrdStatus after = next.after(order.own, cum, total, !order.closed());
        OrdStatus said = report.ordStatus();
        boolean plausible = said == after || said == OrdStatus.PENDING_CANCEL && order.cancelAsked
                || said == OrdStatus.PENDING_REPLACE && order.replaceAsked;
        return plausible ? null : "it carries the state " + said + " where " + after + " must be";
    }

    private static @Nullable String unknownThere(LiveOrder order, ExecutionReport report) {
        return report.ordStatus() == OrdStatus.REJECTED && order.own != OrdStatus.REJECTED ? "the broker does not know the order" : null;
    }

    /// An order that ended here in one way cannot have ended there in another.
    private static @Nullable String endedThere(LiveOrder order, ExecutionReport report) {
        return endedUnheard(report) && report.ordStatus() != order.own && order.own.terminal()
                ? "the broker has the order as " + report.ordStatus()
                : null;
    }

    /// Whether a refused request says that the order has ended there: the report of that end may still be on its way.
    static boolean endedUnheard(ExecutionReport report) {
        return report.execType() == ExecType.CANCEL_REJECTED
                && (report.ordStatus() == OrdStatus.CANCELED || report.ordStatus() == OrdStatus.EXPIRED);
    }

    private static BigInteger product(long a, long b) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }

    private static @Nullable String firstOf(@Nullable String first, @Nullable String second) {
        return first != null ? first : second;
    }

    private static @Nullable String firstOf(@Nullable String first, @Nullable String second, @Nullable String third) {
        return first != null ? first : firstOf(second, third);
    }
}
