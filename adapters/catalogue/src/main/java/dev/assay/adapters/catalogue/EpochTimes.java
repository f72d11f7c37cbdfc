package dev.assay.adapters.catalogue;

import dev.assay.application.data.TimeRule;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/// Counts of seconds, milliseconds, microseconds or nanoseconds since 1970.
final class EpochTimes extends TimeReader {
    private static final int FAST_DIGITS = 18;

    private final long unit;

    EpochTimes(TimeRule rule, TimeRule.Epoch epoch) {
        super(rule);
        this.unit = epoch.nanos();
    }

    @Override
    Outcome read(byte[] text, int from, int to) {
        if (from == to) {
            return Outcome.EMPTY;
        }
        int at = text[from] == '-' ? from + 1 : from;
        long value = 0;
        if (to - at > FAST_DIGITS || at == to) {
            return slowly(text, from, to);
        }
        for (int i = at; i < to; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return slowly(text, from, to);
            }
            value = value * 10 + digit;
        }
        long units = at > from ? -value : value;
        long perSecond = NANOS / unit;
        return instant(Math.floorDiv(units, perSecond), Math.floorMod(units, perSecond) * unit);
    }

    private Outcome slowly(byte[] text, int from, int to) {
        String word = new String(text, from, to - from, StandardCharsets.ISO_8859_1);
        if (word.length() > 40 || !word.matches("-?[0-9]+(\\.[0-9]+)?")) {
            return Outcome.BAD;
        }
        BigInteger[] parts = new BigDecimal(word).multiply(BigDecimal.valueOf(unit)).toBigInteger()
                .divideAndRemainder(BigInteger.valueOf(NANOS));
        if (parts[0].bitLength() > 62) {
            return Outcome.UNIT;
        }
        long nano = parts[1].longValue();
        return nano < 0 ? instant(parts[0].longValue() - 1, nano + NANOS) : instant(parts[0].longValue(), nano);
    }
}
