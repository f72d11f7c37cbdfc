package dev.assay.proofbench.book;

import dev.assay.core.market.BookDelta;
import dev.assay.core.market.BookSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A book of single orders (L3) in price-time priority.
///
/// An order keeps its place when its size falls, and goes behind the others when its price changes or its size grows. A change of an order that was
/// never entered is ignored and counted, but a `SET` enters it. Known from its first message on: what rested before the recording began is not in it.
public final class OrderBook extends Book {
    private final OrderSlots orders = new OrderSlots();
    private long lastPlace;
    private long changedPlace;
    private long changedPrice;
    private boolean changedBid;
    private long removedUnits;

    /// An empty book.
    public OrderBook() {
        super(true);
    }

    /// An order of the market.
    ///
    /// @param id the venue's id
    /// @param sizeUnits what is left of it, in quantity units
    public record Resting(long id, long sizeUnits) {}

    @Override
    boolean change(BookDelta delta) {
        require(delta.orderId() != 0, "a price level (L2) in a book of single orders (L3)", delta);
        int slot = orders.find(delta.orderId());
        boolean ends = delta.action() == BookDelta.Action.DELETE || delta.sizeUnits() == 0;
        removedUnits = 0;
        if (slot < 0 && (ends || delta.action() != BookDelta.Action.SET)) {
            unknownOrder();
            return false;
        }
        if (slot < 0) {
            enter(delta);
            return true;
        }
        changedPlace = orders.place(slot);
        changedPrice = orders.price(slot);
        changedBid = orders.bid(slot);
        long size = orders.size(slot);
        boolean moves = !ends && (delta.bid() != changedBid || delta.priceUnits() != changedPrice || delta.sizeUnits() > size);
        boolean execution = delta.action() == BookDelta.Action.EXECUTE;
        if (ends || moves && !execution) {
            removedUnits = size;
            side(changedBid).add(changedPrice, -size);
            orders.remove(slot);
            if (!ends) {
                enter(delta);
            }
        } else {
            require(delta.sizeUnits() <= size, "an execution that leaves more than there was", delta);
            removedUnits = size - delta.sizeUnits();
            side(changedBid).add(changedPrice, -removedUnits);
            orders.resize(slot, delta.sizeUnits());
        }
        return true;
    }

    private void enter(BookDelta delta) {
        orders.put(delta.orderId(), delta.bid(), delta.priceUnits(), delta.sizeUnits(), ++lastPlace);
        side(delta.bid()).add(delta.priceUnits(), delta.sizeUnits());
    }

    @Override
    void replace(BookSnapshot snapshot) {
        throw new IllegalArgumentException(snapshot.instrument() + ": a snapshot of price levels (L2) in a book of single orders (L3);"
                + " an L3 book begins anew with a CLEAR");
    }

    @Override
    void forget() {
        orders.clear();
        removedUnits = 0;
    }

    private BookSide side(boolean bid) {
        return bid ? bids : asks;
    }

    /// The place in time that an order entered now would get behind.
    public long lastPlace() {
        return lastPlace;
    }

    /// What the last change took from the place where it was, in quantity units; 0 for none.
    public long removedUnits() {
        return removedUnits;
    }

    /// Whether what was removed stood before an order of that side, price and place.
    public boolean removedBefore(boolean bid, long priceUnits, long place) {
        return removedUnits > 0 && changedBid == bid && changedPrice == priceUnits && changedPlace <= place;
    }

    /// How many orders there are.
    public int orders() {
        return orders.count();
    }

    /// What is left of an order, in quantity units; 0 where there is none.
    public long sizeOf(long orderId) {
        int slot = orders.find(orderId);
        return slot < 0 ? 0 : orders.size(slot);
    }

    /// The orders at a price in the order of their places. Made when asked for, by looking at every order.
    public List<Resting> at(boolean bid, long priceUnits) {
        List<Integer> slots = new ArrayList<>();
        for (int slot = 0; slot < orders.capacity(); slot++) {
            if (orders.id(slot) != 0 && orders.bid(slot) == bid && orders.price(slot) == priceUnits) {
                slots.add(slot);
            }
        }
        slots.sort(Comparator.comparingLong(orders::place));
        return slots.stream().map(slot -> new Resting(orders.id(slot), orders.size(slot))).toList();
    }
}
