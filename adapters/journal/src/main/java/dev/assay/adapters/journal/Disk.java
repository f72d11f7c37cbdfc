package dev.assay.adapters.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The few things a journal asks of a file system; the seam at which tests make disks fail.
interface Disk {
    /// A file being written.
    interface Segment extends AutoCloseable {
        /// Writes all bytes, or throws; some may be there then.
        void write(ByteBuffer bytes) throws IOException;

        /// Makes everything written durable.
        void force() throws IOException;

        @Override
        void close() throws IOException;
    }

    /// Makes a file that must not exist yet, and locks it.
    Segment create(Path file) throws IOException;

    /// Opens an existing file for appending after `length` bytes; what stands behind them is cut off.
    Segment reopen(Path file, long length) throws IOException;

    /// Makes the names in a folder durable.
    void forceDirectory(Path directory) throws IOException;

    /// The real file system.
    static Disk real() {
        return new Disk() {
            @Override
            public Segment create(Path file) throws IOException {
                return locked(FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
            }

            @Override
            public Segment reopen(Path file, long length) throws IOException {
                FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                Segment segment = locked(channel);
                channel.truncate(length);
                channel.position(length);
                return segment;
            }

            @Override
            public void forceDirectory(Path directory) throws IOException {
                if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
                    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                        channel.force(true);
                    }
                }
            }
        };
    }

    private static Segment locked(FileChannel channel) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return new ChannelSegment(channel);
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new IOException("another session of this program is writing it", e);
        }
        channel.close();
        throw new IOException("another process is writing it");
    }
}
