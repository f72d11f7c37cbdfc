package dev.assay.core.portfolio;

/// One of the two books that a hedging account keeps of an instrument.
public enum PositionSide {
    /// What is owned.
    LONG(1),
    /// What is owed.
    SHORT(-1);

    private final int sign;

    PositionSide(int sign) {
        this.sign = sign;
    }

    /// +1 for long, -1 for short: the sign of its quantities.
    public int sign() {
        return sign;
    }
}
