package dev.assay.adapters.holidays;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.calendar.ExchangeCalendar;
import dev.assay.core.calendar.Session;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Years after the reference file, against what the exchange announced and against its rules.
class NewYorkPublishedTest {

    private final ExchangeCalendar calendar = new BundledCalendars().calendar("XNYS");

    /// Sources, announcements of NYSE Group:
    /// 2023 and 2024 "NYSE Group Announces 2022, 2023 and 2024 Holiday and Early Closings Calendar" (2021-12-27);
    /// 2025 "... 2025, 2026 and 2027 ..." (2024-11-08), and the national day of mourning for President Carter (9 January 2025);
    /// 2026 to 2028 "... 2026, 2027 and 2028 ..." (2025-12-23; mondovisione.com/media-and-resources/news). Dates as month-day.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2023 | 01-02 01-16 02-20 04-07 05-29 06-19 07-04 09-04 11-23 12-25       | 07-03 11-24
            2024 | 01-01 01-15 02-19 03-29 05-27 06-19 07-04 09-02 11-28 12-25       | 07-03 11-29 12-24
            2025 | 01-01 01-09 01-20 02-17 04-18 05-26 06-19 07-04 09-01 11-27 12-25 | 07-03 11-28 12-24
            2026 | 01-01 01-19 02-16 04-03 05-25 06-19 07-03 09-07 11-26 12-25       | 11-27 12-24
            2027 | 01-01 01-18 02-15 03-26 05-31 06-18 07-05 09-06 11-25 12-24       | 11-26
            2028 | 01-17 02-21 04-14 05-29 06-19 07-04 09-04 11-23 12-25             | 07-03 11-24
            """)
    void closedDaysAndEarlyClosesAreThoseAnnounced(int year, String closed, String early) {
        assertThat(closedWeekdays(year)).containsExactlyElementsOf(dates(year, closed));
        assertThat(halfDays(year)).containsExactlyElementsOf(dates(year, early));
    }

    /// NYSE Rule 7.2 (holidays; Saturday moves to Friday and Sunday to Monday, but a Saturday New Year's Day is not observed).
    @ParameterizedTest
    @ValueSource(ints = {2023, 2024, 2026, 2027, 2028, 2029, 2030})
    void closedDaysFollowTheRule(int year) {
        assertThat(closedWeekdays(year)).containsExactlyElementsOf(ruleHolidays(year));
    }

    /// Since 2013: 13:00 on the day after Thanksgiving, and on 3 July and 24 December where they fall on Monday to Thursday.
    @Test
    void earlyClosesFollowTheCustomSince2013() {
        for (int year = 2013; year <= 2030; year++) {
            List<LocalDate> expected = new ArrayList<>();
            Stream.of(LocalDate.of(year, 7, 3), thanksgiving(year).plusDays(1), LocalDate.of(year, 12, 24))
                    .filter(date -> date.getMonthValue() == 11 || date.getDayOfWeek().compareTo(DayOfWeek.THURSDAY) <= 0)
                    .forEach(expected::add);
            assertThat(halfDays(year)).as("half days of " + year).containsExactlyElementsOf(expected);
            assertThat(expected).allSatisfy(date -> assertThat(calendar.sessionOn(date).orElseThrow().minutes()).isEqualTo(210));
        }
    }

    private List<LocalDate> closedWeekdays(int year) {
        return LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(date -> date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0 && calendar.sessionOn(date).isEmpty()).toList();
    }

    private List<LocalDate> halfDays(int year) {
        return calendar.sessions(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)).stream().filter(Session::half).map(Session::date)
                .toList();
    }

    private static List<LocalDate> dates(int year, String monthDays) {
        return Stream.of(monthDays.split(" ")).map(monthDay -> LocalDate.parse(year + "-" + monthDay)).toList();
    }

    private static List<LocalDate> ruleHolidays(int year) {
        TreeSet<LocalDate> holidays = new TreeSet<>();
        LocalDate newYear = LocalDate.of(year, 1, 1);
        if (newYear.getDayOfWeek() != DayOfWeek.SATURDAY) {
            holidays.add(observed(newYear));
        }
        holidays.add(monday(year, 1, 3));
        holidays.add(monday(year, 2, 3));
        holidays.add(easter(year).minusDays(2));
        holidays.add(LocalDate.of(year, 5, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)));
        holidays.add(observed(LocalDate.of(year, 6, 19)));
        holidays.add(observed(LocalDate.of(year, 7, 4)));
        holidays.add(monday(year, 9, 1));
        holidays.add(thanksgiving(year));
        holidays.add(observed(LocalDate.of(year, 12, 25)));
        return List.copyOf(holidays);
    }

    private static LocalDate observed(LocalDate date) {
        return switch (date.getDayOfWeek()) {
            case SATURDAY -> date.minusDays(1);
            case SUNDAY -> date.plusDays(1);
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> date;
        };
    }

    private static LocalDate monday(int year, int month, int ordinal) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(ordinal, DayOfWeek.MONDAY));
    }

    private static LocalDate thanksgiving(int year) {
        return LocalDate.of(year, 11, 1).with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY));
    }

    /// Gregorian Easter Sunday by Gauss's method, with the two exceptions it needs from 1900 to 2099.
    private static LocalDate easter(int year) {
        int moon = (19 * (year % 19) + 24) % 30;
        int sunday = (2 * (year % 4) + 4 * (year % 7) + 6 * moon + 5) % 7;
        int march = 22 + moon + sunday;
        if (march == 57 || (march == 56 && moon == 28 && year % 19 > 10)) {
            march -= 7;
        }
        return LocalDate.of(year, 3, 1).plusDays(march - 1L);
    }
}
