package dev.assay.adapters.catalogue;

/// One corporate action on its way into the catalogue; what its kind has no use for is 0.
final class ActionRow {
    /// Decimals of a dividend per share.
    static final int AMOUNT_SCALE = 8;

    int series;
    long tsEvent;
    ActionKind kind = ActionKind.SPLIT;
    /// Symbol of the other instrument, or empty.
    String other = "";
    long payTs;
    long numerator;
    long denominator;
    long amount;
    long vendorTs;
    long line;

    /// The kind as it is stored, with the other symbol where there is one.
    String type() {
        return other.isEmpty() ? kind.key() : kind.key() + " " + other;
    }

    boolean sameTerms(ActionRow other) {
        return payTs == other.payTs && numerator == other.numerator && denominator == other.denominator && amount == other.amount;
    }
}
