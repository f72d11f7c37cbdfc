package dev.assay.adapters.catalogue;

import dev.assay.application.data.CsvMapping;
import dev.assay.application.data.QuarantineReason;
import dev.assay.application.data.RowPolicy;
import dev.assay.application.data.TimeRule;
import dev.assay.application.data.Timeframe;
import dev.assay.core.calendar.ExchangeCalendar;
import dev.assay.core.calendar.SessionCursor;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/// Turns the time of a row into the interval its bar covers. One object per reader; the interval of the last success is in [#open] and [#close].
///
/// - A daily bar covers its session, from open to close; a weekly or monthly one from the first session's open to the last session's close.
/// - An intraday bar covers its length from, or up to, its label, and is cut at the session's edge: the last hourly bar of New York is half an hour.
final class Intervals {
    private final ExchangeCalendar calendar;
    private final SessionCursor cursor;
    private final Timeframe timeframe;
    private final boolean closeLabels;
    private final boolean keepOffSession;
    private final ZoneClock zone;
    private final long firstDay;
    private final long lastDay;
    private long open;
    private long close;
    private boolean offSession;

    Intervals(CsvMapping mapping, ExchangeCalendar calendar) {
        this.calendar = calendar;
        this.cursor = calendar.cursor();
        this.timeframe = mapping.timeframe();
        this.closeLabels = mapping.time().label() == TimeRule.Label.CLOSE;
        this.keepOffSession = mapping.policy().offSession() == RowPolicy.Treatment.FLAG;
        this.zone = new ZoneClock(mapping.time().zone());
        // A day from either end, so that no session or zone reaches beyond what the calendar covers.
        this.firstDay = calendar.validFrom().toEpochDay() + 1;
        this.lastDay = calendar.validTo().toEpochDay() - 1;
    }

    /// Start of the interval, epoch ns UTC, inclusive.
    long open() {
        return open;
    }

    /// End of the interval, epoch ns UTC.
    long close() {
        return close;
    }

    /// Whether the interval lies outside the calendar's sessions and was kept.
    boolean offSession() {
        return offSession;
    }

    /// The interval of a row dated by day; null when it has one.
    @Nullable
    QuarantineReason ofDay(long epochDay) {
        offSession = false;
        if (epochDay < firstDay || epochDay > lastDay) {
            return QuarantineReason.CALENDAR_UNKNOWN;
        }
        LocalDate date = LocalDate.ofEpochDay(epochDay);
        return switch (timeframe.unit()) {
            case DAY -> session(date);
            case WEEK -> span(date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                    date.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY)));
            case MONTH -> span(date.with(TemporalAdjusters.firstDayOfMonth()), date.with(TemporalAdjusters.lastDayOfMonth()));
            case SECOND, MINUTE, HOUR -> QuarantineReason.BAD_TIME;
        };
    }

    /// The interval of a row stamped with an instant; null when it has one.
    @Nullable
    QuarantineReason ofInstant(long nanos) {
        if (!timeframe.intraday()) {
            return ofDay(zone.epochDay(closeLabels ? nanos - 1 : nanos));
        }
        offSession = false;
        long day = Math.floorDiv(nanos, 86_400 * TimeReader.NANOS);
        if (day < firstDay || day > lastDay) {
            return QuarantineReason.CALENDAR_UNKNOWN;
        }
        int session = closeLabels ? cursor.indexOfClose(nanos) : cursor.indexAt(nanos);
        if (session == ExchangeCalendar.NONE) {
            open = closeLabels ? nanos - timeframe.nanos() : nanos;
            close = closeLabels ? nanos : nanos + timeframe.nanos();
            return outside();
        }
        long start = calendar.openNanos(session);
        if (closeLabels) {
            long into = Math.floorMod(nanos - start, timeframe.nanos());
            open = Math.max(start, nanos - (into == 0 ? timeframe.nanos() : into));
            close = nanos;
        } else {
            open = nanos;
            close = Math.min(nanos + timeframe.nanos(), calendar.closeNanos(session));
        }
        return null;
    }

    private @Nullable QuarantineReason session(LocalDate date) {
        int index = calendar.indexOn(date);
        if (index == ExchangeCalendar.NONE) {
            return span(date, date);
        }
        open = calendar.openNanos(index);
        close = calendar.closeNanos(index);
        return null;
    }

    private @Nullable QuarantineReason span(LocalDate from, LocalDate to) {
        LocalDate first = from.isBefore(calendar.validFrom()) ? calendar.validFrom() : from;
        LocalDate last = to.isAfter(calendar.validTo()) ? calendar.validTo() : to;
        var sessions = calendar.sessions(first, last);
        if (sessions.isEmpty()) {
            open = nanosAtStart(from);
            close = nanosAtStart(to.plusDays(1));
            return outside();
        }
        open = sessions.getFirst().openNanos();
        close = sessions.getLast().closeNanos();
        return null;
    }

    private long nanosAtStart(LocalDate date) {
        return date.atStartOfDay(calendar.zone()).toEpochSecond() * TimeReader.NANOS;
    }

    private @Nullable QuarantineReason outside() {
        offSession = true;
        return keepOffSession ? null : QuarantineReason.NOT_A_SESSION;
    }
}
