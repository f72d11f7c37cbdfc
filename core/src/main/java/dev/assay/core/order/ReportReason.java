package dev.assay.core.order;

/// Why a broker rejected, refused or changed an order unasked, where it says so by code: FIX 4.4 `OrdRejReason` (tag 103), `CxlRejReason`
/// (tag 102) and `ExecRestatementReason` (tag 378). The broker's own words are the report's text.
public enum ReportReason {
    /// The broker gives no code.
    NONE(0, 0, ""),
    /// The order was rejected.
    BROKER_OPTION(103, 0, "broker's or exchange's option"), UNKNOWN_SYMBOL(103, 1, "unknown symbol"), EXCHANGE_CLOSED(103, 2,
            "exchange closed"), EXCEEDS_LIMIT(103, 3, "order exceeds a limit"), TOO_LATE_TO_ENTER(103, 4, "too late to enter"),
    /// The broker does not know the order that was asked about.
    UNKNOWN_ORDER(103, 5, "unknown order"),
    /// The broker has an order of that client order id.
    DUPLICATE_ORDER(103, 6, "duplicate of an order sent before"), DUPLICATE_VERBAL(103, 7,
            "duplicate of an order given by word of mouth"), STALE_ORDER(103, 8, "stale order"), UNSUPPORTED(103, 11,
                    "unsupported order characteristic"), INCORRECT_QUANTITY(103, 13,
                            "incorrect quantity"), UNKNOWN_ACCOUNT(103, 15, "unknown account"), OTHER_REJECT(103, 99, "other"),
    /// A cancel or replace request was refused.
    TOO_LATE_TO_CANCEL(102, 0, "too late to cancel"), CANCEL_UNKNOWN_ORDER(102, 1, "unknown order"), CANCEL_BROKER_OPTION(102, 2,
            "broker's or exchange's option"), ALREADY_PENDING(102, 3, "the order is already pending cancel or replace"), TIME_MISMATCH(
                    102, 5, "the order has changed since"), DUPLICATE_REQUEST(102, 6, "duplicate of a request sent before"), OTHER_REFUSAL(
                            102, 99, "other"),
    /// The broker changed or ended the order unasked.
    CORPORATE_ACTION(378, 0, "corporate action"), RENEWAL(378, 1, "renewed for the day"), VERBAL_CHANGE(378, 2,
            "changed by word of mouth"), REPRICED(378, 3, "repriced"), RESTATED_BY_BROKER(378, 4, "broker's option"), PARTIAL_DECLINE(
                    378, 5, "part of the quantity declined"), TRADING_HALT(378, 6, "trading halt"), SYSTEM_FAILURE(378, 7,
                            "system failure"), RESTATED_BY_MARKET(378, 8, "market's option"), NOT_BEST(378, 9,
                                    "not best"), WAREHOUSE_RECAP(378, 10, "warehouse recapitulation"), OTHER_CHANGE(378, 99, "other");

    private final int tag;
    private final int code;
    private final String words;

    ReportReason(int tag, int code, String words) {
        this.tag = tag;
        this.code = code;
        this.words = words;
    }

    /// The FIX tag it comes from, 0 for none.
    public int tag() {
        return tag;
    }

    /// Its value there.
    public int code() {
        return code;
    }

    /// For a person; empty for none.
    public String words() {
        return words;
    }

    /// The reason with that value of a FIX tag; the tag's own "other" where FIX 4.4 has no such value.
    ///
    /// @throws IllegalArgumentException for a tag that is none of 102, 103 and 378
    public static ReportReason of(int tag, int code) {
        ReportReason other = NONE;
        for (ReportReason reason : values()) {
            if (reason.tag == tag && reason.code == code) {
                return reason;
            }
            if (reason.tag == tag && reason.code == 99) {
                other = reason;
            }
        }
        if (other == NONE) {
            throw new IllegalArgumentException("reasons are in the FIX tags 102, 103 and 378, not in " + tag);
        }
        return other;
    }
}
