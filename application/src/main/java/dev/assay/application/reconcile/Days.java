package dev.assay.application.reconcile;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Dates of sessions: of the middle of a bar in UTC, which lies within the day of its market for all markets from Tokyo to New York.
final class Days {
    private Days() {}

    static LocalDate of(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L)).atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
