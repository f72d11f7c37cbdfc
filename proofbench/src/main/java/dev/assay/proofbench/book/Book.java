package dev.assay.proofbench.book;

import dev.assay.core.market.BookDelta;
import dev.assay.core.market.BookLevel;
import dev.assay.core.market.BookSnapshot;
import java.util.List;

/// One instrument's book as the recorded messages give it. Prices are in price units, sizes in quantity units.
///
/// Messages are applied in the order they came. Those that carry a sequence number must carry the number of the one before (the same batch) or
/// the next one: after a gap the book is not [known][#known()] and changes are ignored until a snapshot or a clear begins it anew. A book may be crossed
/// between two messages of a batch; whether it still is when the next batch begins is counted. Single-threaded.
public abstract sealed class Book permits LevelBook, OrderBook {
    final BookSide bids = new BookSide(true);
    final BookSide asks = new BookSide(false);
    private boolean known;
    private long sequence;
    private long batchTs = Long.MIN_VALUE;
    private boolean wasCrossed;
    private boolean wasLocked;
    private long updates;
    private long snapshots;
    private long gaps;
    private long stale;
    private long skipped;
    private long unknownOrders;
    private long crossedTimes;
    private long lockedTimes;

    /// @param known whether it is known from the first message on
    Book(boolean known) {
        this.known = known;
    }

    /// Applies a change.
    ///
    /// @return whether it was applied: not where its sequence number has passed, while the book is not known, or where the order is unknown
    /// @throws IllegalArgumentException for a change that this kind of book cannot hold
    public final boolean apply(BookDelta delta) {
        beginBatch(delta.tsEvent(), delta.sequence());
        if (delta.action() == BookDelta.Action.CLEAR) {
            begin(delta.sequence());
            return true;
        }
        if (!follows(delta.sequence())) {
            return false;
        }
        require(delta.sizeUnits() >= 0, "a size below zero", delta);
        updates++;
        return change(delta);
    }

    /// Takes a whole book in place of what was known.
    ///
    /// @return whether it was taken: not when its sequence number has passed already
    /// @throws IllegalArgumentException for a snapshot that this kind of book cannot hold
    public final boolean apply(BookSnapshot snapshot) {
        if (known && snapshot.sequence() != 0 && snapshot.sequence() < sequence) {
            stale++;
            return false;
        }
        beginBatch(snapshot.tsEvent(), snapshot.sequence());
        begin(snapshot.sequence());
        snapshots++;
        replace(snapshot);
        return true;
    }

    abstract boolean change(BookDelta delta);

    abstract void replace(BookSnapshot snapshot);

    abstract void forget();

    private void begin(long from) {
        known = true;
        sequence = from;
        bids.clear();
        asks.clear();
        forget();
    }

    private boolean follows(long next) {
        if (next != 0 && sequence != 0) {
            if (next < sequence) {
                stale++;
                return false;
            }
            if (known && next > sequence + 1) {
                known = false;
                gaps++;
            }
        }
        sequence = next == 0 ? sequence : next;
        if (!known) {
            skipped++;
        }
        return known;
    }

    private void beginBatch(long ts, long next) {
        if (ts != batchTs || next != 0 && next != sequence) {
            endBatch();
            batchTs = ts;
        }
    }

    /// Looks at the book as a batch leaves it.
    private void endBatch() {
        boolean crossed = crossed();
        boolean locked = locked();
        crossedTimes += crossed && !wasCrossed ? 1 : 0;
        lockedTimes += locked && !wasLocked ? 1 : 0;
        wasCrossed = crossed;
        wasLocked = locked;
    }

    final void unknownOrder() {
        unknownOrders++;
    }

    static void require(boolean holds, String what, BookDelta delta) {
        if (!holds) {
            throw new IllegalArgumentException(delta.instrument() + ": " + what + " in " + delta);
        }
    }

    /// Whether the book is known: it has been given whole, or from its first message on, and nothing has been missed since.
    public final boolean known() {
        return known;
    }

    /// How many levels a side has.
    public final int depth(boolean bid) {
        return side(bid).count();
    }

    /// Price of a level, 0 being the best.
    public final long price(boolean bid, int level) {
        return side(bid).price(level);
    }

    /// Size of a level as recorded, 0 being the best.
    public final long size(boolean bid, int level) {
        return side(bid).size(level);
    }

    /// What is left of a level for orders of ours.
    public final long available(boolean bid, int level) {
        return side(bid).available(level);
    }

    /// An order of ours takes liquidity, which is then not there again as long as the level stands.
    ///
    /// @throws IllegalArgumentException for more than is [available][#available(boolean, int)]
    public final void take(boolean bid, int level, long units) {
        side(bid).take(level, units);
    }

    /// Size at a price as recorded; 0 where there is no such level.
    public final long sizeAt(boolean bid, long priceUnits) {
        return side(bid).sizeAt(priceUnits);
    }

    /// Whether a price lies within the levels that are known: at the worst of them or better.
    public final boolean covers(boolean bid, long priceUnits) {
        return side(bid).covers(priceUnits);
    }

    /// Whether both sides have a level.
    public final boolean twoSided() {
        return bids.count() > 0 && asks.count() > 0;
    }

    /// Whether the best bid is above the best ask: no market trades like that, so something was missed.
    public final boolean crossed() {
        return twoSided() && bids.price(0) > asks.price(0);
    }

    /// Whether the best bid is at the best ask.
    public final boolean locked() {
        return twoSided() && bids.price(0) == asks.price(0);
    }

    /// What has been seen so far, the batch under way included.
    public final BookCounts counts() {
        return new BookCounts(updates, snapshots, gaps, stale, skipped, unknownOrders, crossedTimes + (crossed() && !wasCrossed ? 1 : 0),
                lockedTimes + (locked() && !wasLocked ? 1 : 0));
    }

    private BookSide side(boolean bid) {
        return bid ? bids : asks;
    }

    static void fill(BookSide side, List<BookLevel> levels) {
        // Worst first, so that each level is put at the end of the arrays.
        for (int i = levels.size() - 1; i >= 0; i--) {
            side.put(levels.get(i).priceUnits(), levels.get(i).sizeUnits());
        }
    }
}
