package dev.assay.adapters.journal;

import dev.assay.core.codec.Frame;
import dev.assay.core.event.EventType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32C;

/// How a journal lies on disk. All numbers are little endian.
///
/// A segment file `00000001.sbe` is a header and records. A record is 8 bytes (length in the low 24 bits and kind in the high 8 bits of
/// the first four; CRC-32C of those four bytes and the body in the next four) and a body. Bodies are frames of events, or hashes: after
/// each block of at least 64 KiB of event records, at the end of each segment and at the end of the journal stands a hash record, the
/// SHA-256 of the previous hash and all bytes since, with the number of events so far. A segment's header carries the last hash of the
/// segment before it, and is itself the beginning of the first block.
final class Format {
    static final int HEADER_BYTES = 64;
    static final int RECORD_HEADER_BYTES = 8;
    static final int HASH_BYTES = 32;
    /// Body of a hash record: the hash and the count of events.
    static final int SEAL_BYTES = HASH_BYTES + Long.BYTES;
    static final int SEAL_RECORD_BYTES = RECORD_HEADER_BYTES + SEAL_BYTES;

    static final int EVENT = 0;
    static final int BLOCK_END = 1;
    static final int SEGMENT_END = 2;
    static final int JOURNAL_END = 3;

    static final VarHandle I32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle I64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final byte[] MAGIC = "ASSAYJNL".getBytes(StandardCharsets.US_ASCII);
    private static final int FORMAT = 1;
    private static final int SCHEMA_VERSION = schemaVersion();

    private Format() {}

    private static int schemaVersion() {
        int latest = 0;
        for (EventType type : EventType.values()) {
            latest = Math.max(latest, type.version());
        }
        return latest;
    }

    static Path segment(Path directory, int number) {
        return directory.resolve(String.format(Locale.ROOT, "%08d.sbe", number));
    }

    /// The number in a segment's file name, or 0 where the name is no segment's.
    static int number(Path file) {
        String name = file.getFileName().toString();
        return name.matches("[0-9]{8}\\.sbe") ? Integer.parseInt(name.substring(0, 8)) : 0;
    }

    static byte[] header(int segment, long eventsBefore, byte[] previousHash) {
        byte[] header = new byte[HEADER_BYTES];
        System.arraycopy(MAGIC, 0, header, 0, MAGIC.length);
        I32.set(header, 8, FORMAT | Frame.SCHEMA_ID << 16);
        I32.set(header, 12, SCHEMA_VERSION);
        I32.set(header, 16, segment);
        I64.set(header, 20, eventsBefore);
        System.arraycopy(previousHash, 0, header, 28, HASH_BYTES);
        I32.set(header, 60, crc(header, 0, 60));
        return header;
    }

    /// Whether a header stands at the beginning of `bytes` as it was written.
    static boolean sound(byte[] bytes, boolean whole) {
        return whole && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length) && (int) I32.get(bytes, 60) == crc(bytes, 0, 60);
    }

    /// Checks a segment's header against what the segments before it say.
    static void check(Path file, byte[] bytes, int segment, long eventsBefore, byte[] previousHash) {
        if (!Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw JournalException.damaged(file, 0, "this is no journal file: it does not begin with ASSAYJNL");
        }
        if ((int) I32.get(bytes, 60) != crc(bytes, 0, 60)) {
            throw JournalException.damaged(file, 60,
                    "the checksum of the segment header is wrong: the file was changed or the disk failed");
        }
        int format = (int) I32.get(bytes, 8);
        if (format != (FORMAT | Frame.SCHEMA_ID << 16)) {
            throw JournalException.damaged(file, 8, "format " + (format & 0xFFFF) + " of schema " + (format >>> 16)
                    + " is not known here: expected format " + FORMAT + " of schema " + Frame.SCHEMA_ID + "; read it with a newer Assay");
        }
        int found = (int) I32.get(bytes, 16);
        if (found != segment) {
            throw JournalException.damaged(file, 16, "it says it is segment " + found + ": expected " + segment + "; was it renamed?");
        }
        long events = (long) I64.get(bytes, 20);
        if (events != eventsBefore) {
            throw JournalException.damaged(file, 20, events + " events are said to stand before it, but there are " + eventsBefore);
        }
        if (!Arrays.equals(bytes, 28, 60, previousHash, 0, HASH_BYTES)) {
            throw JournalException.damaged(file, 28, "its hash chain does not continue the segment before it");
        }
    }

    static int crc(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }

    /// Writes the header of a record whose body already stands behind it.
    static void seal(byte[] bytes, int at, int kind, int length, CRC32C crc) {
        I32.set(bytes, at, length | kind << 24);
        I32.set(bytes, at + 4, recordCrc(bytes, at, length, crc));
    }

    static int recordCrc(byte[] bytes, int at, int length, CRC32C crc) {
        crc.reset();
        crc.update(bytes, at, 4);
        crc.update(bytes, at + RECORD_HEADER_BYTES, length);
        return (int) crc.getValue();
    }
}
