package dev.assay.adapters.catalogue;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;

/// Local times of one zone as epoch seconds. Remembers the offset in force, so that ascending times look the rules up about twice a year.
final class ZoneClock {
    /// Returned where clocks skip or repeat the local time.
    static final long NONE = Long.MIN_VALUE;

    private static final long MARGIN_SECONDS = 86_400;

    private final ZoneRules rules;
    private long offsetSeconds;
    private long steadyFrom;
    private long steadyTo;

    ZoneClock(ZoneId zone) {
        this.rules = zone.getRules();
    }

    /// The epoch second of a local time that is given as if it were UTC, or [#NONE].
    long epochSecond(long localSecond) {
        if (localSecond < steadyFrom || localSecond >= steadyTo) {
            List<ZoneOffset> offsets = rules.getValidOffsets(LocalDateTime.ofEpochSecond(localSecond, 0, ZoneOffset.UTC));
            if (offsets.size() != 1) {
                return NONE;
            }
            keep(localSecond, offsets.getFirst());
        }
        return localSecond - offsetSeconds;
    }

    private void keep(long localSecond, ZoneOffset offset) {
        offsetSeconds = offset.getTotalSeconds();
        Instant instant = Instant.ofEpochSecond(localSecond - offsetSeconds);
        ZoneOffsetTransition before = rules.previousTransition(instant.plusNanos(1));
        ZoneOffsetTransition after = rules.nextTransition(instant);
        steadyFrom = before == null
                ? Long.MIN_VALUE
                : Math.max(before.getInstant().getEpochSecond() + offsetSeconds + MARGIN_SECONDS, Long.MIN_VALUE);
        steadyTo = after == null ? Long.MAX_VALUE : after.getInstant().getEpochSecond() + offsetSeconds - MARGIN_SECONDS;
    }

    /// The local date, in days since 1970-01-01, at an instant.
    long epochDay(long epochNanos) {
        long second = Math.floorDiv(epochNanos, TimeReader.NANOS);
        return Math.floorDiv(second + rules.getOffset(Instant.ofEpochSecond(second)).getTotalSeconds(), 86_400L);
    }
}
