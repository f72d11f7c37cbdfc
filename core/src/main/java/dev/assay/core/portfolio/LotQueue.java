package dev.assay.core.portfolio;

import dev.assay.core.money.FixedPoint;
import java.math.RoundingMode;
import java.util.Arrays;

/// The open lots of one position, relieved first in, first out. All lots point the same way; quantities and costs are signed.
///
/// The costs of the parts of a lot always add up to the lot's cost: rounding stays inside the lot.
final class LotQueue {
    private long[] units = new long[8];
    private long[] costs = new long[8];
    private int head;
    private int size;
    private long totalUnits;
    private long totalCost;

    long totalUnits() {
        return totalUnits;
    }

    long totalCost() {
        return totalCost;
    }

    void add(long lotUnits, long lotCost) {
        if (head + size == units.length) {
            makeRoom();
        }
        units[head + size] = lotUnits;
        costs[head + size] = lotCost;
        size++;
        totalUnits = Math.addExact(totalUnits, lotUnits);
        totalCost = Math.addExact(totalCost, lotCost);
    }

    /// Takes `count` units (same sign as the position, at most what is open) out of the oldest lots; returns what they cost.
    long relieve(long count) {
        long left = count;
        long relieved = 0;
        while (left != 0) {
            long lotUnits = units[head];
            if (Math.abs(lotUnits) <= Math.abs(left)) {
                left -= lotUnits;
                relieved += costs[head];
                head++;
                size--;
            } else {
                long part = FixedPoint.multiplyDivide(costs[head], left, lotUnits, RoundingMode.HALF_EVEN);
                units[head] -= left;
                costs[head] -= part;
                relieved += part;
                left = 0;
            }
        }
        totalUnits -= count;
        while (totalUnits == 0 && size > 0) {
            relieved += costs[head++];
            size--;
        }
        if (size == 0) {
            head = 0;
        }
        totalCost -= relieved;
        return relieved;
    }

    /// Takes money off the cost of the newest lot, as when a fraction is paid out.
    void reduceCost(long amount) {
        costs[head + size - 1] -= amount;
        totalCost -= amount;
    }

    /// Multiplies every lot's units by a ratio, rounding the running total down toward zero so that the lots add up to what is left;
    /// returns the fraction lost, in units × denominator (signed). Costs stay.
    long split(long numerator, long denominator) {
        long exact = 0;
        long before = 0;
        for (int i = head; i < head + size; i++) {
            exact = Math.addExact(exact, Math.multiplyExact(units[i], numerator));
            long now = exact / denominator;
            units[i] = now - before;
            before = now;
        }
        totalUnits = before;
        return exact - before * denominator;
    }

    private void makeRoom() {
        int capacity = size > units.length / 2 ? units.length * 2 : units.length;
        long[] movedUnits = new long[capacity];
        long[] movedCosts = new long[capacity];
        System.arraycopy(units, head, movedUnits, 0, size);
        System.arraycopy(costs, head, movedCosts, 0, size);
        units = movedUnits;
        costs = movedCosts;
        head = 0;
    }

    @Override
    public String toString() {
        return Arrays.toString(Arrays.copyOfRange(units, head, head + size)) + " at " + totalCost;
    }
}
