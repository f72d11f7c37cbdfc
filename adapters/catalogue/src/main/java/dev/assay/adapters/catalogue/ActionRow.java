package dev.assay.adapters.catalogue;

/// One corporate action on its way into the catalogue. A split has a ratio and no amount; a dividend the reverse.
final class ActionRow {
    /// Decimals of a dividend per share.
    static final int AMOUNT_SCALE = 8;

    int series;
    long tsEvent;
    boolean split;
    long payTs;
    long numerator;
    long denominator;
    long amount;
    long vendorTs;
    long line;

    boolean sameTerms(ActionRow other) {
        return payTs == other.payTs && numerator == other.numerator && denominator == other.denominator && amount == other.amount;
    }
}
