package dev.assay.adapters.journal;

import dev.assay.core.event.EventJournal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// A journal that keeps its frames in memory, for tests and for runs that leave nothing behind. Single-threaded.
public final class MemoryJournal implements EventJournal {
    private final List<byte[]> frames = new ArrayList<>();
    private long syncs;
    private boolean closed;

    /// An empty journal.
    public MemoryJournal() {}

    @Override
    public void append(byte[] frame, int offset, int length) {
        if (closed) {
            throw new IllegalStateException("the journal is closed");
        }
        frames.add(Arrays.copyOfRange(frame, offset, offset + length));
    }

    @Override
    public void sync() {
        syncs++;
    }

    @Override
    public void close() {
        closed = true;
    }

    /// The frames so far, oldest first; a view that grows. The arrays are the journal's own.
    public List<byte[]> frames() {
        return Collections.unmodifiableList(frames);
    }

    /// How often it was synced.
    public long syncs() {
        return syncs;
    }
}
