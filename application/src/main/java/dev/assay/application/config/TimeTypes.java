package dev.assay.application.config;

import dev.assay.application.data.BarRule;
import dev.assay.application.data.Timeframe;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Types of time: dates, durations, timeframes.
final class TimeTypes {
    private static final Pattern ISO_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern AMOUNT = Pattern.compile("([1-9]\\d{0,8})(ms|s|m|h|d)");
    private static final List<String> UNITS = List.of("d", "h", "m", "s", "ms");
    private static final List<Duration> LENGTHS = List.of(Duration.ofDays(1), Duration.ofHours(1), Duration.ofMinutes(1),
            Duration.ofSeconds(1), Duration.ofMillis(1));

    private static final Duration LONGEST = Duration.ofDays(36_500);

    private TimeTypes() {}

    static KeyType<LocalDate> date() {
        return new Date();
    }

    static KeyType<Timeframe> timeframe() {
        return new Span();
    }

    /// A positive length of time.
    static KeyType<Duration> duration() {
        return new Length();
    }

    private static final class Date extends KeyType.Simple<LocalDate> {
        Date() {
            super("a date such as 2024-01-31 (year-month-day)");
        }

        @Override
        Reading<LocalDate> parse(Node.Scalar scalar, ConfigVocabulary vocabulary) {
            if (!ISO_DATE.matcher(scalar.text()).matches()) {
                return wrong(scalar, "is not a date");
            }
            try {
                return good(LocalDate.parse(scalar.text()));
            } catch (DateTimeParseException e) {
                return wrong(scalar, "is not in the calendar");
            }
        }

        @Override
        public String text(LocalDate value) {
            return value.toString();
        }

        @Override
        public Map<String, Object> schema(ConfigVocabulary vocabulary) {
            return Map.of("type", "string", "format", "date", "pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
        }
    }

    private static final class Length extends KeyType.Simple<Duration> {
        Length() {
            super("a length of time such as 500ms, 30s, 5m, 2h or 1d (24 hours)");
        }

        @Override
        Reading<Duration> parse(Node.Scalar scalar, ConfigVocabulary vocabulary) {
            Matcher matcher = AMOUNT.matcher(scalar.text());
            if (matcher.matches()) {
                Duration length = LENGTHS.get(UNITS.indexOf(matcher.group(2))).multipliedBy(Long.parseLong(matcher.group(1)));
                return length.compareTo(LONGEST) > 0
                        ? bad(scalar, shown(scalar) + " is too long: must be at most " + text(LONGEST))
                        : good(length);
            }
            return wrong(scalar, scalar.text().matches("\\d+") ? "has no unit" : "is not a length of time");
        }

        @Override
        public String text(Duration value) {
            for (int i = 0; i < UNITS.size(); i++) {
                if (value.toNanos() % LENGTHS.get(i).toNanos() == 0) {
                    return value.dividedBy(LENGTHS.get(i)) + UNITS.get(i);
                }
            }
            throw new IllegalArgumentException("a length of time below a millisecond cannot be written: " + value);
        }

        @Override
        public Map<String, Object> schema(ConfigVocabulary vocabulary) {
            return Map.of("type", "string", "pattern", "^" + AMOUNT.pattern() + "$");
        }
    }

    /// A rule for bars of a further series.
    static KeyType<BarRule> barRule() {
        return new Rule();
    }

    private static final class Rule extends KeyType.Simple<BarRule> {
        Rule() {
            super("a timeframe such as 5m, 1h, 1d, 1w or 1mo, or 500trades, 10000volume or 1000000value");
        }

        @Override
        Reading<BarRule> parse(Node.Scalar scalar, ConfigVocabulary vocabulary) {
            try {
                return good(BarRule.parse(scalar.text()));
            } catch (IllegalArgumentException e) {
                return wrong(scalar, "is none");
            }
        }

        @Override
        public String text(BarRule value) {
            return value.code();
        }

        @Override
        public Map<String, Object> schema(ConfigVocabulary vocabulary) {
            return Map.of("type", "string", "pattern", "^(" + BarRule.PATTERN + ")$");
        }
    }

    private static final class Span extends KeyType.Simple<Timeframe> {
        Span() {
            super("a timeframe such as 30s, 5m, 1h, 1d, 1w or 1mo");
        }

        @Override
        Reading<Timeframe> parse(Node.Scalar scalar, ConfigVocabulary vocabulary) {
            try {
                return good(Timeframe.parse(scalar.text()));
            } catch (IllegalArgumentException e) {
                return wrong(scalar, "is not a timeframe");
            }
        }

        @Override
        public String text(Timeframe value) {
            return value.toString();
        }

        @Override
        public Map<String, Object> schema(ConfigVocabulary vocabulary) {
            return Map.of("type", "string", "pattern", "^" + Timeframe.PATTERN + "$");
        }
    }
}
