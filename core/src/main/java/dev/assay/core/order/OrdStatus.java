package dev.assay.core.order;

/// State of an order; FIX tag 39, with the precedence FIX gives where several apply (higher wins).
public enum OrdStatus {
    PENDING_NEW('A', 2), NEW('0', 2), PARTIALLY_FILLED('1', 4), FILLED('2', 8), DONE_FOR_DAY('3', 10), CANCELED('4',
            5), PENDING_CANCEL('6', 12), STOPPED('7', 7), REJECTED('8', 2), SUSPENDED('9', 6), CALCULATED('B', 9), EXPIRED('C',
                    5), ACCEPTED_FOR_BIDDING('D', 1), PENDING_REPLACE('E', 11);

    private final char fix;
    private final int precedence;

    OrdStatus(char fix, int precedence) {
        this.fix = fix;
        this.precedence = precedence;
    }

    /// The FIX code.
    public char fix() {
        return fix;
    }

    /// FIX's order of precedence: where two states apply at once, the higher is reported.
    public int precedence() {
        return precedence;
    }

    /// Whether nothing more can trade.
    public boolean terminal() {
        return this == FILLED || this == CANCELED || this == REJECTED || this == EXPIRED;
    }
}
