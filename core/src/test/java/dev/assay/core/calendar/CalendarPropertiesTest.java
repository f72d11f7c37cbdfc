package dev.assay.core.calendar;

import static dev.assay.core.calendar.SampleCalendars.nanos;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/// Laws that hold for any calendar, tried on random holiday tables and instants.
class CalendarPropertiesTest {

    private static final LocalDate FROM = LocalDate.parse("2024-01-01");
    private static final long START = nanos("2024-01-01T05:00:00Z");
    private static final long LENGTH = nanos("2025-01-01T05:00:00Z") - START;

    @Property(tries = 100)
    void nextAndPreviousUndoEachOther(@ForAll("calendars") ExchangeCalendar calendar, @ForAll @IntRange(min = 1, max = 200) int index) {
        Session session = calendar.session(index);
        assertThat(calendar.next(calendar.previous(session))).isEqualTo(session);
        assertThat(calendar.previous(calendar.next(session))).isEqualTo(session);
        assertThat(calendar.next(session)).isEqualTo(calendar.next(session.date()));
    }

    @Property(tries = 100)
    void anInstantBelongsToTheSessionALinearSearchFinds(@ForAll("calendars") ExchangeCalendar calendar, @ForAll("instants") long instant) {
        List<Session> all = calendar.sessions(calendar.validFrom(), calendar.validTo());
        assertThat(calendar.sessionAt(instant)).isEqualTo(all.stream().filter(s -> s.isOpen(instant)).findFirst());
        assertThat(calendar.sessionOfClose(instant)).isEqualTo(all.stream().filter(s -> s.ownsBarClosedAt(instant)).findFirst());
    }

    @Property(tries = 100)
    void aCursorAnswersLikeASearch(@ForAll("calendars") ExchangeCalendar calendar,
            @ForAll @Size(50) List<@From("instants") Long> jumps,
            @ForAll @IntRange(min = 1, max = 5000) int stepMinutes) {
        SessionCursor cursor = calendar.cursor();
        for (long jump : jumps) {
            sameAnswers(calendar, cursor, jump);
        }
        long step = Duration.ofMinutes(stepMinutes).toNanos();
        for (long t = START; t <= START + LENGTH; t += step) {
            sameAnswers(calendar, cursor, t);
        }
    }

    @Property(tries = 50)
    void bothSidesOfEverySessionEdgeAgreeWithTheCursor(@ForAll("calendars") ExchangeCalendar calendar) {
        SessionCursor cursor = calendar.cursor();
        for (int i = 0; i < calendar.size(); i++) {
            for (long edge : new long[]{calendar.openNanos(i), calendar.closeNanos(i)}) {
                sameAnswers(calendar, cursor, edge + 1);
                sameAnswers(calendar, cursor, edge - 1);
                sameAnswers(calendar, cursor, edge);
            }
        }
    }

    @Property(tries = 100)
    void sessionOpensFollowTheZoneRules(@ForAll("calendars") ExchangeCalendar calendar, @ForAll @IntRange(min = 0, max = 200) int index) {
        Session session = calendar.session(index);
        Instant expected = session.date().atTime(9, 30).atZone(SampleCalendars.NEW_YORK).toInstant();
        assertThat(session.openNanos()).isEqualTo(nanos(expected));
    }

    @Property(tries = 100)
    void textRoundTrips(@ForAll("calendars") ExchangeCalendar calendar) {
        assertThat(CalendarDefinition.parse("text", calendar.definition().text())).isEqualTo(calendar.definition());
    }

    private static void sameAnswers(ExchangeCalendar calendar, SessionCursor cursor, long instant) {
        assertThat(cursor.indexOfClose(instant)).isEqualTo(calendar.indexOfClose(instant));
        assertThat(cursor.indexAt(instant)).isEqualTo(calendar.indexAt(instant));
        assertThat(cursor.sessionDay(instant)).isEqualTo(calendar.sessionDay(instant));
    }

    /// Up to 40 holidays and half days of 2024 in New York.
    @Provide
    Arbitrary<ExchangeCalendar> calendars() {
        return Arbitraries.integers().between(0, 365).set().ofMaxSize(40).map(offsets -> {
            TreeSet<LocalDate> dates = new TreeSet<>();
            offsets.stream().map(FROM::plusDays).filter(date -> date.getDayOfWeek().getValue() <= 5).forEach(dates::add);
            List<LocalDate> holidays = dates.stream().filter(date -> date.getDayOfMonth() % 2 == 0).toList();
            List<LocalDateTime> halfDays = dates.stream().filter(date -> date.getDayOfMonth() % 2 == 1).map(date -> date.atTime(13, 0))
                    .toList();
            return ExchangeCalendar.of(SampleCalendars.newYork(holidays, halfDays, List.of()));
        });
    }

    @Provide
    Arbitrary<Long> instants() {
        return Arbitraries.longs().between(START, START + LENGTH);
    }
}
