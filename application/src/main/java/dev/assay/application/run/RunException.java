package dev.assay.application.run;

import java.util.List;

/// A run or a package that cannot be used, for a reason the user can mend. The message is made for a person.
public final class RunException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// One problem.
    public RunException(String message) {
        super(message);
    }

    /// One problem with the failure behind it.
    public RunException(String message, Throwable cause) {
        super(message, cause);
    }

    /// Several problems, one per line.
    public RunException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }
}
