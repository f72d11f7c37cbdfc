package dev.assay.execution.reconcile;

/// What reconciliation has done so far.
///
/// @param rounds comparisons begun
/// @param clean comparisons in which the books agreed
/// @param findings differences found, missed fills included
/// @param missedFills fills that were booked only because the broker was asked to repeat its reports
/// @param resent commands that the broker was proven not to have, and that went out again under their id
public record ReconciliationCounts(long rounds, long clean, long findings, long missedFills, long resent) {}
