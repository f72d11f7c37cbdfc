package dev.assay.application.strategy;

import java.util.List;

/// A strategy that cannot be used. The message has one line per problem: file, line, what is wrong and how to mend it.
public final class StrategyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// The problems, at least one.
    public StrategyException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }
}
