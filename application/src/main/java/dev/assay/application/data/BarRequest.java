package dev.assay.application.data;

import dev.assay.core.instrument.Instrument;
import java.util.List;

/// Bars to read: of some instruments, that close in a span of time, from one state of the catalogue.
///
/// @param dataset dataset name
/// @param instruments what to read; ids and scales must be those of the catalogue
/// @param timeframe length of a bar
/// @param fromNanos first close wanted, epoch ns UTC, inclusive
/// @param toNanosExclusive end of the closes wanted, epoch ns UTC, exclusive
/// @param snapshot the state to read
public record BarRequest(String dataset, List<Instrument> instruments, Timeframe timeframe, long fromNanos, long toNanosExclusive,
        SnapshotRef snapshot) {
    public BarRequest {
        instruments = List.copyOf(instruments);
        if (instruments.isEmpty()) {
            throw new IllegalArgumentException("a request needs at least one instrument");
        }
        if (fromNanos >= toNanosExclusive) {
            throw new IllegalArgumentException("the span is empty: from " + fromNanos + " to " + toNanosExclusive);
        }
    }
}
