package dev.assay.application.data;

import java.nio.file.Path;
import java.util.List;

/// What to check, and how much to show of it.
public sealed interface CheckRequest {
    /// Most findings of one sort to return; the counts are always complete.
    int limit();

    /// Files, read by a mapping and not stored.
    record OfFiles(List<Path> files, CsvMapping mapping, int limit) implements CheckRequest {
        public OfFiles {
            files = List.copyOf(files);
        }
    }

    /// A dataset of the catalogue: its files' digests, its bars against the calendar, its flags, its quarantine.
    record OfDataset(String dataset, SnapshotRef snapshot, int limit) implements CheckRequest {}
}
