package dev.assay.core.calendar;

import static dev.assay.core.calendar.SampleCalendars.nanos;
import static dev.assay.core.calendar.SampleCalendars.newYork2024;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExchangeCalendarTest {

    private static final long SECOND = 1_000_000_000L;

    private final ExchangeCalendar calendar = ExchangeCalendar.of(newYork2024());

    @Test
    void aSummerSessionOpensAtHalfPastOneUtcAndAWinterSessionAnHourLater() {
        assertThat(calendar.sessionOn(LocalDate.parse("2024-07-01")))
                .contains(new Session(LocalDate.parse("2024-07-01"), nanos("2024-07-01T13:30:00Z"), nanos("2024-07-01T20:00:00Z"), false));
        assertThat(calendar.sessionOn(LocalDate.parse("2024-12-02")))
                .contains(new Session(LocalDate.parse("2024-12-02"), nanos("2024-12-02T14:30:00Z"), nanos("2024-12-02T21:00:00Z"), false));
    }

    @Test
    void clockChangesOverAWeekendMoveMondaysOpenInUtc() {
        // Clocks went forward on Sunday 10 March 2024 and back on Sunday 3 November 2024 (15 U.S.C. 260a).
        assertThat(calendar.sessions(LocalDate.parse("2024-03-08"), LocalDate.parse("2024-03-11"))).extracting(Session::openNanos)
                .containsExactly(nanos("2024-03-08T14:30:00Z"), nanos("2024-03-11T13:30:00Z"));
        assertThat(calendar.sessions(LocalDate.parse("2024-11-01"), LocalDate.parse("2024-11-04"))).extracting(Session::closeNanos)
                .containsExactly(nanos("2024-11-01T20:00:00Z"), nanos("2024-11-04T21:00:00Z"));
    }

    @Test
    void theOpenBelongsToTradingAndTheCloseBelongsToTheLastBar() {
        long open = nanos("2024-07-01T13:30:00Z");
        long close = nanos("2024-07-01T20:00:00Z");
        assertThat(calendar.isOpen(open - 1)).isFalse();
        assertThat(calendar.isOpen(open)).isTrue();
        assertThat(calendar.isOpen(close - 1)).isTrue();
        assertThat(calendar.isOpen(close)).isFalse();
        assertThat(calendar.sessionOfClose(open)).isEmpty();
        assertThat(calendar.sessionOfClose(open + 1)).isPresent();
        assertThat(calendar.sessionOfClose(close)).map(Session::date).contains(LocalDate.parse("2024-07-01"));
        assertThat(calendar.sessionOfClose(close + 1)).isEmpty();
        assertThat(calendar.sessionDay(close)).isEqualTo((int) LocalDate.parse("2024-07-01").toEpochDay());
        assertThat(calendar.sessionDay(close + 1)).isEqualTo(ExchangeCalendar.NO_DAY);
    }

    @Test
    void aHalfDayEndsEarlyAndHasFewerMinutes() {
        Session eve = calendar.sessionOn(LocalDate.parse("2024-12-24")).orElseThrow();
        assertThat(eve).isEqualTo(new Session(eve.date(), nanos("2024-12-24T14:30:00Z"), nanos("2024-12-24T18:00:00Z"), true));
        assertThat(eve.minutes()).isEqualTo(210);
        assertThat(calendar.isOpen(nanos("2024-12-24T18:00:00Z"))).isFalse();
        assertThat(calendar.sessionOn(LocalDate.parse("2024-12-23")).orElseThrow().minutes()).isEqualTo(390);
    }

    @Test
    void aLateOpenShortensTheSessionButIsNoHalfDay() {
        Session late = calendar.sessionOn(LocalDate.parse("2024-12-30")).orElseThrow();
        assertThat(late).isEqualTo(new Session(late.date(), nanos("2024-12-30T16:00:00Z"), nanos("2024-12-30T21:00:00Z"), false));
        assertThat(calendar.isOpen(nanos("2024-12-30T15:00:00Z"))).isFalse();
    }

    @Test
    void holidaysAndWeekendsAreSkipped() {
        assertThat(calendar.sessionOn(LocalDate.parse("2024-12-25"))).isEmpty();
        assertThat(calendar.sessionAt(nanos("2024-12-25T16:00:00Z"))).isEmpty();
        Session eve = calendar.sessionOn(LocalDate.parse("2024-12-24")).orElseThrow();
        assertThat(calendar.next(eve).date()).isEqualTo("2024-12-26");
        assertThat(calendar.next(LocalDate.parse("2024-12-25")).date()).isEqualTo("2024-12-26");
        assertThat(calendar.previous(LocalDate.parse("2024-12-25")).date()).isEqualTo("2024-12-24");
        assertThat(calendar.next(LocalDate.parse("2024-12-27")).date()).isEqualTo("2024-12-30");
        assertThat(calendar.sessions(LocalDate.parse("2024-12-23"), LocalDate.parse("2024-12-29"))).extracting(Session::date)
                .containsExactly(LocalDate.parse("2024-12-23"), LocalDate.parse("2024-12-24"), LocalDate.parse("2024-12-26"),
                        LocalDate.parse("2024-12-27"));
        assertThat(calendar.sessions(LocalDate.parse("2024-12-28"), LocalDate.parse("2024-12-29"))).isEmpty();
    }

    @Test
    void indicesLeadFromAnInstantToTheSessionToCome() {
        int index = calendar.indexClosingFrom(nanos("2024-12-24T18:00:00Z") + SECOND);
        assertThat(calendar.day(index)).isEqualTo((int) LocalDate.parse("2024-12-26").toEpochDay());
        assertThat(calendar.openNanos(index)).isEqualTo(nanos("2024-12-26T14:30:00Z"));
        assertThat(calendar.closeNanos(index)).isEqualTo(nanos("2024-12-26T21:00:00Z"));
        assertThat(calendar.half(index)).isFalse();
        assertThat(calendar.half(index - 1)).isTrue();
        assertThat(calendar.indexClosingFrom(nanos("2024-12-31T22:00:00Z"))).isEqualTo(calendar.size());
    }

    @Test
    void everyQueryOutsideTheRangeFails() {
        LocalDate after = LocalDate.parse("2025-01-01");
        long before = nanos("2024-01-01T04:59:59Z");
        SessionCursor cursor = calendar.cursor();
        List<Runnable> queries = List.of(() -> calendar.isOpen(before), () -> calendar.sessionAt(before),
                () -> calendar.sessionOfClose(before),
                () -> calendar.sessionDay(before), () -> calendar.indexClosingFrom(before), () -> cursor.indexAt(before),
                () -> cursor.sessionDay(before), () -> calendar.isOpen(nanos("2025-01-01T05:00:01Z")), () -> calendar.sessionOn(after),
                () -> calendar.next(after), () -> calendar.previous(after), () -> calendar.sessions(LocalDate.parse("2024-12-01"), after));
        assertThat(queries).allSatisfy(query -> assertThatThrownBy(query::run).isInstanceOf(CalendarRangeException.class)
                .hasMessageContaining("TEST (version 1) covers 2024-01-01 to 2024-12-31"));
        assertThatThrownBy(() -> calendar.isOpen(before)).hasMessageContaining("was asked about 2024-01-01T04:59:59Z");
    }

    @Test
    void noNeighbourIsInventedBeyondTheEnds() {
        assertThatThrownBy(() -> calendar.next(calendar.session(calendar.size() - 1))).isInstanceOf(CalendarRangeException.class)
                .hasMessageContaining("the session after 2024-12-31");
        assertThatThrownBy(() -> calendar.previous(calendar.session(0))).isInstanceOf(CalendarRangeException.class)
                .hasMessageContaining("the session before 2024-01-01");
        assertThatThrownBy(() -> calendar.next(LocalDate.parse("2024-12-31"))).isInstanceOf(CalendarRangeException.class);
    }

    @Test
    void aSessionOfAnotherCalendarIsRefused() {
        Session other = new Session(LocalDate.parse("2024-07-01"), 1, 2, false);
        assertThatIllegalArgumentException().isThrownBy(() -> calendar.next(other)).withMessageContaining("not a session of this calendar");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calendar.sessions(LocalDate.parse("2024-07-02"), LocalDate.parse("2024-07-01")))
                .withMessageContaining("the end is before the start");
    }

    @Test
    void aSessionOverTheClockChangeIsAnHourShorterOrLonger() {
        // 22:00 to 05:00 Chicago time, clocks forward at 02:00 on 10 March 2024 and back on 3 November 2024.
        TradingHours night = new TradingHours(LocalTime.of(22, 0), -1, LocalTime.of(5, 0), 0);
        ExchangeCalendar nights = ExchangeCalendar.of(SampleCalendars.withHours(night, ZoneId.of("America/Chicago"),
                List.of(DayOfWeek.values()), "2024-01-01", "2024-12-31"));
        assertThat(nights.sessionOn(LocalDate.parse("2024-03-09")).orElseThrow().minutes()).isEqualTo(7 * 60);
        assertThat(nights.sessionOn(LocalDate.parse("2024-03-10")).orElseThrow().minutes()).isEqualTo(6 * 60);
        assertThat(nights.sessionOn(LocalDate.parse("2024-11-03")).orElseThrow().minutes()).isEqualTo(8 * 60);
    }

    @Test
    void equalContentIsEqualAndHasOneHash() {
        ExchangeCalendar same = ExchangeCalendar.of(newYork2024());
        ExchangeCalendar other = ExchangeCalendar.of(SampleCalendars.newYork(List.of(), List.of(), List.of()));
        assertThat(same).isEqualTo(calendar).hasSameHashCodeAs(calendar);
        assertThat(same.contentHash()).isEqualTo(calendar.contentHash()).matches("[0-9a-f]{64}");
        assertThat(other).isNotEqualTo(calendar);
        assertThat(other.contentHash()).isNotEqualTo(calendar.contentHash());
    }
}
