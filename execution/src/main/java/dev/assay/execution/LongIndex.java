package dev.assay.execution;

import org.jspecify.annotations.Nullable;

/// A map from positive longs to objects that is never iterated, so its layout cannot leak into results. Open addressing with backward
/// shift on removal; grows with its content and allocates nothing else.
final class LongIndex<V> {
    private long[] keys = new long[64];
    private @Nullable Object[] values = new @Nullable Object[64];
    private int size;

    @SuppressWarnings("unchecked")
    @Nullable
    V get(long key) {
        int mask = keys.length - 1;
        for (int at = slot(key, mask); keys[at] != 0; at = at + 1 & mask) {
            if (keys[at] == key) {
                return (V) values[at];
            }
        }
        return null;
    }

    void put(long key, V value) {
        if (key <= 0) {
            throw new IllegalArgumentException("a key is positive, not " + key);
        }
        if (size * 2 >= keys.length) {
            grow();
        }
        insert(key, value);
    }

    void remove(long key) {
        if (key == 0) {
            return;
        }
        int mask = keys.length - 1;
        int at = slot(key, mask);
        while (keys[at] != key) {
            if (keys[at] == 0) {
                return;
            }
            at = at + 1 & mask;
        }
        size--;
        close(at, mask);
    }

    int size() {
        return size;
    }

    /// Moves later entries of the probe run into the hole, where that brings them no farther from home.
    private void close(int hole, int mask) {
        for (int at = hole + 1 & mask; keys[at] != 0; at = at + 1 & mask) {
            int home = slot(keys[at], mask);
            if ((at - home & mask) >= (at - hole & mask)) {
                keys[hole] = keys[at];
                values[hole] = values[at];
                hole = at;
            }
        }
        keys[hole] = 0;
        values[hole] = null;
    }

    private void insert(long key, @Nullable Object value) {
        int mask = keys.length - 1;
        int at = slot(key, mask);
        while (keys[at] != 0 && keys[at] != key) {
            at = at + 1 & mask;
        }
        if (keys[at] == 0) {
            size++;
        }
        keys[at] = key;
        values[at] = value;
    }

    private void grow() {
        long[] oldKeys = keys;
        @Nullable
        Object[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new @Nullable Object[oldKeys.length * 2];
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                insert(oldKeys[i], oldValues[i]);
            }
        }
    }

    private static int slot(long key, int mask) {
        return (int) (key * 0x9E3779B97F4A7C15L >>> 32) & mask;
    }
}
