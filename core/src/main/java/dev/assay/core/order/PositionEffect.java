package dev.assay.core.order;

/// What an order does to a hedging account's two books of an instrument, the long and the short one; FIX `PositionEffect` (tag 77). In an
/// account that nets positions there is one book, and only [#FIFO] means anything.
public enum PositionEffect {
    /// Closes what the opposite book holds first and opens with the rest: the effect of an order that names none.
    FIFO('F'),
    /// Opens: a buy adds to the long book, a sale to the short book, whatever the other book holds.
    OPEN('O'),
    /// Closes: a sale takes from the long book, a buy from the short book, never more than it holds.
    CLOSE('C');

    private final char fix;

    PositionEffect(char fix) {
        this.fix = fix;
    }

    /// The FIX code.
    public char fix() {
        return fix;
    }
}
