package dev.assay.adapters.journal;

import dev.assay.core.codec.Frame;
import dev.assay.core.event.EventJournal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// A journal of segment files in a folder: every record has a checksum, and a hash chain runs through all of them.
///
/// Appending copies into a buffer; blocks of 64 KiB and more go to the file. Only [#sync()] and [#close()] make anything durable: until then a
/// loss of power may take the tail, which [JournalReader] finds. After a failure every call throws the same error, so that nothing is
/// acknowledged that is not there. Called from the loop only, but for [#force()].
public final class FileEventJournal implements EventJournal {
    /// Sizes of a journal.
    ///
    /// @param segmentBytes a segment that would grow larger is ended; a single larger record gets a segment to itself
    /// @param blockBytes event bytes after which the hash chain gets a link; a segment that ends before gives it one too
    public record Options(long segmentBytes, int blockBytes) {
        /// 256 MiB segments, 64 KiB blocks.
        public static final Options DEFAULT = new Options(256L << 20, 64 << 10);

        public Options {
            if (segmentBytes < 1024 || blockBytes < 128 || blockBytes > 16 << 20) {
                throw new IllegalArgumentException("a journal needs segmentBytes >= 1024 and 128 <= blockBytes <= 16777216; got "
                        + segmentBytes + " and " + blockBytes);
            }
        }
    }

    private final Path directory;
    private final Options options;
    private final Disk disk;
    private final Chain chain;
    private final CRC32C crc = new CRC32C();
    private byte[] buffer;
    private int filled;
    private int hashed;
    private int blockFilled;
    private int segmentNumber;
    private long segmentEvents;
    private long written;
    private long events;
    private long lastId;
    private Path file;
    private volatile Disk.Segment segment;
    private boolean closed;
    private volatile @Nullable JournalException failure;

    private FileEventJournal(Path directory, Options options, Disk disk, Chain chain, int nextSegment, long events, long lastId) {
        this.directory = directory;
        this.options = options;
        this.disk = disk;
        this.chain = chain;
        this.events = events;
        this.lastId = lastId;
        this.segmentNumber = nextSegment;
        buffer = new byte[2 * options.blockBytes() + Format.HEADER_BYTES + Format.SEAL_RECORD_BYTES];
        file = Format.segment(directory, nextSegment);
        segment = open();
    }

    /// Starts a journal in a folder that is empty or missing.
    ///
    /// @throws JournalException when the folder is not empty or cannot be written
    public static FileEventJournal create(Path directory, Options options) {
        return create(directory, options, Disk.real());
    }

    static FileEventJournal create(Path directory, Options options, Disk disk) {
        return new FileEventJournal(prepared(directory), options, disk, new Chain(), 1, 0, Long.MIN_VALUE);
    }

    private static Path prepared(Path directory) {
        try {
            Files.createDirectories(directory);
            try (Stream<Path> files = Files.list(directory)) {
                if (files.findAny().isEmpty()) {
                    return directory;
                }
            }
        } catch (IOException e) {
            throw JournalException.cannotWrite(directory, 0, e);
        }
        throw JournalException.refused(directory, "the folder is not empty; recover the journal in it, or choose another folder");
    }

    /// Goes on with a journal that was not closed: cuts a torn tail off, ends the last segment and starts a new one.
    ///
    /// What the tail held is gone; the caller has read the journal with [JournalReader] before and knows the last id that is there.
    ///
    /// @throws JournalException when the journal is damaged before its tail, complete, or written by another process
    public static FileEventJournal resume(Path directory, Options options) {
        return resume(directory, options, Disk.real());
    }

    static FileEventJournal resume(Path directory, Options options, Disk disk) {
        try (JournalReader reader = JournalReader.open(directory, JournalReader.Mode.RECOVER)) {
            reader.readAll();
            if (reader.complete()) {
                throw JournalException.refused(directory, "it was closed and is complete; nothing can be added to it");
            }
            Recovery.endLastSegment(reader, disk);
            return new FileEventJournal(directory, options, disk, reader.chain(), reader.segments() + 1, reader.events(), reader.lastId());
        }
    }

    private Disk.Segment open() {
        byte[] header = Format.header(segmentNumber, events, chain.last());
        try {
            Disk.Segment opened = disk.create(file);
            try {
                opened.write(ByteBuffer.wrap(header));
                opened.force();
                disk.forceDirectory(directory);
            } catch (IOException e) {
                opened.close();
                throw e;
            }
            chain.add(header, 0, header.length);
            written = header.length;
            segmentEvents = 0;
            return opened;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /// {@inheritDoc}
    ///
    /// @throws IllegalArgumentException when the bytes are no frame, or its id is not above the last one
    /// @throws JournalException when the file cannot be written
    @Override
    public void append(byte[] frame, int offset, int length) {
        requireOpen();
        if (length < Frame.MIN_BYTES || length > Frame.MAX_BYTES) {
            throw new IllegalArgumentException("a frame has " + Frame.MIN_BYTES + " to " + Frame.MAX_BYTES + " bytes, not " + length);
        }
        long id = Frame.id(frame, offset);
        if (id <= lastId) {
            throw new IllegalArgumentException("event " + id + " comes after event " + lastId + ": ids in a journal rise");
        }
        int size = Format.RECORD_HEADER_BYTES + length;
        if (segmentEvents > 0 && written + filled + size + 2 * Format.SEAL_RECORD_BYTES > options.segmentBytes()) {
            nextSegment();
        }
        reserve(size + Format.SEAL_RECORD_BYTES);
        System.arraycopy(frame, offset, buffer, filled + Format.RECORD_HEADER_BYTES, length);
        Format.seal(buffer, filled, Format.EVENT, length, crc);
        filled += size;
        blockFilled += size;
        lastId = id;
        events++;
        segmentEvents++;
        if (blockFilled >= options.blockBytes()) {
            link(Format.BLOCK_END);
            write();
        }
    }

    private void reserve(int size) {
        if (size > buffer.length - filled) {
            buffer = Arrays.copyOf(buffer, filled + size);
        }
    }

    private void nextSegment() {
        link(Format.SEGMENT_END);
        write();
        try {
            segment.force();
            segment.close();
        } catch (IOException e) {
            throw failed(e);
        }
        segmentNumber++;
        file = Format.segment(directory, segmentNumber);
        segment = open();
    }

    private void link(int kind) {
        hash();
        reserve(Format.SEAL_RECORD_BYTES);
        filled += seal(buffer, filled, kind, chain.link(), events, crc);
        hashed = filled;
        blockFilled = 0;
    }

    static int seal(byte[] bytes, int at, int kind, byte[] hash, long events, CRC32C crc) {
        System.arraycopy(hash, 0, bytes, at + Format.RECORD_HEADER_BYTES, Format.HASH_BYTES);
        Format.I64.set(bytes, at + Format.RECORD_HEADER_BYTES + Format.HASH_BYTES, events);
        Format.seal(bytes, at, kind, Format.SEAL_BYTES, crc);
        return Format.SEAL_RECORD_BYTES;
    }

    private void hash() {
        chain.add(buffer, hashed, filled - hashed);
        hashed = filled;
    }

    private void write() {
        hash();
        try {
            segment.write(ByteBuffer.wrap(buffer, 0, filled));
        } catch (IOException e) {
            throw failed(e);
        }
        written += filled;
        filled = 0;
        hashed = 0;
    }

    @Override
    public void flush() {
        requireOpen();
        if (filled > 0) {
            write();
        }
    }

    /// {@inheritDoc} A segment that ends meanwhile has been made durable by its end.
    @Override
    public void force() {
        try {
            segment.force();
        } catch (ClosedChannelException e) {
            return;
        } catch (IOException e) {
            failure = JournalException.cannotWrite(file, written, e);
        }
    }

    @Override
    public void sync() {
        requireOpen();
        write();
        try {
            segment.force();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (Disk.Segment last = segment) {
            if (failure == null) {
                link(Format.JOURNAL_END);
                write();
                last.force();
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void abandon() {
        if (closed) {
            return;
        }
        closed = true;
        try (Disk.Segment last = segment) {
            if (failure == null) {
                write();
                last.force();
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /// How many events have been appended, those before a resumption included.
    public long events() {
        return events;
    }

    /// The last link of the hash chain, in hex: after [#close()] it stands for the whole journal.
    public String chainHash() {
        return HexFormat.of().formatHex(chain.last());
    }

    private void requireOpen() {
        JournalException failed = failure;
        if (failed != null) {
            throw failed;
        }
        if (closed) {
            throw JournalException.refused(directory, "it is closed");
        }
    }

    private JournalException failed(IOException cause) {
        JournalException failed = JournalException.cannotWrite(file, written, cause);
        failure = failed;
        return failed;
    }
}
