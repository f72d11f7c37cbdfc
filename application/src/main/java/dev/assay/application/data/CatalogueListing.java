package dev.assay.application.data;

import java.util.List;

/// What a catalogue holds.
///
/// @param root where it lies
/// @param snapshotId full id of the current state; empty when the catalogue is empty
/// @param sequence number of states so far
/// @param ingestTsNanos when the current state was made, epoch ns UTC
/// @param datasets by name, then timeframe
public record CatalogueListing(String root, String snapshotId, long sequence, long ingestTsNanos, List<DatasetSummary> datasets) {
    public CatalogueListing {
        datasets = List.copyOf(datasets);
    }
}
