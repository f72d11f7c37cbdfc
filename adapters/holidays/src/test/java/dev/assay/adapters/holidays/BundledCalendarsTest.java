package dev.assay.adapters.holidays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.application.data.CalendarProvider;
import dev.assay.application.data.UnknownCalendarException;
import dev.assay.core.calendar.CalendarDefinition;
import dev.assay.core.calendar.CalendarRangeException;
import dev.assay.core.calendar.ExchangeCalendar;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class BundledCalendarsTest {

    private final CalendarProvider calendars = new BundledCalendars();

    @Test
    void everyListedCalendarCarriesItsName() {
        assertThat(calendars.mics()).containsExactly("24X5", "24X7", "ARCX", "BATS", "IEXG", "XASE", "XNAS", "XNYS");
        assertThat(calendars.mics()).allSatisfy(mic -> assertThat(calendars.calendar(mic).mic()).isEqualTo(mic));
    }

    @Test
    void anUnknownNameListsTheKnownOnes() {
        assertThatThrownBy(() -> calendars.calendar("XLON")).isInstanceOf(UnknownCalendarException.class)
                .hasMessage("there is no exchange calendar 'XLON'; known are 24X5, 24X7, ARCX, BATS, IEXG, XASE, XNAS, XNYS");
    }

    @Test
    void venuesOfOneTableDifferInNameOnly() {
        ExchangeCalendar newYork = calendars.calendar("XNYS");
        ExchangeCalendar nasdaq = calendars.calendar("XNAS");
        assertThat(nasdaq.definition().named("XNYS")).isEqualTo(newYork.definition());
        assertThat(nasdaq.contentHash()).isNotEqualTo(newYork.contentHash());
    }

    @Test
    void aCalendarKeptWithARunReadsBackTheSame() {
        ExchangeCalendar calendar = calendars.calendar("XNYS");
        ExchangeCalendar kept = ExchangeCalendar.of(CalendarDefinition.parse("kept", calendar.definition().text()));
        assertThat(kept).isEqualTo(calendar);
        assertThat(kept.contentHash()).isEqualTo(calendar.contentHash());
    }

    @Test
    void yearsBeyondTheTableFail() {
        ExchangeCalendar calendar = calendars.calendar("XNYS");
        assertThatThrownBy(() -> calendar.sessionOn(LocalDate.parse("2031-01-02"))).isInstanceOf(CalendarRangeException.class)
                .hasMessageContaining("covers 1990-01-01 to 2030-12-31 but was asked about 2031-01-02");
        assertThatThrownBy(() -> calendar.sessionOn(LocalDate.parse("1989-12-29"))).isInstanceOf(CalendarRangeException.class);
    }
}
