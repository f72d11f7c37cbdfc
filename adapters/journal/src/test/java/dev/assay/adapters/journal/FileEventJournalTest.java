package dev.assay.adapters.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is written is read, over blocks and segments of any size.
class FileEventJournalTest {
    @TempDir
    Path folder;

    @Property(tries = 25)
    void whatIsWrittenIsRead(@ForAll @IntRange(min = 0, max = 400) int count, @ForAll @IntRange(min = 1, max = 3_000) int spread,
            @ForAll @IntRange(min = 2_048, max = 100_000) int segmentBytes, @ForAll @IntRange(min = 128, max = 1_024) int blockBytes)
            throws Exception {
        Path journal = Files.createTempDirectory("journal");
        List<byte[]> frames = Sample.frames(count, spread);
        FileEventJournal out = FileEventJournal.create(journal, new FileEventJournal.Options(segmentBytes, blockBytes));
        Sample.append(out, frames);
        out.close();
        assertThat(out.events()).isEqualTo(count);
        try (JournalReader in = JournalReader.open(journal, JournalReader.Mode.STRICT)) {
            assertThat(Sample.read(in)).usingElementComparator(Arrays::compare).isEqualTo(frames);
            assertThat(in.complete()).isTrue();
            assertThat(in.tail()).isNull();
            assertThat(in.chainHash()).isEqualTo(out.chainHash());
            assertThat(in.events()).isEqualTo(count);
        }
        assertThat(Sample.read(journal, JournalReader.Mode.RECOVER)).hasSize(count);
        for (Path segment : Sample.segments(journal)) {
            Files.delete(segment);
        }
        Files.delete(journal);
    }

    @Test
    void segmentsStayWithinTheirSizeAndALargeFrameGetsOneToItself() throws Exception {
        List<byte[]> frames = Sample.frames(60, 5_000);
        Sample.write(folder, new FileEventJournal.Options(4_096, 1_024), frames);

        List<Path> segments = Sample.segments(folder);
        assertThat(segments).hasSizeGreaterThan(20).first().hasToString(folder.resolve("00000001.sbe").toString());
        int largest = frames.stream().mapToInt(f -> f.length).max().orElseThrow();
        for (Path segment : segments) {
            assertThat(Files.size(segment)).isLessThanOrEqualTo(Math.max(4_096, largest + 200));
        }
        assertThat(Sample.read(folder, JournalReader.Mode.STRICT)).hasSize(60);
    }

    @Test
    void theSameEventsGiveTheSameBytesAndChain() throws Exception {
        Path a = folder.resolve("a");
        Path b = folder.resolve("b");
        Sample.write(a, Sample.SMALL, Sample.frames(100, 40));
        try (FileEventJournal out = FileEventJournal.create(b, Sample.SMALL)) {
            for (byte[] frame : Sample.frames(100, 40)) {
                out.append(frame, 0, frame.length);
                out.sync();
            }
        }
        for (Path segment : Sample.segments(a)) {
            assertThat(b.resolve(segment.getFileName())).hasSameBinaryContentAs(segment);
        }
    }

    @Test
    void aJournalIsNeverOverwritten() {
        Sample.write(folder, Sample.SMALL, Sample.frames(3, 9));

        assertThatThrownBy(() -> FileEventJournal.create(folder, Sample.SMALL)).isInstanceOf(JournalException.class)
                .hasMessage("journal " + folder + ": the folder is not empty; recover the journal in it, or choose another folder");
    }

    @Test
    void segmentsMayBeSmallerThanABlock() {
        List<byte[]> frames = Sample.frames(80, 100);
        Path journal = folder.resolve("journal");
        Sample.write(journal, new FileEventJournal.Options(4_096, FileEventJournal.Options.DEFAULT.blockBytes()), frames);

        assertThat(Sample.read(journal, JournalReader.Mode.STRICT)).usingElementComparator(Arrays::compare).isEqualTo(frames);
        assertThat(Sample.segments(journal)).hasSizeGreaterThan(2);
    }

    @Test
    void nothingCanBeAppendedAfterClosing() {
        FileEventJournal journal = FileEventJournal.create(folder, Sample.SMALL);
        journal.close();
        journal.close();
        byte[] frame = Sample.frames(1, 5).getFirst();

        assertThatThrownBy(() -> journal.append(frame, 0, frame.length)).isInstanceOf(JournalException.class)
                .hasMessageContaining("it is closed");
        assertThatThrownBy(journal::sync).isInstanceOf(JournalException.class);
    }

    @Test
    void idsMustRise() {
        try (FileEventJournal journal = FileEventJournal.create(folder, Sample.SMALL)) {
            byte[] frame = Sample.frames(5, 1, 5).getFirst();
            journal.append(frame, 0, frame.length);

            assertThatIllegalArgumentException().isThrownBy(() -> journal.append(frame, 0, frame.length))
                    .withMessage("event 5 comes after event 5: ids in a journal rise");
            assertThatIllegalArgumentException().isThrownBy(() -> journal.append(frame, 0, 47)).withMessageContaining("47");
        }
    }

    @Test
    void aFolderWithoutAJournalIsRefused() {
        assertThatThrownBy(() -> JournalReader.open(folder, JournalReader.Mode.STRICT)).isInstanceOf(JournalException.class)
                .hasMessageContaining("holds no segment");
        assertThatThrownBy(() -> JournalReader.open(folder.resolve("none"), JournalReader.Mode.RECOVER))
                .isInstanceOf(JournalException.class).hasMessageContaining("no such folder");
        assertThat(Sample.read(folder, JournalReader.Mode.RECOVER)).isEmpty();
    }

    @Test
    void oddSizesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FileEventJournal.Options(1_000, 128));
        assertThatIllegalArgumentException().isThrownBy(() -> new FileEventJournal.Options(4_096, 127));
    }

    @Test
    void theMemoryJournalKeepsItsOwnCopies() {
        MemoryJournal journal = new MemoryJournal();
        byte[] frame = Sample.frames(1, 5).getFirst();
        byte[] reused = frame.clone();
        journal.append(reused, 0, reused.length);
        Arrays.fill(reused, (byte) 0);
        journal.sync();
        journal.close();

        assertThat(journal.frames()).containsExactly(frame);
        assertThat(journal.syncs()).isEqualTo(1);
        assertThatThrownBy(() -> journal.append(frame, 0, frame.length)).isInstanceOf(IllegalStateException.class);
    }
}
