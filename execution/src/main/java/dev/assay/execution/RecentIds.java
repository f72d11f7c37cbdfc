package dev.assay.execution;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The latest ids seen: the window in which a repeated report is known for a repeat. It holds at least `window` and less than twice as many,
/// in two generations: when the younger is full, the older is forgotten.
final class RecentIds {
    private final int window;
    private Generation young;
    private Generation old;

    /// Open addressing by hashes that are never 0, which stands for empty; an id is only looked at where its hash agrees.
    private static final class Generation {
        final int[] hashes;
        final @Nullable String[] ids;
        int size;

        Generation(int capacity) {
            int slots = Integer.highestOneBit(Math.max(1, capacity * 2 - 1)) * 2;
            hashes = new int[slots];
            ids = new @Nullable String[slots];
        }

        /// Where the id is, or `-1 - slot` for where it would go.
        int find(String id, int hash) {
            int mask = hashes.length - 1;
            int at = (int) (hash * 0x9E3779B97F4A7C15L >>> 32) & mask;
            while (hashes[at] != 0) {
                if (hashes[at] == hash && id.equals(ids[at])) {
                    return at;
                }
                at = at + 1 & mask;
            }
            return -1 - at;
        }

        void clear() {
            Arrays.fill(hashes, 0);
            Arrays.fill(ids, null);
            size = 0;
        }
    }

    RecentIds(int window) {
        this.window = window;
        young = new Generation(window);
        old = new Generation(window);
    }

    /// Remembers an id.
    ///
    /// @return false when it was already there
    boolean add(String id) {
        int hash = id.hashCode() == 0 ? 1 : id.hashCode();
        int at = young.find(id, hash);
        if (at >= 0 || old.size > 0 && old.find(id, hash) >= 0) {
            return false;
        }
        if (young.size == window) {
            Generation forgotten = old;
            old = young;
            forgotten.clear();
            young = forgotten;
            at = young.find(id, hash);
        }
        young.ids[-1 - at] = id;
        young.hashes[-1 - at] = hash;
        young.size++;
        return true;
    }
}
