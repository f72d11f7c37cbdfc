package dev.assay.application.data;

import dev.assay.core.calendar.ExchangeCalendar;
import java.util.List;

/// Where exchange calendars come from. Implementations are thread-safe and give equal calendars for equal names within one process.
public interface CalendarProvider {

    /// The calendar of a market.
    ///
    /// @param mic market identifier code (ISO 10383) such as XNYS, or the name of a calendar that is no exchange; case matters
    /// @throws UnknownCalendarException when there is none of this name; the message lists those there are
    ExchangeCalendar calendar(String mic);

    /// Names [#calendar] knows, sorted.
    List<String> mics();
}
