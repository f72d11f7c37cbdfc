package dev.assay.application.data;

import org.jspecify.annotations.Nullable;

/// Data, a mapping or a request that cannot be used as a whole. Nothing was changed. The message is made for a person: where, what, why, how to fix it.
public final class DataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String file;
    private final long line;
    private final @Nullable String field;
    private final @Nullable String value;
    private final String problem;
    private final String fix;

    private DataException(@Nullable String file, long line, @Nullable String field, @Nullable String value, String problem, String fix,
            @Nullable Throwable cause) {
        super(text(file, line, field, value, problem, fix), cause);
        this.file = file;
        this.line = line;
        this.field = field;
        this.value = value;
        this.problem = problem;
        this.fix = fix;
    }

    /// A problem that belongs to no file.
    public static DataException of(String problem, String fix) {
        return new DataException(null, 0, null, null, problem, fix, null);
    }

    /// A problem of a whole file.
    public static DataException inFile(String file, String problem, String fix) {
        return new DataException(file, 0, null, null, problem, fix, null);
    }

    /// A problem at one place.
    ///
    /// @param line from 1; 0 when no line is meant
    /// @param field the key or column at fault
    /// @param value what stands there; null when nothing does
    /// @param problem what is wrong with it and what was expected
    public static DataException at(String file, long line, String field, @Nullable String value, String problem, String fix) {
        return new DataException(file, line, field, value, problem, fix, null);
    }

    /// The same problem with the failure that led to it.
    public DataException causedBy(Throwable cause) {
        return new DataException(file, line, field, value, problem, fix, cause);
    }

    /// The file at fault, or null.
    public @Nullable String file() {
        return file;
    }

    /// The line at fault from 1, or 0.
    public long line() {
        return line;
    }

    /// The column or key at fault, or null.
    public @Nullable String field() {
        return field;
    }

    /// The value at fault, or null.
    public @Nullable String value() {
        return value;
    }

    /// What is wrong and what was expected.
    public String problem() {
        return problem;
    }

    /// How to put it right.
    public String fix() {
        return fix;
    }

    private static String text(@Nullable String file, long line, @Nullable String field, @Nullable String value, String problem,
            String fix) {
        StringBuilder out = new StringBuilder();
        if (file != null) {
            out.append(file).append(line > 0 ? ":" + line : "").append(": ");
        }
        if (field != null) {
            out.append(field).append(": ");
        }
        if (value != null) {
            out.append('"').append(value).append("\": ");
        }
        return out.append(problem).append("; ").append(fix).toString();
    }
}
