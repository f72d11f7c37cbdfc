package dev.assay.adapters.journal;

import dev.assay.core.event.EventJournal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.stream.Stream;

/// A journal in segment files of one directory (layout: [JournalFormat]). Appends are buffered; [#sync] makes them durable.
///
/// Any failure to write is final: the journal refuses everything after it. Single-threaded.
public final class FileEventJournal implements EventJournal {
    private static final int BUFFER = 1 << 18;

    private final Path directory;
    private final long segmentBytes;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private final MessageDigest chain = JournalFormat.sha256();
    private FileChannel channel;
    private Path file;
    private byte[] lastHash = new byte[JournalFormat.HASH];
    private int number = 1;
    private long written;
    private long records;
    private boolean failed;
    private boolean closed;

    /// Starts a journal.
    ///
    /// @param directory empty or absent
    /// @param segmentBytes a segment ends with the record that passes this size
    /// @throws JournalException when the directory holds something already or cannot be written
    public FileEventJournal(Path directory, long segmentBytes) {
        this.directory = directory;
        this.segmentBytes = segmentBytes;
        try {
            Files.createDirectories(directory);
            try (Stream<Path> files = Files.list(directory)) {
                if (files.findAny().isPresent()) {
                    throw new JournalException(directory + " is not empty: a journal starts in an empty directory");
                }
            }
            file = JournalFormat.segment(directory, number);
            channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new JournalException("the journal cannot be started in " + directory + ": " + e.getMessage(), e);
        }
        header();
    }

    @Override
    public void append(byte[] frame, int offset, int length) {
        usable();
        if (length <= 0 || length > JournalFormat.MAX_FRAME) {
            throw new JournalException("an event of " + length + " bytes cannot be journaled: expected 1 to " + JournalFormat.MAX_FRAME);
        }
        if (written >= segmentBytes) {
            roll();
        }
        room(JournalFormat.RECORD_HEADER);
        buffer.putInt(length);
        buffer.putInt(JournalFormat.crc(frame, offset, length));
        int at = offset;
        int left = length;
        while (left > 0) {
            room(1);
            int part = Math.min(left, buffer.remaining());
            buffer.put(frame, at, part);
            at += part;
            left -= part;
        }
        written += JournalFormat.RECORD_HEADER + length;
        records++;
    }

    @Override
    public void sync() {
        usable();
        flush();
        try {
            channel.force(false);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (!failed) {
                footer(true);
                syncDirectory();
            }
            channel.close();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private void header() {
        chain.reset();
        buffer.put(JournalFormat.MAGIC).putInt(number).put(lastHash);
        written = JournalFormat.HEADER;
        records = 0;
    }

    private void footer(boolean last) {
        flush();
        lastHash = chain.digest();
        buffer.putInt(JournalFormat.FOOTER).putLong(records).put(lastHash).put((byte) (last ? 1 : 0));
        drain();
        try {
            channel.force(true);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private void roll() {
        footer(false);
        try {
            channel.close();
            number++;
            file = JournalFormat.segment(directory, number);
            channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            syncDirectory();
        } catch (IOException e) {
            throw failure(e);
        }
        header();
    }

    private void syncDirectory() throws IOException {
        try (FileChannel folder = FileChannel.open(directory, StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private void room(int bytes) {
        if (buffer.remaining() < bytes) {
            flush();
        }
    }

    private void flush() {
        chain.update(buffer.array(), 0, buffer.position());
        drain();
    }

    private void drain() {
        buffer.flip();
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            throw failure(e);
        }
        buffer.clear();
    }

    private void usable() {
        if (failed || closed) {
            throw new JournalException("the journal " + directory + (failed ? " has failed: nothing more is written to it" : " is closed"));
        }
    }

    private JournalException failure(IOException cause) {
        failed = true;
        return new JournalException("the journal " + file + " cannot be written: " + cause.getMessage()
                + "; the run stops, because an event that is not journaled did not happen", cause);
    }
}
