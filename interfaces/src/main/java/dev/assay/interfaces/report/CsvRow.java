package dev.assay.interfaces.report;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/// One data row of a [CsvFile], in the column order of its [RunFile]. Immutable.
record CsvRow(RunFile file, long line, List<String> values) {
    private static final String PLAIN_TIME = "0000-00-00T00:00:00Z";

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
        String text = text(column);
        try {
            return plainTime(text) ? ofPlainTime(text) : Instant.parse(text).getEpochSecond();
        } catch (DateTimeException e) {
            throw bad(column, "a UTC time such as 2024-03-28T20:00:00Z", e);
        }
    }

    /// Whether the text has the form `2024-03-28T20:00:00Z`, which nearly every row has and which is read many times faster.
    private static boolean plainTime(String text) {
        if (text.length() != PLAIN_TIME.length()) {
            return false;
        }
        for (int i = 0; i < PLAIN_TIME.length(); i++) {
            char c = text.charAt(i);
            if (PLAIN_TIME.charAt(i) == '0' ? c < '0' || c > '9' : c != PLAIN_TIME.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static long ofPlainTime(String text) {
        LocalTime time = LocalTime.of(digits(text, 11, 13), digits(text, 14, 16), digits(text, 17, 19));
        return LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)).toEpochDay() * 86_400 + time.toSecondOfDay();
    }

    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + (text.charAt(i) - '0');
        }
        return value;
    }

    private ReportException bad(String column, String expected, Throwable cause) {
        return new ReportException(
                "%s:%d: %s is \"%s\", expected %s. The run package is damaged or written by another version: run `assay verify` on it"
                        .formatted(file.fileName(), line, column, text(column), expected),
                cause);
    }
}
