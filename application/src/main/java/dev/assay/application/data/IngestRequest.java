package dev.assay.application.data;

import java.nio.file.Path;
import java.util.List;

/// Files to take into the catalogue, all or nothing.
///
/// @param files files, taken in this order
/// @param mapping how they are read
/// @param ingestTsNanos now, epoch ns UTC; stored with every row
/// @param replace whether a file that was taken before under another mapping replaces what came of it then; refused otherwise
public record IngestRequest(List<Path> files, CsvMapping mapping, long ingestTsNanos, boolean replace) {
    public IngestRequest {
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no file was named");
        }
    }
}
