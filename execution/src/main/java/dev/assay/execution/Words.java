package dev.assay.execution;

import dev.assay.core.money.FixedPoint;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Builds the explanations on the order path: plain ASCII, decimals without needless zeros, one object for the finished text.
final class Words {
    /// The longest number: 19 digits, sign and point.
    private static final int LONGEST = 24;
    private static final int MAX_DIGITS = 19;

    private byte[] text = new byte[256];
    private int length;

    Words start(String words) {
        length = 0;
        return add(words);
    }

    /// Appends words of ASCII characters.
    Words add(String words) {
        reserve(words.length());
        for (int i = 0; i < words.length(); i++) {
            text[length + i] = (byte) words.charAt(i);
        }
        length += words.length();
        return this;
    }

    /// Appends units × 10^-scale.
    Words add(long units, int scale) {
        if (units == Long.MIN_VALUE) {
            return add(FixedPoint.format(units, scale));
        }
        reserve(LONGEST);
        if (units < 0) {
            text[length++] = '-';
        }
        long size = Math.abs(units);
        long one = FixedPoint.power(scale);
        long fraction = size % one;
        whole(size / one);
        if (fraction != 0) {
            int decimals = scale;
            while (fraction % 10 == 0) {
                fraction /= 10;
                decimals--;
            }
            text[length] = '.';
            digits(fraction, length + 1, decimals);
            length += 1 + decimals;
        }
        return this;
    }

    private void whole(long number) {
        int count = 1;
        while (count < MAX_DIGITS && number >= FixedPoint.power(count)) {
            count++;
        }
        digits(number, length, count);
        length += count;
    }

    /// Writes that many digits, the last ones of the number, padded with zeros.
    private void digits(long number, int from, int count) {
        long rest = number;
        int at = from + count;
        while (rest > Integer.MAX_VALUE && at > from) {
            text[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        int small = (int) rest;
        while (at > from) {
            text[--at] = (byte) ('0' + small % 10);
            small /= 10;
        }
    }

    private void reserve(int more) {
        if (length + more > text.length) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, length + more));
        }
    }

    @Override
    public String toString() {
        return new String(text, 0, length, StandardCharsets.ISO_8859_1);
    }
}
