package dev.assay.adapters.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever happens to a journal's bytes, reading gives a prefix of what was written or a refusal, never anything else.
class JournalDamageTest {
    private static final int RECORDS = 20;

    @TempDir
    Path temp;

    private static byte[] frame(int i) {
        byte[] frame = new byte[5 + i % 7];
        for (int k = 0; k < frame.length; k++) {
            frame[k] = (byte) (i * 31 + k * 17);
        }
        return frame;
    }

    private Path write(String name, long segmentBytes) {
        Path directory = temp.resolve(name);
        try (FileEventJournal journal = new FileEventJournal(directory, segmentBytes)) {
            for (int i = 0; i < RECORDS; i++) {
                journal.append(frame(i), 0, frame(i).length);
            }
        }
        return directory;
    }

    private static List<byte[]> read(Path directory, JournalReader.Mode mode) {
        List<byte[]> frames = new ArrayList<>();
        try (JournalReader reader = new JournalReader(directory, mode)) {
            for (byte[] frame = reader.next(); frame != null; frame = reader.next()) {
                frames.add(frame);
            }
        }
        return frames;
    }

    private static void assertPrefix(List<byte[]> frames) {
        assertThat(frames).hasSizeLessThanOrEqualTo(RECORDS);
        for (int i = 0; i < frames.size(); i++) {
            assertThat(frames.get(i)).isEqualTo(frame(i));
        }
    }

    @Test
    void whatWasWrittenComesBackOverSegments() throws IOException {
        Path directory = write("whole", 100);
        List<byte[]> frames = read(directory, JournalReader.Mode.STRICT);
        assertThat(frames).hasSize(RECORDS);
        assertPrefix(frames);
        try (var files = Files.list(directory)) {
            assertThat(files.count()).isGreaterThan(2);
        }
    }

    @Test
    void truncatedAtAnyByteItIsRefusedOrRecoveredToItsLastCompleteRecord() throws IOException {
        Path directory = write("cut", Long.MAX_VALUE);
        Path file = JournalFormat.segment(directory, 1);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> read(directory, JournalReader.Mode.STRICT)).as("cut at " + length).isInstanceOf(JournalException.class)
                    .hasMessageContaining("00000001.journal at byte");
            List<byte[]> recovered = read(directory, JournalReader.Mode.RECOVER);
            assertPrefix(recovered);
            assertThat(recovered).as("cut at " + length).hasSize(completeRecords(length));
        }
    }

    private static int completeRecords(int length) {
        int at = JournalFormat.HEADER;
        int complete = 0;
        while (complete < RECORDS && at + JournalFormat.RECORD_HEADER + frame(complete).length <= length) {
            at += JournalFormat.RECORD_HEADER + frame(complete).length;
            complete++;
        }
        return complete;
    }

    @Test
    void everyFlippedBitIsFoundOrEndsTheJournalAtACompleteRecord() throws IOException {
        Path directory = write("flip", Long.MAX_VALUE);
        Path file = JournalFormat.segment(directory, 1);
        byte[] whole = Files.readAllBytes(file);
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file, damaged);
            assertThatThrownBy(() -> read(directory, JournalReader.Mode.STRICT)).as("bit " + bit).isInstanceOf(JournalException.class);
            try {
                assertPrefix(read(directory, JournalReader.Mode.RECOVER));
            } catch (JournalException refused) {
                assertThat(refused).hasMessageContaining("00000001.journal");
            }
        }
    }

    @Test
    void aRemovedOrSwappedSegmentIsFound() throws IOException {
        Path directory = write("segments", 100);
        Path second = JournalFormat.segment(directory, 2);
        byte[] bytes = Files.readAllBytes(second);
        Files.write(second, Files.readAllBytes(JournalFormat.segment(directory, 3)));
        assertThatThrownBy(() -> read(directory, JournalReader.Mode.RECOVER)).isInstanceOf(JournalException.class)
                .hasMessageContaining("does not follow");
        Files.write(second, bytes);
        Files.delete(second);
        assertThatThrownBy(() -> read(directory, JournalReader.Mode.STRICT)).isInstanceOf(JournalException.class)
                .hasMessageContaining("is missing");
    }

    @Test
    void aJournalStartsInAnEmptyDirectoryOnly() {
        Path directory = write("again", Long.MAX_VALUE);
        assertThatThrownBy(() -> new FileEventJournal(directory, 100)).isInstanceOf(JournalException.class)
                .hasMessageContaining("not empty");
    }
}
