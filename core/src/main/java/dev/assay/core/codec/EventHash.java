package dev.assay.core.codec;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The running SHA-256 over a run's events: equal for two runs exactly when they did the same.
///
/// Each frame enters with its length in front (four bytes, little endian) and its `tsIngest` zeroed. Session prefixes of client order
/// ids are not in frames at all: those carry the run's own sequence. Which events enter, and in what order, is the caller's part: derived
/// events in id order, and an [dev.assay.core.event.InputBlock] for each block of input. Not thread-safe.
public final class EventHash {
    private static final int BLOCK_BYTES = 32 * 1024;
    private static final int TS_INGEST_END = Frame.TS_INGEST_OFFSET + Long.BYTES;

    private final MessageDigest digest;
    private final byte[] block = new byte[BLOCK_BYTES];
    private int filled;
    private long events;

    /// A hash of nothing yet.
    public EventHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256; this one does not", e);
        }
    }

    /// Adds one encoded event; the caller's bytes are left as they are.
    ///
    /// @throws IllegalArgumentException when `length` cannot be a frame's
    public void update(byte[] frame, int offset, int length) {
        if (length < Frame.MIN_BYTES || length > Frame.MAX_BYTES) {
            throw new IllegalArgumentException("a frame has " + Frame.MIN_BYTES + " to " + Frame.MAX_BYTES + " bytes, not " + length);
        }
        if (filled + 4 + TS_INGEST_END > BLOCK_BYTES) {
            flush();
        }
        Frame.I32.set(block, filled, length);
        System.arraycopy(frame, offset, block, filled + 4, TS_INGEST_END);
        Frame.I64.set(block, filled + 4 + Frame.TS_INGEST_OFFSET, 0L);
        filled += 4 + TS_INGEST_END;
        rest(frame, offset + TS_INGEST_END, length - TS_INGEST_END);
        events++;
    }

    private void rest(byte[] frame, int offset, int length) {
        if (filled + length > BLOCK_BYTES) {
            flush();
        }
        if (length > BLOCK_BYTES) {
            digest.update(frame, offset, length);
        } else {
            System.arraycopy(frame, offset, block, filled, length);
            filled += length;
        }
    }

    private void flush() {
        digest.update(block, 0, filled);
        filled = 0;
    }

    /// How many events have been added.
    public long events() {
        return events;
    }

    /// The hash so far, in 64 lower-case hex digits. More events may follow.
    public String hex() {
        flush();
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("this platform's SHA-256 cannot be read while running", e);
        }
    }
}
