package dev.assay.application.data;

import java.util.List;

/// A calendar was asked for by a name nobody knows. The message lists the known names.
public final class UnknownCalendarException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownCalendarException(String mic, List<String> known) {
        super("there is no exchange calendar '" + mic + "'; known are " + String.join(", ", known));
    }
}
