package dev.assay.adapters.journal;

import dev.assay.core.codec.EventEncoder;
import dev.assay.core.event.EventJournal;
import dev.assay.core.event.JournalGap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Frames to journal, and ways to look at what became of them.
final class Sample {
    /// Small enough that a few frames make several blocks and segments.
    static final FileEventJournal.Options SMALL = new FileEventJournal.Options(2048, 300);

    private Sample() {}

    /// Frames of sizes that vary with `spread`.
    static List<byte[]> frames(int count, int spread) {
        return frames(1, count, spread);
    }

    static List<byte[]> frames(long firstId, int count, int spread) {
        EventEncoder encoder = new EventEncoder();
        List<byte[]> frames = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long id = firstId + i;
            String text = "x".repeat((int) (id * 7919 % spread));
            int length = encoder.encode(id, id * 1_000, id * 1_001, "t", new JournalGap(id, text), id, id);
            frames.add(Arrays.copyOf(encoder.buffer(), length));
        }
        return frames;
    }

    static void append(EventJournal journal, List<byte[]> frames) {
        for (byte[] frame : frames) {
            journal.append(frame, 0, frame.length);
        }
    }

    static void write(Path directory, FileEventJournal.Options options, List<byte[]> frames) {
        try (FileEventJournal journal = FileEventJournal.create(directory, options)) {
            append(journal, frames);
        }
    }

    /// What a reader hands out before it ends or throws.
    static List<byte[]> read(JournalReader reader) {
        List<byte[]> frames = new ArrayList<>();
        reader.forEach((bytes, offset, length) -> frames.add(Arrays.copyOfRange(bytes, offset, offset + length)));
        return frames;
    }

    static List<byte[]> read(Path directory, JournalReader.Mode mode) {
        try (JournalReader reader = JournalReader.open(directory, mode)) {
            return read(reader);
        }
    }

    static boolean isPrefix(List<byte[]> found, List<byte[]> all) {
        if (found.size() > all.size()) {
            return false;
        }
        for (int i = 0; i < found.size(); i++) {
            if (!Arrays.equals(found.get(i), all.get(i))) {
                return false;
            }
        }
        return true;
    }

    static List<Path> segments(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
