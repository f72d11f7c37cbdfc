package dev.assay.adapters.journal;

/// A journal that cannot be written, or that is not what was written. The message names the file, the offset and what is wrong.
public final class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JournalException(String message) {
        super(message);
    }

    JournalException(String message, Throwable cause) {
        super(message, cause);
    }
}
