package dev.assay.core.calendar;

import java.time.LocalDate;

/// One trading session of one exchange. Immutable.
///
/// Times are epoch nanoseconds UTC. Trading events belong to the session when `openNanos <= t < closeNanos`; bars, which are stamped at
/// their close, belong to it when `openNanos < t <= closeNanos` ([#ownsBarClosedAt]). The first bar of a session therefore closes after its
/// open, the last one exactly at its close.
///
/// @param date the session's date as the exchange names it; a session that opens on the evening before keeps the date of its close
/// @param openNanos first instant of trading
/// @param closeNanos instant at which trading ends, always later than `openNanos`
/// @param half true when the session closes earlier than the exchange's regular close
public record Session(LocalDate date, long openNanos, long closeNanos, boolean half) {

    private static final long NANOS_PER_MINUTE = 60_000_000_000L;

    /// @throws IllegalArgumentException when the close is not after the open
    public Session {
        if (closeNanos <= openNanos) {
            throw new IllegalArgumentException(
                    "session " + date + " closes at " + closeNanos + " ns, which is not after its open at " + openNanos + " ns");
        }
    }

    /// Whether the exchange trades at this instant in this session (open included, close excluded).
    public boolean isOpen(long epochNanos) {
        return openNanos <= epochNanos && epochNanos < closeNanos;
    }

    /// Whether a bar stamped at its close belongs to this session (open excluded, close included).
    public boolean ownsBarClosedAt(long tsClose) {
        return openNanos < tsClose && tsClose <= closeNanos;
    }

    /// Whole minutes from open to close: 390 for a full New York day, 210 for a 13:00 close.
    public int minutes() {
        return Math.toIntExact((closeNanos - openNanos) / NANOS_PER_MINUTE);
    }
}
