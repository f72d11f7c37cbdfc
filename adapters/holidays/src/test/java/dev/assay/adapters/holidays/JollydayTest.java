package dev.assay.adapters.holidays;

import static org.assertj.core.api.Assertions.assertThat;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import dev.assay.core.calendar.CalendarDefinition;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The bundled table holds jollyday's holidays, corrected where jollyday is wrong about the past.
class JollydayTest {

    private static final LocalDate NIXON_FUNERAL = LocalDate.parse("1994-04-27");

    @Test
    void closedDaysAreJollydaysWithTwoCorrections() {
        CalendarDefinition table = new BundledCalendars().calendar("XNYS").definition();
        HolidayManager jollyday = HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.NYSE));
        TreeSet<LocalDate> expected = new TreeSet<>();
        for (int year = 1990; year <= 2030; year++) {
            for (Holiday holiday : jollyday.getHolidays(Year.of(year))) {
                LocalDate date = holiday.getDate();
                boolean weekday = date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
                // The exchange has closed for it since 1998 (SEC release 34-38818); jollyday lists it for every year.
                boolean tooEarly = holiday.getPropertiesKey().equals("MARTIN_LUTHER_KING") && year < 1998;
                if (weekday && !tooEarly) {
                    expected.add(date);
                }
            }
        }
        assertThat(expected).doesNotContain(NIXON_FUNERAL);
        expected.add(NIXON_FUNERAL);
        assertThat(table.holidays()).containsExactlyElementsOf(expected);
    }
}
