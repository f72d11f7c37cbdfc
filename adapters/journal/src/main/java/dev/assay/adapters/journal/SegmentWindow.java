package dev.assay.adapters.journal;

import dev.assay.core.codec.Frame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// A window on a segment file that holds at least the present block, and a cursor on the record that is looked at.
final class SegmentWindow implements AutoCloseable {
    private static final int WINDOW_BYTES = 1 << 20;
    private static final int LEAST_WINDOW_BYTES = 4096;

    private final Path file;
    private final FileChannel channel;
    private final long size;
    private byte[] bytes;
    private int filled;
    private int blockStart;
    private int firstRecord;
    private int scan;
    /// Where in the file the window begins.
    private long base;

    SegmentWindow(Path file) throws IOException {
        this.file = file;
        channel = FileChannel.open(file, StandardOpenOption.READ);
        size = channel.size();
        bytes = new byte[Math.clamp(size, LEAST_WINDOW_BYTES, WINDOW_BYTES)];
    }

    /// Whether `count` bytes follow from the cursor on; they are in the window then.
    boolean have(int count) throws IOException {
        if (count > bytes.length - scan) {
            makeRoom(count);
        }
        while (filled - scan < count) {
            int read = channel.read(ByteBuffer.wrap(bytes, filled, bytes.length - filled));
            if (read < 0) {
                return false;
            }
            filled += read;
        }
        return true;
    }

    private void makeRoom(int count) {
        int kept = filled - blockStart;
        int needed = scan - blockStart + count;
        byte[] target = needed > bytes.length ? new byte[Math.max(needed, 2 * bytes.length)] : bytes;
        System.arraycopy(bytes, blockStart, target, 0, kept);
        bytes = target;
        base += blockStart;
        scan -= blockStart;
        firstRecord -= blockStart;
        filled = kept;
        blockStart = 0;
    }

    /// What is wrong with the record at the cursor, or null.
    @Nullable
    String checkRecord(CRC32C crc) throws IOException {
        if (!have(1)) {
            return "the journal was not closed: it has no end record";
        }
        if (!have(Format.RECORD_HEADER_BYTES)) {
            return "a record is cut off after " + (filled - scan) + " bytes";
        }
        int length = bodyLength();
        int kind = kind();
        boolean possible = kind == Format.EVENT
                ? length >= Frame.MIN_BYTES && length <= Frame.MAX_BYTES
                : kind <= Format.JOURNAL_END && length == Format.SEAL_BYTES;
        if (!possible) {
            return "no record of kind " + kind + " has " + length + " bytes";
        }
        if (!have(Format.RECORD_HEADER_BYTES + length)) {
            return "a record of " + length + " bytes is cut off after " + (filled - scan - Format.RECORD_HEADER_BYTES);
        }
        if ((int) Format.I32.get(bytes, scan + 4) != Format.recordCrc(bytes, scan, length, crc)) {
            return "the checksum of a record of " + length + " bytes is wrong";
        }
        return null;
    }

    /// What is wrong with the hash record at the cursor, or null.
    @Nullable
    String checkSeal(byte[] hash, long events) {
        int from = body();
        int to = from + Format.HASH_BYTES;
        if (!Arrays.equals(bytes, from, to, hash, 0, hash.length)) {
            return "the hash chain does not match the bytes before it: they were changed after they were written";
        }
        long counted = (long) Format.I64.get(bytes, to);
        return counted == events ? null : counted + " events are said to stand before it, but there are " + events;
    }

    void skipHeader() {
        scan = Format.HEADER_BYTES;
        firstRecord = scan;
    }

    void skipRecord() {
        scan += Format.RECORD_HEADER_BYTES + bodyLength();
    }

    /// Begins a block at the cursor.
    void startBlock() {
        blockStart = scan;
        firstRecord = scan;
    }

    private int bodyLength() {
        return (int) Format.I32.get(bytes, scan) & 0xFFFFFF;
    }

    int kind() {
        return (int) Format.I32.get(bytes, scan) >>> 24;
    }

    int body() {
        return scan + Format.RECORD_HEADER_BYTES;
    }

    byte[] bytes() {
        return bytes;
    }

    int blockStart() {
        return blockStart;
    }

    int blockBytes() {
        return scan - blockStart;
    }

    int firstRecord() {
        return firstRecord;
    }

    int scan() {
        return scan;
    }

    Path file() {
        return file;
    }

    /// Where the cursor is in the file.
    long offset() {
        return base + scan;
    }

    long size() {
        return size;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw JournalException.cannotRead(file, e);
        }
    }
}
