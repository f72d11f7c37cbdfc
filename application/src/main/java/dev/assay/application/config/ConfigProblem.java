package dev.assay.application.config;

import org.jspecify.annotations.Nullable;

/// One thing wrong with a configuration, in words a person can act on. Never contains the value of a secret.
///
/// @param where the file position, variable or option at fault; [Origin.Default] when there is no such place
/// @param key the key as the user wrote it; empty when the problem concerns no single key
/// @param message what is wrong, what was expected, and how to fix it
public record ConfigProblem(Origin where, String key, String message) {
    /// One line, for example `ema.yaml:12: strategy.params.fast: -3 is too small: must be a whole number >= 1`.
    public String text() {
        StringBuilder out = new StringBuilder();
        if (!(where instanceof Origin.Default)) {
            out.append(where.text()).append(": ");
        }
        if (!key.isEmpty() && !(where instanceof Origin.Option option && option.key().equals(key))) {
            out.append(key).append(": ");
        }
        return out.append(message).toString();
    }

    /// The file, or null when the problem is not in a file.
    public @Nullable String file() {
        return where instanceof Origin.InFile place ? place.file() : null;
    }

    /// The line from 1, or 0 when the problem is not in a file.
    public int line() {
        return where instanceof Origin.InFile place ? place.line() : 0;
    }

    /// The column from 1, or 0 when the problem is not in a file.
    public int column() {
        return where instanceof Origin.InFile place ? place.column() : 0;
    }
}
