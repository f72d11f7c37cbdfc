package dev.assay.proofbench;

import dev.assay.core.market.Bar;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The orders that rest in one instrument, in order of arrival, and the last bar they met.
final class VenueBook {
    /// More orders than this may not work in one instrument at once.
    static final int MAX_WORKING = 10_000;

    private final ArrayList<RestingOrder> orders = new ArrayList<>(4);
    private final boolean[] resting;
    private final int number;
    /// Start of the last interval whose opening was met.
    long lastOpenTs = Long.MIN_VALUE;
    @Nullable
    Bar lastBar;
    long lastBarId;
    final Tally tally;

    /// @param barsKept how many bars that have ended are remembered
    /// @param resting where the book says, at `number`, whether anything rests in it: asked for every datum, so kept at hand
    VenueBook(boolean[] resting, int number, int barsKept) {
        this.tally = new Tally(barsKept);
        this.resting = resting;
        this.number = number;
    }

    int size() {
        return orders.size();
    }

    boolean isEmpty() {
        return orders.isEmpty();
    }

    RestingOrder get(int index) {
        return orders.get(index);
    }

    boolean full() {
        return orders.size() >= MAX_WORKING;
    }

    void add(RestingOrder order) {
        orders.add(order);
        resting[number] = true;
    }

    /// Loses its place: behind every other order.
    void toEnd(RestingOrder order) {
        orders.remove(order);
        orders.add(order);
    }

    @Nullable
    RestingOrder find(long clOrdId) {
        for (int i = orders.size() - 1; i >= 0; i--) {
            if (orders.get(i).clOrdId == clOrdId) {
                return orders.get(i);
            }
        }
        return null;
    }

    /// Drops the orders that have ended, and puts those that show anew behind the others.
    void sweep() {
        for (int i = 0, left = orders.size(); i < left;) {
            RestingOrder order = orders.get(i);
            if (order.replenished) {
                order.replenished = false;
                toEnd(order);
                left--;
            } else {
                i++;
            }
        }
        int kept = 0;
        for (int i = 0; i < orders.size(); i++) {
            RestingOrder order = orders.get(i);
            if (!order.status.terminal()) {
                orders.set(kept++, order);
            }
        }
        for (int i = orders.size() - 1; i >= kept; i--) {
            orders.remove(i);
        }
        resting[number] = kept > 0;
    }

    List<RestingOrder> orders() {
        return List.copyOf(orders);
    }
}
