package dev.assay.adapters.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A journal of 100 records, cut at every byte and with every bit flipped: it is refused, or gives a prefix of what was written. Never
/// anything else.
class JournalDamageTest {
    private static final List<byte[]> FRAMES = Sample.frames(100, 9);

    @TempDir
    Path folder;
    private List<Path> segments = List.of();
    private List<byte[]> contents = List.of();

    @BeforeEach
    void write() throws IOException {
        Sample.write(folder, new FileEventJournal.Options(3_000, 400), FRAMES);
        segments = Sample.segments(folder);
        contents = new ArrayList<>();
        for (Path segment : segments) {
            contents.add(Files.readAllBytes(segment));
        }
        assertThat(segments).hasSize(3);
    }

    @Test
    void cutAtEveryByteOfTheLastSegmentItGivesAllRecordsThatAreWhole() throws IOException {
        byte[] whole = contents.getLast();
        for (int length = 0; length < whole.length; length++) {
            Files.write(segments.getLast(), Arrays.copyOf(whole, length));

            assertThat(refused()).as("strict, cut at %s", length).isTrue();
            try (JournalReader reader = JournalReader.open(folder, JournalReader.Mode.RECOVER)) {
                List<byte[]> found = Sample.read(reader);
                assertThat(Sample.isPrefix(found, FRAMES)).isTrue();
                assertThat(found).as("cut at %s", length).hasSize(wholeRecords(length));
                assertThat(reader.complete()).isFalse();
                assertThat(reader.lastId()).isEqualTo(found.size());
            }
        }
    }

    /// Counted from the frames' own lengths: segment after segment, as far as `length` bytes of the last one reach.
    private int wholeRecords(int length) {
        int before = 0;
        for (int i = 0; i < contents.size() - 1; i++) {
            before += records(contents.get(i), contents.get(i).length);
        }
        return before + records(contents.getLast(), length);
    }

    private static int records(byte[] segment, int length) {
        int count = 0;
        int at = 64;
        while (at + 8 <= length) {
            int end = at + 8 + (segment[at] & 0xFF | (segment[at + 1] & 0xFF) << 8 | (segment[at + 2] & 0xFF) << 16);
            if (end > length) {
                break;
            }
            count += segment[at + 3] == 0 ? 1 : 0;
            at = end;
        }
        return count;
    }

    @Test
    void cutAnywhereElseItIsRefused() throws IOException {
        for (int s = 0; s < segments.size() - 1; s++) {
            try (FileChannel file = FileChannel.open(segments.get(s), StandardOpenOption.WRITE)) {
                for (int length = contents.get(s).length - 1; length >= 0; length--) {
                    file.truncate(length);
                    assertThat(refused()).isTrue();
                    assertThatThrownBy(() -> Sample.read(folder, JournalReader.Mode.RECOVER)).isInstanceOf(JournalException.class);
                }
            }
            Files.write(segments.get(s), contents.get(s));
        }
    }

    @Test
    void everyFlippedBitIsFound() throws IOException {
        for (int s = 0; s < segments.size(); s++) {
            byte[] bytes = contents.get(s);
            try (FileChannel file = FileChannel.open(segments.get(s), StandardOpenOption.WRITE)) {
                for (int bit = 0; bit < bytes.length * 8; bit++) {
                    put(file, bit >> 3, bytes[bit >> 3] ^ 1 << (bit & 7));
                    if (!refused() || !prefixOrRefused(s == segments.size() - 1)) {
                        fail("segment " + (s + 1) + ", bit " + bit + ": not found, or a wrong event");
                    }
                    put(file, bit >> 3, bytes[bit >> 3]);
                }
            }
        }
    }

    private static void put(FileChannel file, int at, int value) throws IOException {
        file.write(ByteBuffer.wrap(new byte[]{(byte) value}), at);
    }

    private boolean refused() {
        List<byte[]> found = new ArrayList<>();
        try (JournalReader reader = JournalReader.open(folder, JournalReader.Mode.STRICT)) {
            reader.forEach((bytes, offset, length) -> found.add(Arrays.copyOfRange(bytes, offset, offset + length)));
            return false;
        } catch (JournalException e) {
            return Sample.isPrefix(found, FRAMES) && e.file().toString().endsWith(".sbe") && (e + "").contains(", byte ");
        }
    }

    private boolean prefixOrRefused(boolean mayGiveAPrefix) {
        List<byte[]> found = new ArrayList<>();
        try (JournalReader reader = JournalReader.open(folder, JournalReader.Mode.RECOVER)) {
            reader.forEach((bytes, offset, length) -> found.add(Arrays.copyOfRange(bytes, offset, offset + length)));
            JournalReader.TornTail tail = reader.tail();
            return mayGiveAPrefix && !reader.complete() && tail != null && tail.discarded() > 0 && Sample.isPrefix(found, FRAMES);
        } catch (JournalException e) {
            return Sample.isPrefix(found, FRAMES);
        }
    }

    /// Someone who changes a record and mends its checksum meets the chain; nothing of that block is handed out.
    @Test
    void aChangeWithAMendedChecksumBreaksTheChain() throws IOException {
        byte[] bytes = contents.getLast().clone();
        bytes[64 + 8 + 20] ^= 1;
        mend(bytes, 64);
        Files.write(segments.getLast(), bytes);
        for (JournalReader.Mode mode : JournalReader.Mode.values()) {
            List<byte[]> found = new ArrayList<>();
            assertThatThrownBy(() -> {
                try (JournalReader reader = JournalReader.open(folder, mode)) {
                    reader.forEach((b, offset, length) -> found.add(Arrays.copyOfRange(b, offset, offset + length)));
                }
            }).isInstanceOf(JournalException.class).hasMessageContaining("hash chain does not match")
                    .hasMessageContaining("00000003.sbe, byte ");
            assertThat(found).hasSize(wholeRecords(64));
        }
    }

    private static void mend(byte[] bytes, int at) {
        int length = (int) Format.I32.get(bytes, at) & 0xFFFFFF;
        Format.I32.set(bytes, at + 4, Format.recordCrc(bytes, at, length, new CRC32C()));
    }

    @Test
    void aChangedHeaderWithAMendedChecksumBreaksTheChain() throws IOException {
        byte[] bytes = contents.getFirst().clone();
        bytes[13] ^= 1;
        Format.I32.set(bytes, 60, Format.crc(bytes, 0, 60));
        Files.write(segments.getFirst(), bytes);

        assertThatThrownBy(() -> Sample.read(folder, JournalReader.Mode.STRICT)).hasMessageContaining("hash chain does not match");
    }

    @Test
    void aMissingSegmentIsNamed() throws IOException {
        Files.delete(segments.get(1));
        assertThatThrownBy(() -> Sample.read(folder, JournalReader.Mode.RECOVER)).isInstanceOf(JournalException.class)
                .hasMessageContaining("segment 00000002.sbe is missing");
    }

    @Test
    void aMissingLastSegmentIsFoundWhenStrict() throws IOException {
        Files.delete(segments.getLast());
        assertThatThrownBy(() -> Sample.read(folder, JournalReader.Mode.STRICT)).isInstanceOf(JournalException.class)
                .hasMessageContaining("the journal was not closed: the next segment is missing");
        assertThat(Sample.isPrefix(Sample.read(folder, JournalReader.Mode.RECOVER), FRAMES)).isTrue();
    }

    @Test
    void segmentsOfAnotherJournalDoNotFit() throws IOException {
        Path other = folder.resolve("other");
        Sample.write(other, new FileEventJournal.Options(3_000, 400), Sample.frames(2, 100, 9));
        Files.copy(other.resolve("00000002.sbe"), segments.get(1), java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> Sample.read(folder, JournalReader.Mode.RECOVER)).isInstanceOf(JournalException.class)
                .hasMessageContaining("00000002.sbe");
    }

    @Test
    void swappedSegmentsAreFound() throws IOException {
        Files.write(segments.get(0), contents.get(1));
        Files.write(segments.get(1), contents.get(0));

        assertThatThrownBy(() -> Sample.read(folder, JournalReader.Mode.STRICT)).isInstanceOf(JournalException.class)
                .hasMessageContaining("it says it is segment 2: expected 1");
    }

    @Test
    void bytesBehindTheEndAreFound() throws IOException {
        byte[] longer = Arrays.copyOf(contents.getLast(), contents.getLast().length + 1);
        Files.write(segments.getLast(), longer);
        for (JournalReader.Mode mode : JournalReader.Mode.values()) {
            assertThatThrownBy(() -> Sample.read(folder, mode)).isInstanceOf(JournalException.class)
                    .hasMessageContaining("something follows the end");
        }
    }
}
