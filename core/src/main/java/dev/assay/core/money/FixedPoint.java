package dev.assay.core.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// Arithmetic on fixed-point numbers held as `long` units at a decimal scale (value = units × 10^-scale).
///
/// Products use 128-bit intermediates; a result outside `long` throws [ArithmeticException], it never wraps. Stateless and thread-safe.
public final class FixedPoint {
    /// The largest scale a `long` can carry: 10^18.
    public static final int MAX_SCALE = 18;

    private static final long[] POWERS = powers();
    private static final double[] DOUBLE_POWERS = doublePowers();

    private FixedPoint() {}

    /// 10^`scale`, for scales 0 to 18.
    ///
    /// @throws IllegalArgumentException for a scale outside that range
    public static long power(int scale) {
        if (scale < 0 || scale > MAX_SCALE) {
            throw new IllegalArgumentException("scale " + scale + " is out of range: expected 0 to " + MAX_SCALE);
        }
        return POWERS[scale];
    }

    /// Reads plain decimal text exactly.
    ///
    /// @throws NumberFormatException when the text is no decimal number, has more decimals than `scale`, or does not fit
    public static long parse(String text, int scale) {
        BigDecimal value = new BigDecimal(text.strip());
        try {
            return value.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
        } catch (ArithmeticException e) {
            NumberFormatException failure = new NumberFormatException(
                    "\"" + text + "\" does not fit a 64-bit number with " + scale + " decimals exactly");
            failure.initCause(e);
            throw failure;
        }
    }

    /// Plain decimal text with exactly `scale` decimals.
    public static String format(long units, int scale) {
        return BigDecimal.valueOf(units, scale).toPlainString();
    }

    /// The nearest `double`; for indicators and display, never for money.
    public static double toDouble(long units, int scale) {
        return units / DOUBLE_POWERS[scale];
    }

    /// The units nearest to a finite double under `rounding`.
    ///
    /// @throws ArithmeticException when the value is not finite or does not fit
    public static long fromDouble(double value, int scale, RoundingMode rounding) {
        if (!Double.isFinite(value)) {
            throw new ArithmeticException(value + " is not a finite number");
        }
        return new BigDecimal(value).setScale(scale, rounding).unscaledValue().longValueExact();
    }

    /// The same value at another scale, rounded as asked when digits are lost.
    public static long rescale(long units, int from, int to, RoundingMode rounding) {
        if (to >= from) {
            return Math.multiplyExact(units, power(to - from));
        }
        return divide(units, power(from - to), rounding);
    }

    /// `a × b ÷ 10^drop`, rounded once, with a 128-bit product.
    public static long multiply(long a, long b, int drop, RoundingMode rounding) {
        return multiplyDivide(a, b, power(drop), rounding);
    }

    /// `a × b ÷ divisor`, rounded once, with a 128-bit product.
    ///
    /// @throws ArithmeticException when the result leaves the 64-bit range or `divisor` is zero
    public static long multiplyDivide(long a, long b, long divisor, RoundingMode rounding) {
        long low = a * b;
        if (Math.multiplyHigh(a, b) == low >> 63) {
            return divide(low, divisor, rounding);
        }
        return divideWide(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)), divisor, rounding);
    }

    static long divideWide(BigInteger dividend, long divisor, RoundingMode rounding) {
        return new BigDecimal(dividend).divide(BigDecimal.valueOf(divisor), 0, rounding).longValueExact();
    }

    /// `dividend ÷ divisor` rounded as asked.
    public static long divide(long dividend, long divisor, RoundingMode rounding) {
        if (dividend == Long.MIN_VALUE && divisor == -1) {
            throw new ArithmeticException("long overflow");
        }
        long quotient = dividend / divisor;
        long remainder = dividend - quotient * divisor;
        if (remainder == 0) {
            return quotient;
        }
        int sign = (dividend ^ divisor) < 0 ? -1 : 1;
        return switch (rounding) {
            case DOWN -> quotient;
            case UP -> quotient + sign;
            case FLOOR -> sign < 0 ? quotient - 1 : quotient;
            case CEILING -> sign > 0 ? quotient + 1 : quotient;
            case UNNECESSARY -> throw new ArithmeticException("rounding necessary: " + dividend + " / " + divisor);
            case HALF_UP, HALF_DOWN, HALF_EVEN -> quotient + halfStep(quotient, remainder, divisor, sign, rounding);
        };
    }

    private static long halfStep(long quotient, long remainder, long divisor, int sign, RoundingMode rounding) {
        long absRemainder = Math.abs(remainder);
        // Compares remainder with divisor - remainder, so that doubling cannot overflow.
        int half = Long.compareUnsigned(absRemainder, Math.abs(divisor) - absRemainder);
        boolean away = half > 0
                || half == 0 && (rounding == RoundingMode.HALF_UP || rounding == RoundingMode.HALF_EVEN && (quotient & 1) != 0);
        return away ? sign : 0;
    }

    private static long[] powers() {
        long[] powers = new long[MAX_SCALE + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }

    private static double[] doublePowers() {
        double[] powers = new double[MAX_SCALE + 1];
        for (int i = 0; i < powers.length; i++) {
            powers[i] = POWERS[i];
        }
        return powers;
    }
}
