package dev.assay.core.calendar;

/// A place in a calendar that follows advancing time, so that each question costs a comparison or two instead of a search. Mutable; one
/// reader, one thread.
///
/// Answers are exactly those of the [ExchangeCalendar] queries of the same name, whatever the order of the instants: time that jumps back
/// or far ahead falls back to a binary search. Nothing is allocated.
public final class SessionCursor {

    /// Steps tried before a search: a weekend is one step in session numbers, so data with small gaps never searches.
    private static final int STEPS = 4;

    private final ExchangeCalendar calendar;
    private final long[] opens;
    private final long[] closes;
    private final int[] days;
    /// Index of the first session that closes at the last instant asked about or later; the number of sessions after the last close.
    private int position;

    SessionCursor(ExchangeCalendar calendar, SessionTable table) {
        this.calendar = calendar;
        this.opens = table.opens;
        this.closes = table.closes;
        this.days = table.days;
    }

    /// Index of the session a bar stamped at its close belongs to (open excluded, close included), or [ExchangeCalendar#NONE].
    ///
    /// @throws CalendarRangeException outside the calendar's range
    public int indexOfClose(long tsClose) {
        calendar.requireCovered(tsClose);
        return seek(tsClose);
    }

    /// Index of the session trading at this instant (open included, close excluded), or [ExchangeCalendar#NONE].
    ///
    /// @throws CalendarRangeException outside the calendar's range
    public int indexAt(long epochNanos) {
        calendar.requireCovered(epochNanos);
        return seek(epochNanos + 1);
    }

    /// Date of the session a bar stamped at its close belongs to, as days since 1970-01-01, or [ExchangeCalendar#NO_DAY] outside every
    /// session.
    ///
    /// @throws CalendarRangeException outside the calendar's range
    public int sessionDay(long tsClose) {
        int index = indexOfClose(tsClose);
        return index == ExchangeCalendar.NONE ? ExchangeCalendar.NO_DAY : days[index];
    }

    private int seek(long tsClose) {
        int index = position;
        if (index > 0 && tsClose <= closes[index - 1]) {
            index = calendar.closingFrom(tsClose, 0, index);
        } else {
            int limit = Math.min(index + STEPS, closes.length);
            while (index < limit && closes[index] < tsClose) {
                index++;
            }
            if (index == limit) {
                index = calendar.closingFrom(tsClose, index, closes.length);
            }
        }
        position = index;
        return index < closes.length && opens[index] < tsClose ? index : ExchangeCalendar.NONE;
    }
}
