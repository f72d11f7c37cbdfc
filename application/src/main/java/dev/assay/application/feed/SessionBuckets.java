package dev.assay.application.feed;

import dev.assay.application.data.Timeframe;
import dev.assay.core.calendar.ExchangeCalendar;
import java.time.LocalDate;
import java.time.ZoneId;

/// The intervals of a timeframe on the sessions of a calendar. Within a session they begin at its open and the last one ends at its close, so that
/// half days and changes of the clock fall into place; a day is a session, a week the sessions from Monday to Sunday, a month those of its dates.
///
/// With extended hours, what lies before the open on a session's date counts back from the open, and what lies after the close on from the close; a day
/// then runs from one midnight of the exchange to the next. What lies on no session's date belongs to the session that comes. Without, what lies
/// outside sessions belongs to none. Single-threaded.
public final class SessionBuckets {
    private static final long MONDAY = 3;

    private final ExchangeCalendar calendar;
    private final Timeframe timeframe;
    private final boolean extended;
    private long start;
    private long end = Long.MIN_VALUE;

    /// @param extended whether hours outside sessions count
    public SessionBuckets(ExchangeCalendar calendar, Timeframe timeframe, boolean extended) {
        this.calendar = calendar;
        this.timeframe = timeframe;
        this.extended = extended;
    }

    /// Finds the interval that something that closes at `ts` belongs to (start excluded, end included): then [#start] and [#end] say it.
    ///
    /// @return false where it belongs to none
    public boolean find(long ts) {
        if (ts > start && ts <= end) {
            return true;
        }
        int session = calendar.indexClosingFrom(ts);
        if (session < calendar.size() && calendar.openNanos(session) < ts) {
            return within(session, ts);
        }
        return extended && outside(session, ts);
    }

    /// Start of the interval found, epoch ns UTC.
    public long start() {
        return start;
    }

    /// End of the interval found, epoch ns UTC.
    public long end() {
        return end;
    }

    private boolean within(int session, long ts) {
        if (!timeframe.intraday()) {
            return days(session);
        }
        long open = calendar.openNanos(session);
        start = open + Math.floorDiv(ts - 1 - open, timeframe.nanos()) * timeframe.nanos();
        end = Math.min(start + timeframe.nanos(), calendar.closeNanos(session));
        return true;
    }

    private boolean outside(int next, long ts) {
        boolean after = next > 0 && (next == calendar.size() || ts <= midnight(calendar.day(next - 1) + 1L));
        if (next == calendar.size() && !after) {
            return false;
        }
        if (!timeframe.intraday()) {
            return days(after ? next - 1 : next);
        }
        long anchor = after ? calendar.closeNanos(next - 1) : calendar.openNanos(next);
        start = anchor + Math.floorDiv(ts - 1 - anchor, timeframe.nanos()) * timeframe.nanos();
        end = start + timeframe.nanos();
        if (after) {
            end = Math.min(end, midnight(calendar.day(next - 1) + 1L));
        }
        return true;
    }

    /// The day, week or month of a session.
    private boolean days(int session) {
        int first = session;
        int last = session;
        while (first > 0 && period(first - 1) == period(session)) {
            first--;
        }
        while (last + 1 < calendar.size() && period(last + 1) == period(session)) {
            last++;
        }
        start = extended ? first == 0 ? midnight(calendar.day(0)) : midnight(calendar.day(first - 1) + 1L) : calendar.openNanos(first);
        end = extended ? midnight(calendar.day(last) + 1L) : calendar.closeNanos(last);
        return true;
    }

    private long period(int session) {
        long day = calendar.day(session);
        return switch (timeframe.unit()) {
            case WEEK -> Math.floorDiv(day + MONDAY, 7);
            case MONTH -> {
                LocalDate date = LocalDate.ofEpochDay(day);
                yield date.getYear() * 12L + date.getMonthValue();
            }
            case DAY, HOUR, MINUTE, SECOND -> day;
        };
    }

    private long midnight(long day) {
        ZoneId zone = calendar.zone();
        return LocalDate.ofEpochDay(day).atStartOfDay(zone).toEpochSecond() * 1_000_000_000L;
    }
}
