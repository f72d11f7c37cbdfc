package dev.assay.interfaces.report;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// One data row of a [CsvFile], in the column order of its [RunFile]. Immutable.
record CsvRow(RunFile file, long line, List<String> values) {

    CsvRow {
        values = List.copyOf(values);
    }

    String text(String column) {
        int index = file.columns().indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException(file.fileName() + " declares no column " + column);
        }
        return values.get(index);
    }

    /// The same row with another text in one column.
    CsvRow with(String column, String text) {
        List<String> changed = new ArrayList<>(values);
        changed.set(file.columns().indexOf(column), text);
        return new CsvRow(file, line, changed);
    }

    double number(String column) {
        String text = text(column);
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw bad(column, "a number", e);
        }
        if (!Double.isFinite(value)) {
            throw bad(column, "a finite number", new ArithmeticException(text));
        }
        return value;
    }

    BigDecimal decimal(String column) {
        try {
            return new BigDecimal(text(column));
        } catch (NumberFormatException e) {
            throw bad(column, "a number", e);
        }
    }

    int integer(String column, int min, int max) {
        int value;
        try {
            value = Integer.parseInt(text(column));
        } catch (NumberFormatException e) {
            throw bad(column, "a whole number", e);
        }
        if (value < min || value > max) {
            throw bad(column, "a whole number from " + min + " to " + max, new ArithmeticException(text(column)));
        }
        return value;
    }

    /// Seconds since 1970 in UTC; the fraction is dropped, as no chart resolves it.
    long seconds(String column) {
        try {
            return Instant.parse(text(column)).getEpochSecond();
        } catch (DateTimeException e) {
            throw bad(column, "a UTC time such as 2024-03-28T20:00:00Z", e);
        }
    }

    private ReportException bad(String column, String expected, Throwable cause) {
        return new ReportException(
                "%s:%d: %s is \"%s\", expected %s. The run package is damaged or written by another version: run `assay verify` on it"
                        .formatted(file.fileName(), line, column, text(column), expected),
                cause);
    }
}
