package dev.assay.application.data;

/// One instrument of a dataset.
///
/// @param instrument its terms
/// @param rows rows a reader sees (for actions: actions)
/// @param revisions rows that were replaced and are kept
/// @param firstNanos first close, or first effective time, epoch ns UTC
/// @param lastNanos last close, or last effective time, epoch ns UTC
public record SeriesSummary(InstrumentTerms instrument, long rows, long revisions, long firstNanos, long lastNanos) {}
