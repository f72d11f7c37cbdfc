package dev.assay.core.calendar;

import static dev.assay.core.calendar.CalendarDefinition.wrong;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Local times of one zone as epoch nanoseconds.
///
/// An hour that a clock change skips or repeats has no single instant; it is refused rather than guessed. Asked in ascending order it looks
/// the rules up a few times a year, because the offset in force holds until a day before the next change; laying out decades of sessions is
/// then plain arithmetic, which matters when a short command starts cold.
final class LocalTimes {

    static final long NANOS_PER_SECOND = 1_000_000_000L;
    static final long NANOS_PER_DAY = 86_400L * NANOS_PER_SECOND;

    private final String mic;
    private final ZoneId zone;
    private final ZoneRules rules;
    private long offsetNanos;
    private long steadyFrom;
    private long steadyTo;

    LocalTimes(String mic, ZoneId zone) {
        this.mic = mic;
        this.zone = zone;
        this.rules = zone.getRules();
    }

    /// @param localNanos nanoseconds from 1970-01-01T00:00 to the local time, as if there were no zones
    long epochNanos(long localNanos) {
        long instant = localNanos - offsetNanos;
        if (instant < steadyFrom || instant >= steadyTo) {
            lookUp(local(localNanos));
            instant = localNanos - offsetNanos;
        }
        return instant;
    }

    static LocalDateTime local(long localNanos) {
        long day = Math.floorDiv(localNanos, NANOS_PER_DAY);
        return LocalDate.ofEpochDay(day).atTime(LocalTime.ofNanoOfDay(localNanos - day * NANOS_PER_DAY));
    }

    private void lookUp(LocalDateTime local) {
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        if (offsets.size() != 1) {
            throw wrong(mic, local + " happens " + offsets.size() + " times in " + zone
                    + " because clocks change then; choose hours outside the change");
        }
        ZoneOffset offset = offsets.get(0);
        Instant instant = local.toInstant(offset);
        // A day is wider than any offset (18 hours at most), so a time that far from a change is neither skipped nor repeated.
        offsetNanos = offset.getTotalSeconds() * NANOS_PER_SECOND;
        steadyFrom = nanos(rules.previousTransition(instant), Long.MIN_VALUE, NANOS_PER_DAY);
        steadyTo = nanos(rules.nextTransition(instant), Long.MAX_VALUE, -NANOS_PER_DAY);
    }

    private static long nanos(@Nullable ZoneOffsetTransition change, long none, long margin) {
        return change == null ? none : Math.multiplyExact(change.getInstant().getEpochSecond(), NANOS_PER_SECOND) + margin;
    }
}
