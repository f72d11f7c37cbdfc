package dev.assay.proofbench.book;

import dev.assay.core.market.BookDelta;
import dev.assay.core.market.BookSnapshot;

/// A book of price levels (L2). Known from its first snapshot or clear on.
public final class LevelBook extends Book {
    /// An empty book that waits for a snapshot.
    public LevelBook() {
        super(false);
    }

    @Override
    boolean change(BookDelta delta) {
        require(delta.orderId() == 0, "an order of its own (L3) in a book of price levels (L2)", delta);
        long size = switch (delta.action()) {
            case SET, EXECUTE -> delta.sizeUnits();
            case DELETE, CLEAR -> 0;
        };
        (delta.bid() ? bids : asks).put(delta.priceUnits(), size);
        return true;
    }

    @Override
    void replace(BookSnapshot snapshot) {
        fill(bids, snapshot.bids());
        fill(asks, snapshot.asks());
    }

    @Override
    void forget() {}
}
