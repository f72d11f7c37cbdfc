package dev.assay.execution;

import dev.assay.core.order.ExecutionReport;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The latest reports by execution id: the window in which a repeated report is known for a repeat, and another report under the same id for
/// what it is. It holds at least `window` and less than twice as many, in two generations: when the younger is full, the older is forgotten.
final class RecentIds {
    private final int window;
    private Generation young;
    private Generation old;

    /// Open addressing by hashes that are never 0, which stands for empty; an id is only looked at where its hash agrees.
    private static final class Generation {
        final int[] hashes;
        final @Nullable ExecutionReport[] reports;
        int size;

        Generation(int capacity) {
            int slots = Integer.highestOneBit(Math.max(1, capacity * 2 - 1)) * 2;
            hashes = new int[slots];
            reports = new @Nullable ExecutionReport[slots];
        }

        /// Where the id is, or `-1 - slot` for where it would go.
        int find(String id, int hash) {
            int mask = hashes.length - 1;
            int at = (int) (hash * 0x9E3779B97F4A7C15L >>> 32) & mask;
            while (hashes[at] != 0) {
                ExecutionReport known = hashes[at] == hash ? reports[at] : null;
                if (known != null && id.equals(known.execId())) {
                    return at;
                }
                at = at + 1 & mask;
            }
            return -1 - at;
        }

        void clear() {
            Arrays.fill(hashes, 0);
            Arrays.fill(reports, null);
            size = 0;
        }
    }

    RecentIds(int window) {
        this.window = window;
        young = new Generation(window);
        old = new Generation(window);
    }

    /// Remembers a report by its execution id, unless that is known already.
    ///
    /// @return the report that had this id before; null where none had
    @Nullable
    ExecutionReport add(ExecutionReport report) {
        String id = report.execId();
        int hash = id.hashCode() == 0 ? 1 : id.hashCode();
        int at = young.find(id, hash);
        if (at >= 0) {
            return young.reports[at];
        }
        int before = old.size > 0 ? old.find(id, hash) : -1;
        if (before >= 0) {
            return old.reports[before];
        }
        if (young.size == window) {
            Generation forgotten = old;
            old = young;
            forgotten.clear();
            young = forgotten;
            at = young.find(id, hash);
        }
        young.reports[-1 - at] = report;
        young.hashes[-1 - at] = hash;
        young.size++;
        return null;
    }

    /// Whether two reports of one id say the same: then the later is a repeat. Times and words may differ.
    static boolean sameContent(ExecutionReport a, ExecutionReport b) {
        return a.clOrdId() == b.clOrdId() && a.execType() == b.execType() && a.ordStatus() == b.ordStatus()
                && a.instrument().equals(b.instrument()) && a.side() == b.side() && a.orderQty().equals(b.orderQty())
                && a.cumQty().equals(b.cumQty()) && a.leavesQty().equals(b.leavesQty()) && a.lastQty().equals(b.lastQty())
                && Objects.equals(a.lastPx(), b.lastPx()) && a.execRefId().equals(b.execRefId());
    }
}
