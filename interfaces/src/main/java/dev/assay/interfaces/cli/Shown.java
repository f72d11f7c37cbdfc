package dev.assay.interfaces.cli;

import dev.assay.core.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Values as the terminal shows them.
final class Shown {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ISO_INSTANT;
    private static final long SECOND = 1_000_000_000L;

    private Shown() {}

    static String time(long epochNanos) {
        Instant instant = Instant.ofEpochSecond(Math.floorDiv(epochNanos, SECOND), Math.floorMod(epochNanos, SECOND));
        return epochNanos % (60 * SECOND) == 0 ? MINUTES.format(instant) : EXACT.format(instant);
    }

    /// For machines: ISO-8601 UTC.
    static String iso(long epochNanos) {
        return EXACT.format(Instant.ofEpochSecond(Math.floorDiv(epochNanos, SECOND), Math.floorMod(epochNanos, SECOND)));
    }

    static String money(Money amount) {
        return money(new BigDecimal(amount.plain()).doubleValue());
    }

    static String money(double amount) {
        return String.format(Locale.ROOT, "%,.2f", BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_EVEN));
    }

    static String percent(double fraction) {
        return Double.isFinite(fraction) ? String.format(Locale.ROOT, "%.1f %%", fraction * 100) : "-";
    }

    static String ratio(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.2f", value) : "-";
    }

    /// For JSON: null where it is not defined.
    static @Nullable Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
