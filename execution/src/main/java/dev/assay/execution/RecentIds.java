package dev.assay.execution;

import org.jspecify.annotations.Nullable;

/// The latest ids seen, up to a fixed number: the window in which a repeated report is known for a repeat.
final class RecentIds {
    private final @Nullable String[] ring;
    /// Open addressing over the ring: index + 1, or 0 for empty.
    private final int[] table;
    private int next;

    RecentIds(int capacity) {
        ring = new @Nullable String[capacity];
        table = new int[Math.max(4, Integer.highestOneBit(capacity) * 4)];
    }

    /// Remembers an id, forgetting the oldest beyond the capacity.
    ///
    /// @return false when it was already there
    boolean add(String id) {
        int mask = table.length - 1;
        int at = slot(id, mask);
        while (table[at] != 0) {
            if (id.equals(ring[table[at] - 1])) {
                return false;
            }
            at = at + 1 & mask;
        }
        String oldest = ring[next];
        if (oldest != null) {
            forget(oldest, mask);
            at = slot(id, mask);
            while (table[at] != 0) {
                at = at + 1 & mask;
            }
        }
        ring[next] = id;
        table[at] = next + 1;
        next = next + 1 == ring.length ? 0 : next + 1;
        return true;
    }

    private void forget(String id, int mask) {
        int hole = slot(id, mask);
        while (!id.equals(ring[table[hole] - 1])) {
            hole = hole + 1 & mask;
        }
        for (int at = hole + 1 & mask; table[at] != 0; at = at + 1 & mask) {
            String other = ring[table[at] - 1];
            int home = other == null ? at : slot(other, mask);
            if ((at - home & mask) >= (at - hole & mask)) {
                table[hole] = table[at];
                hole = at;
            }
        }
        table[hole] = 0;
    }

    private static int slot(String id, int mask) {
        return (int) (id.hashCode() * 0x9E3779B97F4A7C15L >>> 32) & mask;
    }
}
