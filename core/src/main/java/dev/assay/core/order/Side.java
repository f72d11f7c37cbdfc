package dev.assay.core.order;

/// Side of an order; FIX tag 54.
public enum Side {
    BUY('1', 1), SELL('2', -1), SELL_SHORT('5', -1);

    private final char fix;
    private final int sign;

    Side(char fix, int sign) {
        this.fix = fix;
        this.sign = sign;
    }

    /// The FIX code.
    public char fix() {
        return fix;
    }

    /// +1 where a fill raises the position, -1 where it lowers it.
    public int sign() {
        return sign;
    }

    /// The side that takes an order of this side back.
    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }
}
