package dev.assay.application.data;

import java.util.List;

/// A row that was kept although something about it is unusual.
///
/// @param file name of the file as given at ingest
/// @param line from 1
/// @param instrument instrument id
/// @param tsNanos close of the bar, or effective time of the action, epoch ns UTC
/// @param flags what is unusual, never empty
public record FlaggedRow(String file, long line, String instrument, long tsNanos, List<QualityFlag> flags) {
    public FlaggedRow {
        flags = List.copyOf(flags);
    }
}
