package dev.assay.application.run;

import java.time.Instant;

/// Epoch nanoseconds as ISO 8601 text in UTC.
final class Timestamps {
    private static final long NANOS = 1_000_000_000L;

    private Timestamps() {}

    static String text(long epochNanos) {
        return Instant.ofEpochSecond(Math.floorDiv(epochNanos, NANOS), Math.floorMod(epochNanos, NANOS)).toString();
    }

    /// Reads what [#text] writes.
    ///
    /// @throws java.time.DateTimeException when it is none
    static long nanos(String text) {
        Instant instant = Instant.parse(text);
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS), instant.getNano());
    }
}
