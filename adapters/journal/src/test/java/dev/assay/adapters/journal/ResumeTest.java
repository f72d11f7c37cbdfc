package dev.assay.adapters.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A journal that broke off goes on: wherever it was cut, the records before the cut and those after it make one verified journal.
class ResumeTest {
    @TempDir
    Path folder;

    @Test
    void goesOnAfterACutAtAnyByte() throws IOException {
        List<byte[]> frames = Sample.frames(40, 30);
        Path whole = folder.resolve("whole");
        Sample.write(whole, Sample.SMALL, frames);
        List<Path> segments = Sample.segments(whole);
        byte[] last = Files.readAllBytes(segments.getLast());
        for (int length = 0; length < last.length; length++) {
            Path cut = Files.createDirectory(folder.resolve("cut" + length));
            for (Path segment : segments) {
                Files.copy(segment, cut.resolve(segment.getFileName()));
            }
            Files.write(cut.resolve(segments.getLast().getFileName()), Arrays.copyOf(last, length));
            List<byte[]> expected = new ArrayList<>(Sample.read(cut, JournalReader.Mode.RECOVER));
            List<byte[]> more = Sample.frames(100, 20, 30);
            expected.addAll(more);

            try (FileEventJournal journal = FileEventJournal.resume(cut, Sample.SMALL)) {
                Sample.append(journal, more);
                assertThat(journal.events()).isEqualTo(expected.size());
            }

            assertThat(Sample.read(cut, JournalReader.Mode.STRICT)).usingElementComparator(Arrays::compare).isEqualTo(expected);
        }
    }

    @Test
    void mayBreakOffAgainAndAgain() throws IOException {
        List<byte[]> expected = new ArrayList<>();
        long id = 1;
        for (int round = 0; round < 20; round++) {
            // The crashed writer is played by a copy of its files: its own are still locked.
            Path now = folder.resolve("round" + round);
            Files.createDirectory(now);
            if (round > 0) {
                for (Path segment : Sample.segments(folder.resolve("round" + (round - 1)))) {
                    Files.copy(segment, now.resolve(segment.getFileName()));
                }
            }
            try (FileEventJournal journal = FileEventJournal.resume(now, Sample.SMALL)) {
                List<byte[]> some = Sample.frames(id, round % 5, 200);
                Sample.append(journal, some);
                journal.sync();
                expected.addAll(some);
                id += some.size();
                Path copy = Files.createDirectory(folder.resolve("copy" + round));
                for (Path segment : Sample.segments(now)) {
                    Files.copy(segment, copy.resolve(segment.getFileName()));
                }
            }
            for (Path segment : Sample.segments(now)) {
                Files.delete(segment);
            }
            for (Path segment : Sample.segments(folder.resolve("copy" + round))) {
                Files.copy(segment, now.resolve(segment.getFileName()));
            }
            assertThat(Sample.read(now, JournalReader.Mode.RECOVER)).usingElementComparator(Arrays::compare).isEqualTo(expected);
        }
        FileEventJournal.resume(folder.resolve("round19"), Sample.SMALL).close();
        assertThat(Sample.read(folder.resolve("round19"), JournalReader.Mode.STRICT)).hasSize(expected.size());
    }

    @Test
    void aCompleteJournalIsNotContinued() {
        Sample.write(folder, Sample.SMALL, Sample.frames(3, 9));

        assertThatThrownBy(() -> FileEventJournal.resume(folder, Sample.SMALL)).isInstanceOf(JournalException.class)
                .hasMessageContaining("it was closed and is complete");
    }

    @Test
    void aJournalThatIsBeingWrittenIsNotContinued() {
        try (FileEventJournal journal = FileEventJournal.create(folder, Sample.SMALL)) {
            Sample.append(journal, Sample.frames(3, 9));
            journal.sync();

            assertThatThrownBy(() -> FileEventJournal.resume(folder, Sample.SMALL)).isInstanceOf(JournalException.class)
                    .hasMessageContaining("is writing it");
        }
        assertThat(Sample.read(folder, JournalReader.Mode.STRICT)).hasSize(3);
    }

    @Test
    void theTailSaysWhereAndWhy() throws IOException {
        Sample.write(folder, Sample.SMALL, Sample.frames(5, 9));
        Path segment = Sample.segments(folder).getLast();
        byte[] bytes = Files.readAllBytes(segment);
        Files.write(segment, Arrays.copyOf(bytes, bytes.length - 50));

        try (JournalReader reader = JournalReader.open(folder, JournalReader.Mode.RECOVER)) {
            assertThat(Sample.read(reader)).hasSize(4);
            JournalReader.TornTail tail = reader.tail();
            assertThat(tail).isNotNull();
            Objects.requireNonNull(tail);
            assertThat(tail.file()).isEqualTo(segment);
            assertThat(tail.offset() + tail.discarded()).isEqualTo(bytes.length - 50);
            assertThat(tail.reason()).contains("cut off");
        }
    }
}
