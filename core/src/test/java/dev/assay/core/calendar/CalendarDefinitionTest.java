package dev.assay.core.calendar;

import static dev.assay.core.calendar.SampleCalendars.DAY_HOURS;
import static dev.assay.core.calendar.SampleCalendars.NEW_YORK;
import static dev.assay.core.calendar.SampleCalendars.WEEKDAYS;
import static dev.assay.core.calendar.SampleCalendars.newYork;
import static dev.assay.core.calendar.SampleCalendars.withHours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// Each test holds one mistake that must be refused by name.
class CalendarDefinitionTest {

    private static final LocalDate CHRISTMAS = LocalDate.parse("2024-12-25");
    private static final LocalDate LABOR_DAY = LocalDate.parse("2024-09-02");

    @Test
    void unsortedOrRepeatedDates() {
        refused("holidays is not strictly ascending: 2024-09-02 follows 2024-12-25",
                () -> newYork(List.of(CHRISTMAS, LABOR_DAY), List.of(), List.of()));
        refused("holidays is not strictly ascending: 2024-12-25 follows 2024-12-25",
                () -> newYork(List.of(CHRISTMAS, CHRISTMAS), List.of(), List.of()));
        refused("earlyCloses is not strictly ascending",
                () -> newYork(List.of(), List.of(LocalDateTime.parse("2024-12-24T13:00"), LocalDateTime.parse("2024-12-24T14:00")),
                        List.of()));
        refused("lateOpens is not strictly ascending",
                () -> newYork(List.of(), List.of(),
                        List.of(LocalDateTime.parse("2024-12-24T13:00"), LocalDateTime.parse("2024-12-23T13:00"))));
        refused("days is not strictly ascending",
                () -> withHours(DAY_HOURS, NEW_YORK, List.of(DayOfWeek.TUESDAY, DayOfWeek.MONDAY), "2024-01-01", "2024-12-31"));
    }

    @Test
    void datesThatCannotMatter() {
        refused("holiday 2024-12-28 is a SATURDAY", () -> newYork(List.of(LocalDate.parse("2024-12-28")), List.of(), List.of()));
        refused("holiday 2025-01-01 lies outside the valid range 2024-01-01 to 2024-12-31",
                () -> newYork(List.of(LocalDate.parse("2025-01-01")), List.of(), List.of()));
        refused("early close 2024-12-28 is a SATURDAY",
                () -> newYork(List.of(), List.of(LocalDateTime.parse("2024-12-28T13:00")), List.of()));
        refused("late open 2024-12-28 is a SATURDAY",
                () -> newYork(List.of(), List.of(), List.of(LocalDateTime.parse("2024-12-28T11:00"))));
    }

    @Test
    void hoursThatContradictEachOther() {
        refused("close 09:00 is not after open 16:00", () -> TradingHours.of(LocalTime.of(16, 0), LocalTime.of(9, 0)));
        refused("close 09:00 is not after open 09:00", () -> TradingHours.of(LocalTime.of(9, 0), LocalTime.of(9, 0)));
        refused("a session lasts 24 hours at most", () -> new TradingHours(LocalTime.of(9, 0), -1, LocalTime.of(9, 1), 0));
        refused("shifted by 1 days", () -> new TradingHours(LocalTime.of(9, 0), 1, LocalTime.of(16, 0), 1));
        refused("shifted by -1 days", () -> new TradingHours(LocalTime.of(9, 0), -1, LocalTime.of(16, 0), -1));
        refused("is not after its open", () -> new Session(CHRISTMAS, 5, 5, false));
        refused("early close 2024-12-24T16:00 is not before the regular close", () -> early("2024-12-24T16:00", List.of()));
        refused("closes at 2024-12-24T09:30, which is not after its open at 2024-12-24T09:30", () -> early("2024-12-24T09:30", List.of()));
        refused("2024-12-25 is a holiday and has special hours", () -> early("2024-12-25T13:00", List.of(CHRISTMAS)));
        refused("late open 2024-12-24T09:30 is not after the regular open", () -> late("2024-12-24T09:30"));
        refused("which is not after its open", () -> late("2024-12-24T16:00"));
    }

    @Test
    void hoursInsideAClockChange() {
        // 02:30 does not exist in New York on 10 March 2024 and happens twice on 3 November 2024 at 01:30.
        List<DayOfWeek> sunday = List.of(DayOfWeek.SUNDAY);
        refused("2024-03-10T02:30 happens 0 times in America/New_York", () -> ExchangeCalendar.of(
                withHours(TradingHours.of(LocalTime.of(2, 30), LocalTime.of(16, 0)), NEW_YORK, sunday, "2024-01-01", "2024-12-31")));
        refused("2024-11-03T01:30 happens 2 times in America/New_York", () -> ExchangeCalendar.of(
                withHours(TradingHours.of(LocalTime.of(1, 30), LocalTime.of(16, 0)), NEW_YORK, sunday, "2024-01-01", "2024-12-31")));
    }

    @Test
    void rangesAndNames() {
        refused("validTo 2023-12-31 is before validFrom 2024-01-01",
                () -> withHours(DAY_HOURS, NEW_YORK, WEEKDAYS, "2024-01-01", "2023-12-31"));
        refused("leaves what epoch nanoseconds hold", () -> withHours(DAY_HOURS, NEW_YORK, WEEKDAYS, "2024-01-01", "2262-01-01"));
        refused("days is empty", () -> withHours(DAY_HOURS, NEW_YORK, List.of(), "2024-01-01", "2024-12-31"));
        refused("the valid range holds no session",
                () -> ExchangeCalendar.of(withHours(DAY_HOURS, NEW_YORK, WEEKDAYS, "2024-12-28", "2024-12-29")));
        refused("calendar mic 'X NYS' is not usable", () -> named("X NYS", "1"));
        refused("calendar version '' is not usable", () -> named("XNYS", ""));
    }

    @Test
    void listsAreCopied() {
        List<LocalDate> holidays = new ArrayList<>(List.of(CHRISTMAS));
        CalendarDefinition definition = newYork(holidays, List.of(), List.of());
        holidays.clear();
        assertThat(definition.holidays()).containsExactly(CHRISTMAS);
    }

    private static void early(String close, List<LocalDate> holidays) {
        ExchangeCalendar.of(newYork(holidays, List.of(LocalDateTime.parse(close)), List.of()));
    }

    private static void late(String open) {
        ExchangeCalendar.of(newYork(List.of(), List.of(), List.of(LocalDateTime.parse(open))));
    }

    private static void named(String mic, String version) {
        new CalendarDefinition(mic, version, ZoneOffset.UTC, WEEKDAYS, DAY_HOURS, CHRISTMAS, CHRISTMAS, List.of(), List.of(), List.of());
    }

    private static void refused(String message, ThrowingCallable mistake) {
        assertThatIllegalArgumentException().isThrownBy(mistake).withMessageContaining(message);
    }
}
