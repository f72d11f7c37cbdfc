package dev.assay.application.config;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The span of one bar: 30 seconds, 1 minute, 4 hours, 1 day, 1 week. A day is a trading session of the calendar, a week the sessions of a
/// calendar week; shorter spans are cut from the session's opening.
///
/// @param count how many units
/// @param unit the unit
public record Timeframe(int count, Unit unit) {
    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,3})([smhdw])");

    /// Units, each written as its first letter in lower case.
    public enum Unit {
        SECOND(Duration.ofSeconds(1)), MINUTE(Duration.ofMinutes(1)), HOUR(Duration.ofHours(1)), DAY(Duration.ofDays(1)), WEEK(
                Duration.ofDays(7));

        private final Duration length;

        Unit(Duration length) {
            this.length = length;
        }

        private String letter() {
            return name().substring(0, 1).toLowerCase(Locale.ROOT);
        }
    }

    public Timeframe {
        if (count < 1) {
            throw new IllegalArgumentException("a timeframe has at least one unit, not " + count);
        }
    }

    /// Reads `30s`, `5m`, `1h`, `1d` or `1w`; nothing for any other text.
    public static Optional<Timeframe> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        for (Unit unit : Unit.values()) {
            if (unit.letter().equals(matcher.group(2))) {
                return Optional.of(new Timeframe(Integer.parseInt(matcher.group(1)), unit));
            }
        }
        return Optional.empty();
    }

    static String pattern() {
        return FORM.pattern();
    }

    /// Whether bars end inside the trading day.
    public boolean intraday() {
        return unit.compareTo(Unit.DAY) < 0;
    }

    /// The span on the clock, taking a day as 24 hours and a week as 7 days.
    public Duration span() {
        return unit.length.multipliedBy(count);
    }

    /// The form [#parse] reads.
    @Override
    public String toString() {
        return count + unit.letter();
    }
}
