package dev.assay.core.calendar;

import static dev.assay.core.calendar.SampleCalendars.nanos;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ContinuousCalendarsTest {

    private final ExchangeCalendar crypto = ContinuousCalendars.alwaysOpen();
    private final ExchangeCalendar fx = ContinuousCalendars.foreignExchange();

    @Test
    void alwaysOpenNeverClosesAndDatesBarsByTheUtcDay() {
        long midnight = nanos("2024-02-29T00:00:00Z");
        assertThat(crypto.isOpen(midnight)).isTrue();
        assertThat(crypto.isOpen(nanos("2023-12-31T12:00:00Z"))).isTrue();
        assertThat(crypto.sessionAt(midnight)).map(Session::date).contains(LocalDate.parse("2024-02-29"));
        assertThat(crypto.sessionOfClose(midnight)).map(Session::date).contains(LocalDate.parse("2024-02-28"));
        assertThat(crypto.sessionDay(midnight + 1)).isEqualTo((int) LocalDate.parse("2024-02-29").toEpochDay());
        assertThat(crypto.size()).isEqualTo((int) LocalDate.parse("2100-01-01").toEpochDay());
    }

    @Test
    void alwaysOpenSessionsJoinWithoutGap() {
        for (int i = 1; i < crypto.size(); i++) {
            assertThat(crypto.openNanos(i)).isEqualTo(crypto.closeNanos(i - 1));
        }
    }

    @Test
    void foreignExchangeWeekRunsFromSundayToFridayFivePmInNewYork() {
        // Summer: 17:00 in New York is 21:00 UTC; winter: 22:00 UTC.
        assertThat(fx.isOpen(nanos("2024-07-07T20:59:59Z"))).isFalse();
        assertThat(fx.sessionAt(nanos("2024-07-07T21:00:00Z"))).map(Session::date).contains(LocalDate.parse("2024-07-08"));
        assertThat(fx.isOpen(nanos("2024-07-12T20:59:59Z"))).isTrue();
        assertThat(fx.isOpen(nanos("2024-07-12T21:00:00Z"))).isFalse();
        assertThat(fx.sessionOfClose(nanos("2024-07-12T21:00:00Z"))).map(Session::date).contains(LocalDate.parse("2024-07-12"));
        assertThat(fx.isOpen(nanos("2024-12-08T21:59:59Z"))).isFalse();
        assertThat(fx.isOpen(nanos("2024-12-08T22:00:00Z"))).isTrue();
        assertThat(fx.isOpen(nanos("2024-07-13T12:00:00Z"))).isFalse();
    }

    @Test
    void everyForeignExchangeSessionLasts24Hours() {
        for (int i = 0; i < fx.size(); i++) {
            assertThat(fx.session(i).minutes()).isEqualTo(24 * 60);
        }
    }

    @Test
    void theyCoverWholeYearsAndNoMore() {
        assertThat(crypto.isOpen(nanos("1970-01-01T00:00:00Z"))).isTrue();
        assertThat(crypto.sessionOfClose(nanos("2100-01-01T00:00:00Z"))).map(Session::date).contains(LocalDate.parse("2099-12-31"));
        assertThatThrownBy(() -> crypto.isOpen(-1)).isInstanceOf(CalendarRangeException.class);
        assertThatThrownBy(() -> fx.sessionOn(LocalDate.parse("2100-01-01"))).isInstanceOf(CalendarRangeException.class);
    }
}
