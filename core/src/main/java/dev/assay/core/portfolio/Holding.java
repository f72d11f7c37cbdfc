package dev.assay.core.portfolio;

import dev.assay.core.money.FixedPoint;
import java.math.RoundingMode;

/// Lots on their way from one book to another.
final class Holding {
    final long total;
    final long cost;
    private final long[] units;
    private final long[] costs;

    private Holding(long total, long cost, long[] units, long[] costs) {
        this.total = total;
        this.cost = cost;
        this.units = units;
        this.costs = costs;
    }

    static Holding of(Lots lots) {
        long[] units = new long[lots.size()];
        long[] costs = new long[lots.size()];
        for (int i = 0; i < units.length; i++) {
            units[i] = lots.unitsAt(i);
            costs[i] = lots.costAt(i);
        }
        return new Holding(lots.totalUnits(), lots.totalCost(), units, costs);
    }

    /// The same lots, costing that much together.
    Holding scaled(long newCost) {
        return new Holding(total, newCost, units, shared(costs, cost, newCost));
    }

    /// Puts them into a book as `whole` units that cost `moved`, oldest first; what realises a gain there is returned.
    long into(PositionBook book, long whole, long moved) {
        long[] counts = counts(whole);
        long[] shares = shared(costs, cost, moved);
        int last = counts.length - 1;
        while (last > 0 && counts[last] == 0) {
            last--;
        }
        long gain = 0;
        long carried = 0;
        for (int i = 0; i < counts.length && whole != 0; i++) {
            carried += shares[i];
            if (counts[i] != 0 || i == last) {
                long rest = 0;
                for (int j = i + 1; i == last && j < counts.length; j++) {
                    rest += shares[j];
                }
                gain = Math.addExact(gain, book.trade("", counts[i], carried + rest));
                carried = 0;
            }
            if (i == last) {
                break;
            }
        }
        return gain;
    }

    /// The lots' shares of `whole`, the running total rounded toward zero.
    private long[] counts(long whole) {
        long[] counts = new long[units.length];
        long sum = 0;
        long before = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += units[i];
            long now = i == counts.length - 1 ? whole : FixedPoint.multiplyDivide(sum, whole, total, RoundingMode.DOWN);
            counts[i] = now - before;
            before = now;
        }
        return counts;
    }

    private static long[] shared(long[] parts, long from, long to) {
        long[] shares = new long[parts.length];
        long sum = 0;
        long before = 0;
        for (int i = 0; i < parts.length; i++) {
            sum += parts[i];
            long now = i == parts.length - 1 ? to : from == 0 ? 0 : FixedPoint.multiplyDivide(sum, to, from, RoundingMode.HALF_EVEN);
            shares[i] = now - before;
            before = now;
        }
        return shares;
    }
}
