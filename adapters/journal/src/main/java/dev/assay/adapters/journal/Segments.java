package dev.assay.adapters.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The segment files of a folder.
final class Segments {
    private Segments() {}

    /// Segment files in order of their number, without a gap.
    static List<Path> list(Path directory) {
        List<Path> files;
        try (Stream<Path> all = Files.list(directory)) {
            files = all.filter(f -> Format.number(f) > 0).sorted().toList();
        } catch (IOException e) {
            throw JournalException.cannotRead(directory, e);
        }
        for (int i = 0; i < files.size(); i++) {
            if (Format.number(files.get(i)) != i + 1) {
                throw JournalException.refused(directory, "segment " + Format.segment(directory, i + 1).getFileName() + " is missing");
            }
        }
        return files;
    }
}
