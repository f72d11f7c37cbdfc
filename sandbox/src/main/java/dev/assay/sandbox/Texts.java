package dev.assay.sandbox;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// How Alpaca writes times and numbers.
final class Texts {
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final long SECOND = 1_000_000_000L;
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    private Texts() {}

    /// RFC 3339 in UTC.
    static String utc(long nanos) {
        return instant(nanos).toString();
    }

    /// The same, or null for no time.
    static @Nullable String utcOrNull(long nanos) {
        return nanos == 0 ? null : utc(nanos);
    }

    /// RFC 3339 with New York's offset.
    static String newYork(long nanos) {
        return OFFSET.format(instant(nanos).atZone(NEW_YORK));
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
    }

    static long nanos(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), SECOND), instant.getNano());
    }

    /// Decimal text without needless zeros and without an exponent.
    static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    static @Nullable String plainOrNull(@Nullable BigDecimal value) {
        return value == null ? null : plain(value);
    }
}
