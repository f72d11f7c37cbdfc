package dev.assay.core.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Small calendars and instants for tests.
final class SampleCalendars {

    static final List<DayOfWeek> WEEKDAYS = List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY,
            DayOfWeek.FRIDAY);
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    static final TradingHours DAY_HOURS = TradingHours.of(LocalTime.of(9, 30), LocalTime.of(16, 0));

    private SampleCalendars() {}

    /// New York hours in 2024: Christmas off, Christmas Eve closing at 13:00, and an invented late open on 30 December.
    static CalendarDefinition newYork2024() {
        return newYork(List.of(LocalDate.parse("2024-12-25")), List.of(LocalDateTime.parse("2024-12-24T13:00")),
                List.of(LocalDateTime.parse("2024-12-30T11:00")));
    }

    static CalendarDefinition newYork(List<LocalDate> holidays, List<LocalDateTime> earlyCloses, List<LocalDateTime> lateOpens) {
        return new CalendarDefinition("TEST", "1", NEW_YORK, WEEKDAYS, DAY_HOURS, LocalDate.parse("2024-01-01"),
                LocalDate.parse("2024-12-31"),
                holidays, earlyCloses, lateOpens);
    }

    static CalendarDefinition withHours(TradingHours hours, ZoneId zone, List<DayOfWeek> days, String from, String to) {
        return new CalendarDefinition("TEST", "1", zone, days, hours, LocalDate.parse(from), LocalDate.parse(to), List.of(), List.of(),
                List.of());
    }

    static long nanos(String instant) {
        return nanos(Instant.parse(instant));
    }

    static long nanos(Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }
}
