package dev.assay.proofbench.book;

import dev.assay.core.instrument.Instrument;

/// Where an order of ours stands at its price: estimated on L2, exact on L3. Quantities are in quantity units. Single-threaded.
public final class QueuePosition {
    /// A hundred-millionth of a lot is the rounding of fractions, not a quantity.
    private static final double TINY = 1e-8;

    private final QueueModel model;
    private final long lot;
    private final double one;
    private double front;
    private double level;
    private double traded;
    private boolean exact;
    private long place;
    private long ahead;
    private long passing;

    /// A position under a model, which decides on L2 only.
    public QueuePosition(QueueModel model, Instrument instrument) {
        this.model = model;
        this.lot = instrument.lotUnits();
        this.one = StrictMath.pow(10, instrument.quantityScale());
    }

    /// Joins the end of the queue at a price.
    public void join(Book book, boolean bid, long priceUnits) {
        long size = book.sizeAt(bid, priceUnits);
        traded = 0;
        level = (double) size;
        front = level;
        exact = book instanceof OrderBook;
        place = book instanceof OrderBook orders ? orders.lastPlace() : 0;
        ahead = size;
        passing = 0;
    }

    /// The market has traded at our price.
    ///
    /// @param units what of it has not gone to orders of ours before this one
    /// @param recorded all of it, as the market lost it
    /// @return how much of it reaches us, in whole lots; the rest of `units` went to those before us
    public long trade(long units, long recorded) {
        if (exact) {
            long before = Math.max(0, ahead - passing);
            passing = Math.addExact(passing, Math.min(before, recorded));
            return whole(Math.max(0, units - before));
        }
        traded += (double) recorded;
        front -= (double) units;
        if (front >= 0) {
            return 0;
        }
        long reached = Math.min(units, ((long) StrictMath.floor(-front / (double) lot + TINY)) * lot);
        front = reached > 0 ? 0 : front;
        return whole(reached);
    }

    private long whole(long units) {
        return units - units % lot;
    }

    /// The level at our price has a size of so much now (L2).
    public void level(long sizeUnits) {
        double after = (double) sizeUnits;
        if (exact || after == level) {
            return;
        }
        double cancelled = level - after - traded;
        traded = 0;
        front = model.front(front, level, cancelled, after, one);
        level = after;
    }

    /// An order of the market has changed (L3): the last change of the book.
    public void order(OrderBook book, boolean bid, long priceUnits) {
        if (exact && book.removedBefore(bid, priceUnits, place)) {
            ahead -= book.removedUnits();
            passing = Math.max(0, passing - book.removedUnits());
        }
    }

    /// What stands before us, in quantity units; not negative.
    public double aheadUnits() {
        return exact ? (double) Math.max(0, ahead - passing) : Math.max(0, front);
    }
}
