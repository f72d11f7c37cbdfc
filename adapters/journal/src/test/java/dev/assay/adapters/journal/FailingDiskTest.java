package dev.assay.adapters.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that is full after every possible number of bytes, or fails at every possible call: the journal says so, stays failed, and what
/// it acknowledged is there.
class FailingDiskTest {
    private static final List<byte[]> FRAMES = Sample.frames(60, 30);

    @TempDir
    Path folder;

    @Test
    void aFullDiskAtEveryByte() {
        int total = 0;
        for (int room = 0; total == 0; room += 7) {
            Path journal = folder.resolve("room" + room);
            total = writeAll(journal, new FaultyDisk(room, Integer.MAX_VALUE)) ? room : 0;
        }
        assertThat(total).isGreaterThan(5_000);
    }

    @Test
    void aFailureAtEveryCall() {
        int calls = 0;
        while (!writeAll(folder.resolve("calls" + calls), new FaultyDisk(Integer.MAX_VALUE, calls))) {
            calls++;
        }
        assertThat(calls).isGreaterThan(50);
    }

    /// Writes with a sync after every fifth event; true when nothing failed.
    private static boolean writeAll(Path directory, FaultyDisk disk) {
        int synced = 0;
        FileEventJournal journal = null;
        try {
            journal = FileEventJournal.create(directory, Sample.SMALL, disk);
            for (int i = 0; i < FRAMES.size(); i++) {
                journal.append(FRAMES.get(i), 0, FRAMES.get(i).length);
                if (i % 5 == 4) {
                    journal.sync();
                    synced = i + 1;
                }
            }
            journal.close();
            assertThat(Sample.read(directory, JournalReader.Mode.STRICT)).hasSize(FRAMES.size());
            return true;
        } catch (JournalException failure) {
            assertThat(failure).hasMessageContaining(".sbe").hasMessageContaining(FaultyDisk.CAUSE).hasMessageContaining("recover the run");
            staysFailed(journal, failure);
            disk.mend();
            List<byte[]> found = Sample.read(directory, JournalReader.Mode.RECOVER);
            assertThat(Sample.isPrefix(found, FRAMES)).isTrue();
            assertThat(found).hasSizeGreaterThanOrEqualTo(synced);
            return false;
        }
    }

    private static void staysFailed(@org.jspecify.annotations.Nullable FileEventJournal journal, JournalException failure) {
        if (journal == null) {
            return;
        }
        byte[] next = Sample.frames(1_000, 1, 9).getFirst();
        FileEventJournal failed = journal;
        assertThatThrownBy(() -> failed.append(next, 0, next.length)).isSameAs(failure);
        assertThatThrownBy(failed::sync).isSameAs(failure);
        failed.close();
    }

    /// The real disk with a limit on bytes and on calls that succeed.
    private static final class FaultyDisk implements Disk {
        static final String CAUSE = "No space left on device";
        private final Disk real = Disk.real();
        private int room;
        private int calls;

        FaultyDisk(int room, int calls) {
            this.room = room;
            this.calls = calls;
        }

        void mend() {
            room = Integer.MAX_VALUE;
            calls = Integer.MAX_VALUE;
        }

        private void call() throws IOException {
            if (calls-- <= 0) {
                throw new IOException(CAUSE);
            }
        }

        @Override
        public Segment create(Path file) throws IOException {
            call();
            return new FaultySegment(this, real.create(file));
        }

        @Override
        public Segment reopen(Path file, long length) throws IOException {
            call();
            return new FaultySegment(this, real.reopen(file, length));
        }

        @Override
        public void forceDirectory(Path directory) throws IOException {
            call();
        }

        void write(Segment to, ByteBuffer bytes) throws IOException {
            call();
            int fits = Math.min(room, bytes.remaining());
            to.write(bytes.slice(bytes.position(), fits));
            room -= fits;
            if (fits < bytes.remaining()) {
                throw new IOException(CAUSE);
            }
        }
    }

    private record FaultySegment(FaultyDisk disk, Disk.Segment real) implements Disk.Segment {
        @Override
        public void write(ByteBuffer bytes) throws IOException {
            disk.write(real, bytes);
        }

        @Override
        public void force() throws IOException {
            // What a failed call leaves behind does not hang on the real one, which is slow.
            disk.call();
        }

        @Override
        public void close() throws IOException {
            real.close();
        }
    }
}
