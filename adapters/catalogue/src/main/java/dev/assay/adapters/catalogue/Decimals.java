package dev.assay.adapters.catalogue;

import dev.assay.application.data.CsvLayout;
import dev.assay.core.money.FixedPoint;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/// Reads decimal text into exact units at a scale. One object per reader; the value of the last success is in [#units].
final class Decimals {
    /// What came of reading one number.
    enum Outcome {
        EXACT, ROUNDED, EMPTY, PLACEHOLDER, BAD, TOO_FINE, OUT_OF_RANGE
    }

    /// Stored numbers have at most 18 digits: what a 64-bit Parquet decimal holds.
    static final long LIMIT = 1_000_000_000_000_000_000L;

    private static final long SAFE = (Long.MAX_VALUE - 9) / 10;

    private final byte decimal;
    private final byte grouping;
    private final boolean round;
    private long units;

    Decimals(CsvLayout layout, boolean round) {
        this.decimal = (byte) layout.decimal();
        this.grouping = (byte) layout.grouping();
        this.round = round;
    }

    /// The last number read.
    long units() {
        return units;
    }

    /// Reads `text[from, to)`, blanks around it ignored.
    Outcome read(byte[] text, int from, int to, int scale) {
        int start = from;
        int end = to;
        while (start < end && text[start] == ' ') {
            start++;
        }
        while (end > start && text[end - 1] == ' ') {
            end--;
        }
        if (start == end) {
            return Outcome.EMPTY;
        }
        boolean negative = text[start] == '-';
        int at = negative || text[start] == '+' ? start + 1 : start;
        long value = 0;
        int decimals = -1;
        int digits = 0;
        for (; at < end; at++) {
            byte c = text[at];
            if (c >= '0' && c <= '9') {
                digits++;
                if (decimals == scale && c == '0') {
                    continue;
                }
                if (decimals == scale || value > SAFE) {
                    return slowly(text, start, end, scale);
                }
                value = value * 10 + (c - '0');
                if (decimals >= 0) {
                    decimals++;
                }
            } else if (c == decimal && decimals < 0) {
                decimals = 0;
            } else if (c != grouping || grouping == 0 || decimals >= 0 || digits == 0) {
                return slowly(text, start, end, scale);
            }
        }
        if (digits == 0) {
            return slowly(text, start, end, scale);
        }
        return scaled(negative ? -value : value, scale - Math.max(decimals, 0));
    }

    private Outcome scaled(long value, int missing) {
        long factor = FixedPoint.power(missing);
        if (Math.abs(value) > (LIMIT - 1) / factor) {
            return Outcome.OUT_OF_RANGE;
        }
        units = value * factor;
        return Outcome.EXACT;
    }

    /// Exponents, too many digits, placeholders and rubbish.
    private Outcome slowly(byte[] text, int start, int end, int scale) {
        String word = new String(text, start, end - start, StandardCharsets.ISO_8859_1);
        if (placeholder(word)) {
            return Outcome.PLACEHOLDER;
        }
        if (grouping != 0 && word.indexOf(decimal) >= 0 && word.lastIndexOf(grouping) > word.indexOf(decimal)) {
            return Outcome.BAD;
        }
        String plain = grouping == 0 ? word : word.replace(String.valueOf((char) grouping), "");
        if (decimal != '.') {
            if (plain.indexOf('.') >= 0) {
                return Outcome.BAD;
            }
            plain = plain.replace((char) decimal, '.');
        }
        if (plain.length() > 200 || !plain.matches("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?")) {
            return Outcome.BAD;
        }
        return exact(new BigDecimal(plain), scale);
    }

    private Outcome exact(BigDecimal value, int scale) {
        BigDecimal fitted = value.setScale(scale, RoundingMode.HALF_EVEN);
        boolean lossless = fitted.compareTo(value) == 0;
        if (fitted.unscaledValue().abs().bitLength() > 62 || Math.abs(fitted.unscaledValue().longValue()) >= LIMIT) {
            return Outcome.OUT_OF_RANGE;
        }
        if (!lossless && !round) {
            return Outcome.TOO_FINE;
        }
        units = fitted.unscaledValue().longValue();
        return lossless ? Outcome.EXACT : Outcome.ROUNDED;
    }

    static boolean placeholder(String word) {
        return switch (word.toLowerCase(java.util.Locale.ROOT)) {
            case "nan", "null", "none", "n/a", "na", "#n/a", "-", "--", "inf", "-inf", "+inf", "infinity", "-infinity" -> true;
            default -> false;
        };
    }
}
