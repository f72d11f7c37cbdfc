package dev.assay.adapters.journal;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads a journal back, frame by frame, and checks every record's CRC, every segment's count and chain hash. Single-threaded.
public final class JournalReader implements AutoCloseable {
    /// What to do with a journal that breaks off.
    public enum Mode {
        /// Anything but a complete, closed journal is refused.
        STRICT,
        /// A torn tail, as a crash leaves it, ends the journal at its last complete record; damage before the tail is refused all the same.
        RECOVER
    }

    private static final int BUFFER = 1 << 18;

    private final Path directory;
    private final Mode mode;
    private final MessageDigest chain = JournalFormat.sha256();
    private byte[] lastHash = new byte[JournalFormat.HASH];
    private @Nullable DataInputStream in;
    private Path file;
    private int number;
    private long offset;
    private long records;
    private boolean ended;

    /// Opens a journal.
    ///
    /// @throws JournalException when there is none
    public JournalReader(Path directory, Mode mode) {
        this.directory = directory;
        this.mode = mode;
        this.file = JournalFormat.segment(directory, 1);
        if (!Files.isRegularFile(file)) {
            throw new JournalException(directory + " holds no journal: " + file.getFileName() + " is missing");
        }
    }

    /// The next frame, or null at the end.
    ///
    /// @throws JournalException naming file and offset where the journal is damaged
    public byte @Nullable [] next() {
        try {
            while (!ended) {
                DataInputStream open = in;
                if (open == null) {
                    if (!openSegment()) {
                        return null;
                    }
                    continue;
                }
                byte[] head = read(open, 4);
                if (head == null) {
                    return torn("breaks off where a record should begin");
                }
                int length = number(head).getInt();
                if (length == JournalFormat.FOOTER) {
                    if (!endSegment(open)) {
                        return null;
                    }
                    continue;
                }
                return record(open, head, length);
            }
            return null;
        } catch (IOException e) {
            throw new JournalException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private boolean openSegment() throws IOException {
        number++;
        file = JournalFormat.segment(directory, number);
        offset = 0;
        records = 0;
        if (!Files.isRegularFile(file)) {
            torn("is missing, but the segment before it says that the journal goes on");
            return false;
        }
        DataInputStream open = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
        in = open;
        byte[] header = read(open, JournalFormat.HEADER);
        if (header == null) {
            torn("breaks off inside its header");
            return false;
        }
        ByteBuffer fields = number(header);
        byte[] magic = new byte[JournalFormat.MAGIC.length];
        fields.get(magic);
        int stated = fields.getInt();
        byte[] before = new byte[JournalFormat.HASH];
        fields.get(before);
        if (!Arrays.equals(magic, JournalFormat.MAGIC)) {
            throw damage(0, "is no journal segment of this version");
        }
        if (stated != number || !Arrays.equals(before, lastHash)) {
            throw damage(8, "does not follow the segment before it");
        }
        chain.reset();
        chain.update(header);
        return true;
    }

    private byte @Nullable [] record(DataInputStream open, byte[] head, int length) throws IOException {
        long start = offset - 4;
        if (length <= 0 || length > JournalFormat.MAX_FRAME) {
            throw damage(start, "states a record of " + length + " bytes");
        }
        byte[] crc = read(open, 4);
        byte[] frame = crc == null ? null : read(open, length);
        if (crc == null || frame == null) {
            return torn("breaks off inside a record");
        }
        if (number(crc).getInt() != JournalFormat.crc(frame, 0, length)) {
            throw damage(start, "holds a record whose checksum does not fit");
        }
        chain.update(head);
        chain.update(crc);
        chain.update(frame);
        records++;
        return frame;
    }

    private boolean endSegment(DataInputStream open) throws IOException {
        long start = offset - 4;
        byte[] rest = read(open, JournalFormat.FOOTER_BYTES - 4);
        if (rest == null) {
            torn("breaks off inside its footer");
            return false;
        }
        ByteBuffer fields = number(rest);
        long stated = fields.getLong();
        byte[] hash = new byte[JournalFormat.HASH];
        fields.get(hash);
        byte last = fields.get();
        lastHash = chain.digest();
        if (stated != records || !Arrays.equals(hash, lastHash) || last < 0 || last > 1) {
            throw damage(start, "ends with a footer that does not fit its records");
        }
        if (open.read() >= 0) {
            throw damage(offset, "goes on after its footer");
        }
        open.close();
        in = null;
        if (last == 1) {
            ended = true;
            if (Files.exists(JournalFormat.segment(directory, number + 1))) {
                throw damage(start, "says that the journal ends here, but there is another segment");
            }
        }
        return !ended;
    }

    private byte @Nullable [] read(DataInputStream open, int length) throws IOException {
        byte[] bytes = open.readNBytes(length);
        offset += bytes.length;
        return bytes.length == length ? bytes : null;
    }

    private static ByteBuffer number(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private byte @Nullable [] torn(String what) {
        if (mode == Mode.STRICT) {
            throw damage(offset, what);
        }
        if (Files.exists(JournalFormat.segment(directory, number + 1))) {
            throw damage(offset, what + ", and it is not the last segment");
        }
        ended = true;
        return null;
    }

    private JournalException damage(long at, String what) {
        return new JournalException(file + " at byte " + at + ": " + what + ": the journal was changed or not written to its end");
    }

    @Override
    public void close() {
        ended = true;
        DataInputStream open = in;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new JournalException(file + " cannot be closed: " + e.getMessage(), e);
            }
        }
    }
}
