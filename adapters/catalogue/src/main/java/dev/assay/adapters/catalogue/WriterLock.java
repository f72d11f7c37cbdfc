package dev.assay.adapters.catalogue;

import dev.assay.application.data.DataException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// Keeps writers of one catalogue apart, across threads and across processes. The system drops the lock of a process that dies.
final class WriterLock implements AutoCloseable {
    /// How long a second writer waits for the first.
    static final long WAIT_SECONDS = 120;
    private static final long STEP_MILLIS = 50;
    private static final ConcurrentHashMap<Path, ReentrantLock> HELD_HERE = new ConcurrentHashMap<>();

    private final ReentrantLock here;
    private final FileChannel channel;

    private WriterLock(ReentrantLock here, FileChannel channel) {
        this.here = here;
        this.channel = channel;
    }

    static WriterLock take(Store store) throws IOException {
        Files.createDirectories(store.root());
        ReentrantLock here = HELD_HERE.computeIfAbsent(store.root().toRealPath(), path -> new ReentrantLock());
        try {
            if (!here.tryLock(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw busy(store);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy(store).causedBy(e);
        }
        try {
            return new WriterLock(here, lockFile(store));
        } catch (IOException | RuntimeException e) {
            here.unlock();
            throw e;
        }
    }

    private static FileChannel lockFile(Store store) throws IOException {
        FileChannel channel = FileChannel.open(store.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            for (long waited = 0; waited < WAIT_SECONDS * 1000; waited += STEP_MILLIS) {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return channel;
                }
                TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
            }
            throw busy(store);
        } catch (InterruptedException e) {
            channel.close();
            Thread.currentThread().interrupt();
            throw busy(store).causedBy(e);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static DataException busy(Store store) {
        return DataException.inFile(store.root().toString(), "another ingest has been at work on this catalogue for " + WAIT_SECONDS + " s",
                "wait for it, or end it: what it did so far will not show");
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            here.unlock();
        }
    }
}
