package dev.assay.application.data;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The length of a bar, such as `1m`, `1h`, `1d`, `1w` or `1mo`.
///
/// @param count how many units, 1 to 9999
/// @param unit the unit
public record Timeframe(int count, Unit unit) {
    /// Units of a timeframe. Days and longer follow the calendar's sessions and have no fixed length.
    public enum Unit {
        SECOND("s", 1_000_000_000L), MINUTE("m", 60_000_000_000L), HOUR("h", 3_600_000_000_000L), DAY("d", 0), WEEK("w", 0), MONTH("mo", 0);

        private final String code;
        private final long nanos;

        Unit(String code, long nanos) {
            this.code = code;
            this.nanos = nanos;
        }
    }

    /// One trading day.
    public static final Timeframe DAY = new Timeframe(1, Unit.DAY);

    /// What [#parse] reads, but for days, weeks and months, of which only one is kept.
    public static final String PATTERN = "([1-9][0-9]{0,3})(s|m|h|d|w|mo)";

    private static final Pattern CODE = Pattern.compile(PATTERN);

    public Timeframe {
        if (count < 1 || count > 9999) {
            throw new IllegalArgumentException("a timeframe counts 1 to 9999 units, not " + count);
        }
        if (unit.nanos == 0 && count != 1) {
            throw new IllegalArgumentException("of days, weeks and months only 1d, 1w and 1mo are kept, not " + count + unit.code);
        }
    }

    /// Reads a code such as `5m`.
    ///
    /// @throws IllegalArgumentException when it is none
    public static Timeframe parse(String code) {
        Matcher matcher = CODE.matcher(code);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + code + "\" is no timeframe: expected a number and s, m, h, d, w or mo, for example 1d or 5m");
        }
        int count = Integer.parseInt(matcher.group(1));
        for (Unit unit : Unit.values()) {
            if (unit.code.equals(matcher.group(2))) {
                return new Timeframe(count, unit);
            }
        }
        throw new IllegalStateException(code);
    }

    /// The code [#parse] reads.
    public String code() {
        return count + unit.code;
    }

    /// Whether its bars lie within a day and have a fixed length.
    public boolean intraday() {
        return unit.nanos != 0;
    }

    /// Length of an intraday bar in nanoseconds.
    ///
    /// @throws IllegalStateException for days and longer
    public long nanos() {
        if (!intraday()) {
            throw new IllegalStateException(code() + " has no fixed length");
        }
        return Math.multiplyExact(unit.nanos, count);
    }

    @Override
    public String toString() {
        return code();
    }
}
