package dev.assay.adapters.captures;

import java.util.Arrays;

/// What is left of each order of a recording: open addressing with linear probing on two arrays. Id 0 is no order.
final class OrderSizes {
    private long[] ids = new long[1 << 12];
    private long[] sizes = new long[1 << 12];
    private int count;

    private int find(long id) {
        int mask = ids.length - 1;
        int at = (int) (id * 0x9E3779B97F4A7C15L >>> 32) & mask;
        while (ids[at] != 0 && ids[at] != id) {
            at = at + 1 & mask;
        }
        return at;
    }

    /// What is left of an order; 0 for one that is not known.
    long get(long id) {
        int at = find(id);
        return ids[at] == id ? sizes[at] : 0;
    }

    /// Sets what is left; orders with nothing left are dropped when room is made.
    void put(long id, long size) {
        int at = find(id);
        if (ids[at] == 0) {
            if (size == 0) {
                return;
            }
            if (++count * 2 > ids.length) {
                makeRoom();
                at = find(id);
            }
            ids[at] = id;
        }
        sizes[at] = size;
    }

    void clear() {
        Arrays.fill(ids, 0);
        count = 0;
    }

    private void makeRoom() {
        long[] oldIds = ids;
        long[] oldSizes = sizes;
        int live = 1;
        for (int i = 0; i < oldIds.length; i++) {
            live += oldIds[i] != 0 && oldSizes[i] > 0 ? 1 : 0;
        }
        int capacity = Math.max(1 << 12, Integer.highestOneBit(live) << 3);
        ids = new long[capacity];
        sizes = new long[capacity];
        for (int i = 0; i < oldIds.length; i++) {
            if (oldIds[i] != 0 && oldSizes[i] > 0) {
                int at = find(oldIds[i]);
                ids[at] = oldIds[i];
                sizes[at] = oldSizes[i];
            }
        }
        count = live;
    }
}
