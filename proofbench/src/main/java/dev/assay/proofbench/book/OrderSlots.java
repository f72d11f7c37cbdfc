package dev.assay.proofbench.book;

import java.util.Arrays;

/// Orders by the venue's id in parallel arrays: open addressing with linear probing, deletion by moving back. Id 0 marks a free slot.
final class OrderSlots {
    private static final int INITIAL = 1024;

    private long[] ids = new long[INITIAL];
    private long[] prices = new long[INITIAL];
    private long[] sizes = new long[INITIAL];
    /// When it took its place, positive for bids and negative for asks.
    private long[] places = new long[INITIAL];
    private int count;

    int count() {
        return count;
    }

    int capacity() {
        return ids.length;
    }

    /// The slot of an order, or the complement of the slot it would get.
    int find(long id) {
        int mask = ids.length - 1;
        int at = (int) (id * 0x9E3779B97F4A7C15L >>> 32) & mask;
        while (ids[at] != 0) {
            if (ids[at] == id) {
                return at;
            }
            at = at + 1 & mask;
        }
        return ~at;
    }

    long id(int slot) {
        return ids[slot];
    }

    boolean bid(int slot) {
        return places[slot] > 0;
    }

    long price(int slot) {
        return prices[slot];
    }

    long size(int slot) {
        return sizes[slot];
    }

    /// Its place in time: of two orders at one price the one with the lower place comes first.
    long place(int slot) {
        return Math.abs(places[slot]);
    }

    void resize(int slot, long size) {
        sizes[slot] = size;
    }

    void put(long id, boolean bid, long price, long size, long place) {
        if (count * 2 >= ids.length) {
            grow();
        }
        int slot = find(id);
        int at = slot < 0 ? ~slot : slot;
        count += slot < 0 ? 1 : 0;
        ids[at] = id;
        prices[at] = price;
        sizes[at] = size;
        places[at] = bid ? place : -place;
    }

    void remove(int slot) {
        int mask = ids.length - 1;
        int free = slot;
        int at = slot;
        count--;
        while (true) {
            at = at + 1 & mask;
            if (ids[at] == 0) {
                ids[free] = 0;
                return;
            }
            int home = (int) (ids[at] * 0x9E3779B97F4A7C15L >>> 32) & mask;
            // Whether the order at `at` may not stay behind the hole: its home lies at or before the hole.
            if ((at - home & mask) >= (at - free & mask)) {
                ids[free] = ids[at];
                prices[free] = prices[at];
                sizes[free] = sizes[at];
                places[free] = places[at];
                free = at;
            }
        }
    }

    void clear() {
        Arrays.fill(ids, 0);
        count = 0;
    }

    private void grow() {
        long[] oldIds = ids;
        long[] oldPrices = prices;
        long[] oldSizes = sizes;
        long[] oldPlaces = places;
        int capacity = Math.multiplyExact(oldIds.length, 2);
        ids = new long[capacity];
        prices = new long[capacity];
        sizes = new long[capacity];
        places = new long[capacity];
        for (int i = 0; i < oldIds.length; i++) {
            if (oldIds[i] != 0) {
                int at = ~find(oldIds[i]);
                ids[at] = oldIds[i];
                prices[at] = oldPrices[i];
                sizes[at] = oldSizes[i];
                places[at] = oldPlaces[i];
            }
        }
    }
}
