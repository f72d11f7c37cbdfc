package dev.assay.execution;

/// A fee schedule has no rate for a trade date: nothing is charged in silence. The message names date and rule.
public final class UnknownRateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param message in words, with what can be done
    public UnknownRateException(String message) {
        super(message);
    }
}
