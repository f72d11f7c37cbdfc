package dev.assay.adapters.catalogue;

import dev.assay.application.data.InputDigest;
import dev.assay.application.data.InputFile;
import dev.assay.application.data.MarketDataFeed;
import dev.assay.core.market.Bar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Merges the bars of several instruments by (close, instrument number): a heap of cursors, each holding one bounded block.
final class BarFeed implements MarketDataFeed {
    private final String snapshotId;
    private final List<BarCursor> cursors;
    private final BarCursor[] heap;
    private final @Nullable Bar[] heads;
    private int size;
    private boolean started;

    /// @param cursors in the order of instrument numbers
    BarFeed(String snapshotId, List<BarCursor> cursors) {
        this.snapshotId = snapshotId;
        this.cursors = List.copyOf(cursors);
        this.heap = cursors.toArray(BarCursor[]::new);
        this.heads = new Bar[heap.length];
    }

    @Override
    public @Nullable Bar next() {
        if (heap.length == 1) {
            return heap[0].next();
        }
        if (!started) {
            start();
        }
        if (size == 0) {
            return null;
        }
        Bar result = heads[0];
        Bar following = heap[0].next();
        if (following != null) {
            heads[0] = following;
        } else {
            size--;
            heads[0] = heads[size];
            heap[0] = heap[size];
            heads[size] = null;
        }
        sink(0);
        return result;
    }

    private void start() {
        started = true;
        for (BarCursor cursor : cursors) {
            Bar first = cursor.next();
            if (first != null) {
                heads[size] = first;
                heap[size++] = cursor;
            }
        }
        for (int i = size / 2 - 1; i >= 0; i--) {
            sink(i);
        }
    }

    private void sink(int from) {
        int at = from;
        while (true) {
            int child = 2 * at + 1;
            if (child >= size) {
                return;
            }
            if (child + 1 < size && before(child + 1, child)) {
                child++;
            }
            if (!before(child, at)) {
                return;
            }
            Bar bar = heads[at];
            heads[at] = heads[child];
            heads[child] = bar;
            BarCursor cursor = heap[at];
            heap[at] = heap[child];
            heap[child] = cursor;
            at = child;
        }
    }

    private boolean before(int a, int b) {
        Bar first = heads[a];
        Bar second = heads[b];
        if (first == null || second == null) {
            throw new IllegalStateException("a cursor in the heap has no bar");
        }
        return first.tsClose() != second.tsClose()
                ? first.tsClose() < second.tsClose()
                : first.instrument().number() < second.instrument().number();
    }

    @Override
    public List<InputDigest> digests() {
        List<BarCursor> waiting = heap.length == 1 || !started ? List.of() : List.of(heap).subList(0, size);
        return cursors.stream().flatMap(cursor -> cursor.digests(waiting.contains(cursor)).stream()).toList();
    }

    @Override
    public List<InputFile> files() {
        return cursors.stream().flatMap(cursor -> cursor.inputFiles().stream()).toList();
    }

    @Override
    public String snapshotId() {
        return snapshotId;
    }

    @Override
    public void close() {
        // Mapped files are let go with their last reader; there is nothing to hand back.
    }
}
