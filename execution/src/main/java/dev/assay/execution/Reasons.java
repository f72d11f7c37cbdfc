package dev.assay.execution;

import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.TimeInForce;
import org.jspecify.annotations.Nullable;

/// Why an order stands as it does, in words a person can act on. Never empty.
final class Reasons {
    private Reasons() {}

    static String of(LiveOrder order, ExecutionReport report, @Nullable Request answered, String venue) {
        String said = report.text().isEmpty() ? report.detail().reason().words() : report.text();
        return switch (report.execType()) {
            case TRADE -> filled(order);
            case TRADE_CANCEL -> with("the venue took back execution " + report.execRefId(), said);
            case TRADE_CORRECT -> with("the venue corrected execution " + report.execRefId(), said);
            case NEW -> with("accepted by the venue", said);
            case PENDING_NEW -> with("received by the venue", said);
            case CANCELED -> canceled(order, answered, said, venue);
            case EXPIRED -> with(expired(order.terms.timeInForce()) + unfilled(order), said);
            case REJECTED -> order.own != OrdStatus.REJECTED
                    ? duplicate(order, venue)
                    : said.isEmpty() ? venue + " rejected the order and gave no reason: ask it" : "rejected: " + said;
            case REPLACED -> answered == null ? with("replaced by the venue unasked", said) : "replaced: " + answered.reason;
            case CANCEL_REJECTED -> refused(order, answered, said, venue);
            case RESTATED -> with("restated by the venue", said);
            case DONE_FOR_DAY -> with("done for the day", said);
            case STOPPED -> with("the venue guarantees a price but has not filled yet", said);
            case SUSPENDED -> with("suspended by the venue", said);
            case CALCULATED -> with("done for the day, costs calculated", said);
            case ORDER_STATUS -> StatusAnswers.reason(order, report, venue);
            case PENDING_CANCEL, PENDING_REPLACE -> with(report.execType().toString(), said);
        };
    }

    private static String duplicate(LiveOrder order, String venue) {
        return order.doubt == LiveOrder.Doubt.IDENTITY
                ? venue + " has an order of this id already but does not show it: ask for its status"
                : venue + " has the order already: it was accepted before";
    }

    private static String filled(LiveOrder order) {
        if (order.cumUnits > order.orderUnits) {
            return "filled beyond its quantity: " + order.instrument.quantity(order.cumUnits) + " of "
                    + order.instrument.quantity(order.orderUnits);
        }
        return switch (order.own) {
            case FILLED -> "filled in full";
            case CANCELED, EXPIRED, CALCULATED -> "a late fill, after the order had ended: " + order.own;
            case NEW, PARTIALLY_FILLED, PENDING_NEW, DONE_FOR_DAY, STOPPED, SUSPENDED, REJECTED, ACCEPTED_FOR_BIDDING, PENDING_CANCEL,
                    PENDING_REPLACE ->
                "filled in part";
        };
    }

    private static String canceled(LiveOrder order, @Nullable Request answered, String said, String venue) {
        if (answered != null) {
            return with("canceled as asked: " + answered.reason, said);
        }
        if (!said.isEmpty()) {
            return "canceled by the venue: " + said;
        }
        TimeInForce life = order.terms.timeInForce();
        return life == TimeInForce.IOC || life == TimeInForce.FOK
                ? "canceled by the venue: not all could trade at once, as " + life + " asks"
                : venue + " canceled the order unasked and gave no reason: ask it";
    }

    private static String expired(TimeInForce life) {
        return switch (life) {
            case DAY -> "expired at the end of its day (GTC would keep it working)";
            case GTC, GTD -> "expired at the end of its life";
            case OPG -> "expired: it did not trade in the opening auction";
            case CLS -> "expired: it did not trade in the closing auction";
            case IOC, FOK -> "expired: not all could trade at once, as " + life + " asks";
        };
    }

    private static String unfilled(LiveOrder order) {
        return " with " + order.instrument.quantity(order.orderUnits - order.cumUnits) + " of "
                + order.instrument.quantity(order.orderUnits)
                + " unfilled";
    }

    private static String refused(LiveOrder order, @Nullable Request answered, String said, String venue) {
        String what = answered == null || answered.cancel ? "cancel" : "replace";
        return said.isEmpty()
                ? what + " refused by " + venue + ", the order is " + order.own
                : what + " refused by " + venue + ": " + said;
    }

    private static String with(String words, String said) {
        return said.isEmpty() ? words : words + ": " + said;
    }

}
