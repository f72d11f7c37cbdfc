package dev.assay.proofbench.book;

import java.util.Arrays;

/// The price levels of one side in parallel arrays, the best one last, so that what happens at the top of the book moves little memory.
final class BookSide {
    private static final int INITIAL = 64;

    private final int sign;
    /// Price for bids, negated price for asks: ascending in both cases.
    private long[] keys = new long[INITIAL];
    private long[] sizes = new long[INITIAL];
    /// What our own orders have taken of a level and the recorded market does not know of.
    private long[] taken = new long[INITIAL];
    private int count;

    BookSide(boolean bid) {
        sign = bid ? 1 : -1;
    }

    int count() {
        return count;
    }

    /// Price of a level; 0 is the best.
    long price(int level) {
        return sign * keys[index(level)];
    }

    long size(int level) {
        return sizes[index(level)];
    }

    long available(int level) {
        int at = index(level);
        return Math.max(0, sizes[at] - taken[at]);
    }

    void take(int level, long units) {
        int at = index(level);
        if (units <= 0 || units > sizes[at] - taken[at]) {
            throw new IllegalArgumentException("cannot take " + units + " of the " + (sizes[at] - taken[at]) + " units that are left");
        }
        taken[at] += units;
    }

    private int index(int level) {
        if (level < 0 || level >= count) {
            throw new IndexOutOfBoundsException("level " + level + " of " + count);
        }
        return count - 1 - level;
    }

    /// Size at a price; 0 where there is no such level.
    long sizeAt(long price) {
        int at = find(sign * price);
        return at < 0 ? 0 : sizes[at];
    }

    /// Whether a price is no worse than the worst level.
    boolean covers(long price) {
        return count > 0 && sign * price >= keys[0];
    }

    /// Sets the size at a price; 0 removes the level, and with it what we had taken of it. Returns the size before.
    long put(long price, long size) {
        int at = find(sign * price);
        if (at < 0) {
            if (size > 0) {
                insert(~at, sign * price, size);
            }
            return 0;
        }
        long before = sizes[at];
        if (size > 0) {
            sizes[at] = size;
        } else {
            remove(at);
        }
        return before;
    }

    /// Changes the size at a price by an amount.
    void add(long price, long change) {
        long size = Math.addExact(sizeAt(price), change);
        if (size < 0) {
            throw new IllegalStateException("the level at " + price + " would hold " + size + " units");
        }
        put(price, size);
    }

    void clear() {
        count = 0;
    }

    /// Index of a key, or the complement of where it would be inserted. Looks from the best level on, in growing steps.
    private int find(long key) {
        int right = count;
        int left = count - 1;
        for (int step = 1; left >= 0 && keys[left] > key; step <<= 1) {
            right = left;
            left -= step;
        }
        left = Math.max(left, -1);
        if (left >= 0 && keys[left] == key) {
            return left;
        }
        left++;
        while (left < right) {
            int middle = (left + right) >>> 1;
            if (keys[middle] < key) {
                left = middle + 1;
            } else if (keys[middle] > key) {
                right = middle;
            } else {
                return middle;
            }
        }
        return ~left;
    }

    private void insert(int at, long key, long size) {
        if (count == keys.length) {
            keys = Arrays.copyOf(keys, count * 2);
            sizes = Arrays.copyOf(sizes, count * 2);
            taken = Arrays.copyOf(taken, count * 2);
        }
        int move = count - at;
        System.arraycopy(keys, at, keys, at + 1, move);
        System.arraycopy(sizes, at, sizes, at + 1, move);
        System.arraycopy(taken, at, taken, at + 1, move);
        keys[at] = key;
        sizes[at] = size;
        taken[at] = 0;
        count++;
    }

    private void remove(int at) {
        int move = --count - at;
        System.arraycopy(keys, at + 1, keys, at, move);
        System.arraycopy(sizes, at + 1, sizes, at, move);
        System.arraycopy(taken, at + 1, taken, at, move);
    }
}
