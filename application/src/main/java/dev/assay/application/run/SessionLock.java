package dev.assay.application.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Keeps a paper session to one process at a time: a lock beside its folder, which the end of the process gives back whatever ended it.
final class SessionLock implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;

    private SessionLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// Takes the lock.
    ///
    /// @throws RunException while another process has it
    static SessionLock take(Path directory) throws IOException {
        Path file = directory.toAbsolutePath().normalize().resolveSibling("." + directory.getFileName() + ".lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new SessionLock(file, channel);
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw runs(directory, e);
        }
        channel.close();
        throw runs(directory, null);
    }

    private static RunException runs(Path directory, @org.jspecify.annotations.Nullable Throwable cause) {
        String text = "the session in " + directory + " is running: ask how it stands with: assay status " + directory;
        return cause == null ? new RunException(text) : new RunException(text, cause);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            channel.close();
        } catch (IOException e) {
            throw new RunException("the lock " + file + " cannot be removed: " + e.getMessage(), e);
        }
    }
}
