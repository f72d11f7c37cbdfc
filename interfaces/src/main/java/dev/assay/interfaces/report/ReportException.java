package dev.assay.interfaces.report;

/// A run package from which no honest report can be made. The message names the file, the line and field where there is one, the value,
/// and what was expected; it is meant to be shown to a person as it is, without a stack trace.
public final class ReportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReportException(String message) {
        super(message);
    }

    ReportException(String message, Throwable cause) {
        super(message, cause);
    }
}
