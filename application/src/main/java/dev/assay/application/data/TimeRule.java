package dev.assay.application.data;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;

/// How the times of a file are read.
///
/// @param format the format of the time column, or of date and time of day joined by one blank
/// @param zone zone of times that name none, and of dates
/// @param label which end of an intraday bar its time marks
public record TimeRule(Format format, ZoneId zone, Label label) {
    /// Which end of its interval a bar's time marks.
    public enum Label {
        OPEN("open"), CLOSE("close");

        private final String key;

        Label(String key) {
            this.key = key;
        }

        /// The name in mappings.
        public String key() {
            return key;
        }
    }

    /// A way to write times.
    public sealed interface Format {
        /// The name in mappings.
        String key();
    }

    /// ISO 8601: a date, or date and time with `T` or a blank between, with or without an offset.
    public record Iso() implements Format {
        @Override
        public String key() {
            return "iso";
        }
    }

    /// Units since 1970-01-01T00:00Z.
    public enum Epoch implements Format {
        SECONDS("epoch-s", 1_000_000_000L), MILLIS("epoch-ms", 1_000_000L), MICROS("epoch-us", 1_000L), NANOS("epoch-ns", 1L);

        private final String key;
        private final long nanos;

        Epoch(String key, long nanos) {
            this.key = key;
            this.nanos = nanos;
        }

        @Override
        public String key() {
            return key;
        }

        /// Nanoseconds per unit.
        public long nanos() {
            return nanos;
        }
    }

    /// A pattern of [java.time.format.DateTimeFormatter], English, strict; `u` for the year.
    public record Pattern(String text) implements Format {
        private static final ZonedDateTime EXAMPLE = ZonedDateTime.of(2020, 1, 31, 13, 45, 59, 0, ZoneOffset.UTC);

        @Override
        public String key() {
            return text;
        }

        /// The formatter for this pattern.
        ///
        /// @throws IllegalArgumentException when the pattern is none, or does not give a date
        public DateTimeFormatter formatter() {
            DateTimeFormatter formatter = new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(text)
                    .toFormatter(Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
            try {
                LocalDate.from(formatter.parse(formatter.format(EXAMPLE)));
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(
                        "does not give a date: it needs day, month and year, with u (not y) for the year, for example M/d/uuuu", e);
            }
            return formatter;
        }
    }
}
