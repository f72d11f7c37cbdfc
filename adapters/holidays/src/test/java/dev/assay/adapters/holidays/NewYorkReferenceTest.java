package dev.assay.adapters.holidays;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.calendar.ExchangeCalendar;
import dev.assay.core.calendar.Session;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Every session of 33 years against an independent calendar.
class NewYorkReferenceTest {

    private final ExchangeCalendar calendar = new BundledCalendars().calendar("XNYS");

    @Test
    void everyOpenAndCloseFrom1990To2023IsTheReferenceAndNoSessionIsMissingOrExtra() throws IOException {
        List<ReferenceSession> reference = ReferenceSession.all();
        assertThat(reference).hasSize(8324);
        List<ReferenceSession> ours = calendar.sessions(LocalDate.parse("1990-01-01"), LocalDate.parse("2023-01-13")).stream()
                .map(s -> new ReferenceSession(s.date(), instant(s.openNanos()), instant(s.closeNanos()))).toList();
        assertThat(ours).containsExactlyElementsOf(reference);
    }

    @Test
    void halfDaysAreThoseThatCloseBeforeFourInTheReference() throws IOException {
        ZoneId newYork = ZoneId.of("America/New_York");
        List<LocalDate> early = ReferenceSession.all().stream()
                .filter(s -> s.close().atZone(newYork).toLocalTime().isBefore(LocalTime.of(16, 0))).map(ReferenceSession::date).toList();
        assertThat(early).hasSize(69);
        assertThat(calendar.sessions(LocalDate.parse("1990-01-01"), LocalDate.parse("2023-01-13")).stream().filter(Session::half)
                .map(Session::date)).containsExactlyElementsOf(early);
    }

    private static Instant instant(long epochNanos) {
        return Instant.ofEpochSecond(TimeUnit.NANOSECONDS.toSeconds(epochNanos), epochNanos % 1_000_000_000L);
    }
}
