package dev.assay.riskguard.controls;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// A relative bound: millionths of a reference. Exact, immutable; the compared products have 128 bits.
///
/// @param ppm millionths; 0 where no bound is configured; never negative
public record Band(long ppm) {
    /// No bound is configured.
    public static final Band NONE = new Band(0);
    private static final long MILLION = 1_000_000;
    /// Up to here a millionfold fits 64 bits.
    private static final long SMALL = Long.MAX_VALUE / MILLION;
    private static final int DECIMALS = 6;

    public Band {
        if (ppm < 0) {
            throw new IllegalArgumentException("a bound cannot be negative: " + ppm + " millionths");
        }
    }

    /// A fraction, 1 for the whole, rounded down to millionths.
    public static Band of(BigDecimal fraction) {
        return new Band(fraction.movePointRight(DECIMALS).setScale(0, RoundingMode.DOWN).longValueExact());
    }

    boolean configured() {
        return ppm > 0;
    }

    /// Whether `part` exceeds this bound of `whole`. Neither is negative.
    boolean exceededBy(long part, long whole) {
        if (part <= SMALL && whole <= SMALL && ppm <= MILLION) {
            return part * MILLION > whole * ppm;
        }
        long partHigh = Math.multiplyHigh(part, MILLION);
        long boundHigh = Math.multiplyHigh(whole, ppm);
        return partHigh == boundHigh
                ? Long.compareUnsigned(part * MILLION, whole * ppm) > 0
                : partHigh > boundHigh;
    }

    /// `0.5 %`.
    String text() {
        return Words.percent(ppm, DECIMALS);
    }

    /// `part` as a percentage of `whole`, to two decimals, rounded up.
    static String share(long part, long whole) {
        return whole == 0
                ? "an unbounded part"
                : BigDecimal.valueOf(part).movePointRight(2).divide(BigDecimal.valueOf(whole), 2, RoundingMode.CEILING).stripTrailingZeros()
                        .toPlainString() + " %";
    }
}
