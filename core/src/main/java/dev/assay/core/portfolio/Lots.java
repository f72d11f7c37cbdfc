package dev.assay.core.portfolio;

import dev.assay.core.money.FixedPoint;
import java.math.RoundingMode;
import java.util.Arrays;

/// The open lots of one position, relieved by the account's method. All lots point the same way; quantities and costs are signed.
///
/// The costs of the parts of a lot always add up to the lot's cost: rounding stays inside the lot. At average cost there is one lot.
final class Lots {
    private final LotMethod method;
    private long[] units = new long[8];
    private long[] costs = new long[8];
    private int head;
    private int size;
    private long totalUnits;
    private long totalCost;

    Lots(LotMethod method) {
        this.method = method;
    }

    long totalUnits() {
        return totalUnits;
    }

    long totalCost() {
        return totalCost;
    }

    /// Takes what `other` holds.
    void copyOf(Lots other) {
        if (units.length < other.size) {
            units = new long[other.units.length];
            costs = new long[other.units.length];
        }
        System.arraycopy(other.units, other.head, units, 0, other.size);
        System.arraycopy(other.costs, other.head, costs, 0, other.size);
        head = 0;
        size = other.size;
        totalUnits = other.totalUnits;
        totalCost = other.totalCost;
    }

    /// Books a trade of `signed` units worth `value`, both signed alike: what points the other way is closed first, the rest opened.
    ///
    /// @return the realised gain, before fees
    long trade(long signed, long value) {
        if (totalUnits == 0 || Long.signum(totalUnits) == Long.signum(signed)) {
            add(signed, value);
            return 0;
        }
        long closing = Math.abs(signed) <= Math.abs(totalUnits) ? signed : -totalUnits;
        long closingValue = closing == signed ? value : FixedPoint.multiplyDivide(value, closing, signed, RoundingMode.HALF_EVEN);
        long gain = Math.subtractExact(Math.negateExact(closingValue), relieve(-closing));
        if (closing != signed) {
            add(signed - closing, value - closingValue);
        }
        return gain;
    }

    void add(long lotUnits, long lotCost) {
        if (method == LotMethod.AVERAGE && size > 0) {
            units[head] = Math.addExact(units[head], lotUnits);
            costs[head] = Math.addExact(costs[head], lotCost);
        } else {
            if (head + size == units.length) {
                makeRoom();
            }
            units[head + size] = lotUnits;
            costs[head + size] = lotCost;
            size++;
        }
        totalUnits = Math.addExact(totalUnits, lotUnits);
        totalCost = Math.addExact(totalCost, lotCost);
    }

    /// Takes `count` units (same sign as the position, at most what is open) out of the lots whose turn it is; returns what they cost.
    long relieve(long count) {
        long left = count;
        long relieved = 0;
        while (left != 0) {
            int at = method == LotMethod.LIFO ? head + size - 1 : head;
            long lotUnits = units[at];
            if (Math.abs(lotUnits) <= Math.abs(left)) {
                left -= lotUnits;
                relieved += costs[at];
                drop(at);
            } else {
                long part = FixedPoint.multiplyDivide(costs[at], left, lotUnits, RoundingMode.HALF_EVEN);
                units[at] -= left;
                costs[at] -= part;
                relieved += part;
                left = 0;
            }
        }
        totalUnits -= count;
        while (totalUnits == 0 && size > 0) {
            relieved += costs[head];
            drop(head);
        }
        if (size == 0) {
            head = 0;
        }
        totalCost -= relieved;
        return relieved;
    }

    private void drop(int at) {
        head += at == head ? 1 : 0;
        size--;
    }

    /// Takes money off the cost of the newest lot, as when a fraction is paid out.
    void reduceCost(long amount) {
        costs[head + size - 1] -= amount;
        totalCost -= amount;
    }

    /// How many lots are open.
    int size() {
        return size;
    }

    /// Signed units of a lot, oldest first.
    long unitsAt(int at) {
        return units[head + at];
    }

    /// Signed cost of a lot, oldest first.
    long costAt(int at) {
        return costs[head + at];
    }

    /// Multiplies the lots by a ratio, rounding their running total toward zero, the last one taking what makes them `whole`. Costs stay.
    void restate(long numerator, long denominator, long whole) {
        long exact = 0;
        long before = 0;
        for (int i = 0; i < size; i++) {
            exact = Math.addExact(exact, Math.multiplyExact(units[head + i], numerator));
            long now = i == size - 1 ? whole : exact / denominator;
            units[head + i] = now - before;
            before = now;
        }
        totalUnits = whole;
    }

    /// Makes the lots cost another amount, each its part of it.
    void recost(long newCost) {
        long old = 0;
        long before = 0;
        for (int i = 0; i < size; i++) {
            old = Math.addExact(old, costs[head + i]);
            long now = i == size - 1 ? newCost : FixedPoint.multiplyDivide(newCost, old, totalCost, RoundingMode.HALF_EVEN);
            costs[head + i] = now - before;
            before = now;
        }
        totalCost = newCost;
    }

    /// Takes all lots out.
    void clear() {
        head = 0;
        size = 0;
        totalUnits = 0;
        totalCost = 0;
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
