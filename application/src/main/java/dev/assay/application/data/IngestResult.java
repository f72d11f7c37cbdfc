package dev.assay.application.data;

import java.util.List;
import java.util.function.ToLongFunction;

/// What came of an ingest.
///
/// @param dataset dataset name
/// @param snapshotId full id of the catalogue's state now
/// @param changed whether there is a new state
/// @param files one result per file, in the order given
public record IngestResult(String dataset, String snapshotId, boolean changed, List<FileResult> files) {
    public IngestResult {
        files = List.copyOf(files);
    }

    /// Sum of a count over the files.
    public long total(ToLongFunction<FileResult> count) {
        return files.stream().mapToLong(count).sum();
    }
}
