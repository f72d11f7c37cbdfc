package dev.assay.core.calendar;

/// A calendar text that cannot be read. Its message names the source, the line, the offending value and what was expected.
public final class CalendarFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CalendarFormatException(String source, int line, String problem) {
        super(source + ":" + line + ": " + problem);
    }

    CalendarFormatException(String source, String problem) {
        super(source + ": " + problem);
    }
}
