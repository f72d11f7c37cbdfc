package dev.assay.execution;

/// Why a signal led to no order, or not yet: the codes of [dev.assay.core.signal.SignalOutcome].
public enum SignalReason {
    /// A later target of the same strategy for the same instrument took its place.
    SUPERSEDED("a later target of the same strategy for the same instrument took its place"),
    /// What is held and working is the target already.
    ALREADY_THERE("what is held and working is the target already"),
    /// The difference is less than one lot.
    BELOW_ONE_LOT("the difference is less than one lot"),
    /// The order would be worth less than the configured minimum.
    BELOW_MIN_NOTIONAL("the order would be worth less than the configured minimum"),
    /// No price is known, or none that can size an order.
    NO_PRICE("no price is known, or none that can size an order"),
    /// The account has no equity to take a fraction of.
    NO_EQUITY("the account has no equity to take a fraction of"),
    /// Account, amount and instrument are in different currencies.
    CURRENCY("account, amount and instrument are in different currencies"),
    /// The size does not fit the instrument's numbers.
    TOO_LARGE("the size does not fit the instrument's numbers"),
    /// The instrument is an index or the like: it has prices but cannot be traded.
    NOT_TRADABLE("the instrument has prices but cannot be traded"),
    /// The target waits until orders that contradict it are confirmed as cancelled.
    WAITING_FOR_CANCEL("the target waits until orders that contradict it are confirmed as cancelled"),
    /// The broker refuses to cancel an order that contradicts the target.
    CANCEL_REFUSED("the broker refuses to cancel an order that contradicts the target"),
    /// No working order of the strategy carries the tag.
    UNKNOWN_TAG("no working order of the strategy carries the tag"),
    /// A working order of the strategy carries the tag already.
    DUPLICATE_TAG("a working order of the strategy carries the tag already"),
    /// The tag is kept for the engine's own orders.
    RESERVED_TAG("the tag is kept for the engine's own orders"),
    /// The broker does not take such orders.
    UNSUPPORTED("the broker does not take such orders"),
    /// The order can no longer be replaced, or not in that way.
    NOT_REPLACEABLE("the order can no longer be replaced, or not in that way"),
    /// The order is being cancelled already.
    ALREADY_CANCELLING("the order is being cancelled already"),
    /// More signals came in one instant than the limit allows.
    TOO_MANY_SIGNALS("more signals came in one instant than the limit allows"),
    /// The broker refused a protective exit; it is tried again after the next fill or re-arm.
    EXIT_REFUSED("the broker refused a protective exit; it is tried again after the next fill or re-arm"),
    /// The orders of a list do not fit together.
    BAD_LIST("the orders of a list do not fit together"),
    /// The broker lacks the order type: the order waits for its price in the engine.
    HELD("the broker lacks the order type: the order waits for its price in the engine"),
    /// An algorithm's time is over before its order was filled.
    TIME_OVER("an algorithm's time is over before its order was filled"),
    /// More orders were sent in the instrument than the throttle allows.
    THROTTLED("more orders were sent in the instrument than the throttle allows"),
    /// The strategy was stopped before the signal was acted on.
    DISCARDED("the strategy was stopped before the signal was acted on");

    private final String meaning;

    SignalReason(String meaning) {
        this.meaning = meaning;
    }

    /// The reason in words, for documents.
    public String meaning() {
        return meaning;
    }
}
