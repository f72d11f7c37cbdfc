package dev.assay.adapters.catalogue;

import dev.assay.application.data.TimeRule;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;

/// Times in a declared pattern.
final class PatternTimes extends TimeReader {
    private final DateTimeFormatter formatter;

    PatternTimes(TimeRule rule, TimeRule.Pattern pattern) {
        super(rule);
        this.formatter = pattern.formatter();
    }

    @Override
    Outcome read(byte[] text, int from, int to) {
        if (from == to) {
            return Outcome.EMPTY;
        }
        try {
            TemporalAccessor time = formatter.parseBest(new String(text, from, to - from, StandardCharsets.UTF_8), OffsetDateTime::from,
                    LocalDateTime::from, LocalDate::from);
            return switch (time) {
                case OffsetDateTime offset -> instant(offset.toEpochSecond(), offset.getNano());
                case LocalDateTime local -> local(local.toEpochSecond(ZoneOffset.UTC), local.get(ChronoField.NANO_OF_SECOND));
                case LocalDate date -> date(date.toEpochDay());
                default -> Outcome.BAD;
            };
        } catch (DateTimeException e) {
            return Outcome.BAD;
        }
    }
}
