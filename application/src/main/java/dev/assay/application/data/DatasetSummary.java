package dev.assay.application.data;

import java.util.List;

/// One dataset at one timeframe.
///
/// @param dataset name
/// @param kind what it holds
/// @param source vendor
/// @param timeframe length of a bar
/// @param adjustment what the prices account for
/// @param session calendar
/// @param series per instrument, by id
/// @param batches files taken
/// @param quarantined rows refused
public record DatasetSummary(String dataset, DataKind kind, String source, Timeframe timeframe, Adjustment adjustment, String session,
        List<SeriesSummary> series, long batches, long quarantined) {
    public DatasetSummary {
        series = List.copyOf(series);
    }

    /// Rows over all instruments.
    public long rows() {
        return series.stream().mapToLong(SeriesSummary::rows).sum();
    }
}
