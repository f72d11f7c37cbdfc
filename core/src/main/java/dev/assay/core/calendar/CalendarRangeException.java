package dev.assay.core.calendar;

/// A question about a date the calendar does not cover. Its message names the calendar, what was asked, the covered range and the way out.
///
/// A calendar never guesses beyond its range: an unknown day is neither a session nor a holiday.
public final class CalendarRangeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CalendarRangeException(CalendarDefinition calendar, String asked) {
        super("calendar " + calendar.mic() + " (version " + calendar.version() + ") covers " + calendar.validFrom() + " to "
                + calendar.validTo()
                + " but was asked about " + asked + "; use dates inside that range or a calendar that covers more");
    }
}
