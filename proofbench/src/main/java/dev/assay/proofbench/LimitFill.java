package dev.assay.proofbench;

import dev.assay.core.order.Side;

/// What a traded price must do before a limit order that waits at its price is filled.
public enum LimitFill {
    /// The price must go beyond the limit: then whoever waited at it has traded. The default, because nobody knows our place in the queue.
    THROUGH("through", "Limit orders fill only when the price trades beyond the limit, since the place in the queue is unknown."),
    /// The price must reach the limit: assumes the front of the queue. Choose it to compare with engines that do so, or for tiny orders.
    TOUCH("touch", "Limit orders fill as soon as the price reaches the limit, as if first in the queue (optimistic).");

    private final String id;
    private final String assumptions;

    LimitFill(String id, String assumptions) {
        this.id = id;
        this.assumptions = assumptions;
    }

    /// Its name in the config.
    public String id() {
        return id;
    }

    /// What is assumed, in words.
    public String assumptions() {
        return assumptions;
    }

    boolean reached(Side side, long priceUnits, long limitUnits) {
        long room = side == Side.BUY ? Long.compare(limitUnits, priceUnits) : Long.compare(priceUnits, limitUnits);
        return this == TOUCH ? room >= 0 : room > 0;
    }
}
