package dev.assay.core.portfolio;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.FixedPoint;
import java.math.BigInteger;

/// Restates several holdings of one account by a ratio, so that together they are what the account's whole holding becomes: the running
/// total is rounded toward zero, once. What is lost of each on the way is its fraction, to be settled in cash; a holding that the running
/// total rounds up has a negative one, and all fractions together are the account's.
///
/// Quantities are signed units, fractions are in units × denominator. Used once per action and side, holdings in the strategies' order.
public final class ShareOut {
    private final BigInteger numerator;
    private final BigInteger denominator;
    private BigInteger exact = BigInteger.ZERO;
    private BigInteger whole = BigInteger.ZERO;
    private BigInteger before = BigInteger.ZERO;

    /// `numerator` units for every `denominator`.
    public ShareOut(long numerator, long denominator) {
        this.numerator = BigInteger.valueOf(numerator);
        this.denominator = BigInteger.valueOf(denominator);
    }

    /// Units of one instrument for those of another, where a ratio of shares is given; they may be kept in finer units.
    public static ShareOut between(Instrument from, Instrument to, long numerator, long denominator) {
        return new ShareOut(ratio(from, to, numerator), ratio(to, from, denominator));
    }

    /// A side of a ratio of shares as one of units.
    static long ratio(Instrument from, Instrument to, long side) {
        return Math.multiplyExact(side, FixedPoint.power(Math.max(0, to.quantityScale() - from.quantityScale())));
    }

    /// What the next holding becomes.
    ///
    /// @throws ArithmeticException when that leaves the range of 64 bits
    public long next(long units) {
        before = lost();
        exact = exact.add(BigInteger.valueOf(units).multiply(numerator));
        BigInteger total = exact.divide(denominator);
        long share = total.subtract(whole).longValueExact();
        whole = total;
        return share;
    }

    /// What is lost of all holdings so far.
    BigInteger lost() {
        return exact.subtract(whole.multiply(denominator));
    }

    /// What was lost before the latest holding.
    BigInteger lostBefore() {
        return before;
    }

    /// The latest holding's fraction.
    long fraction() {
        return lost().subtract(before).longValueExact();
    }

    /// The units of denominators that a fraction is counted in.
    BigInteger denominator() {
        return denominator;
    }
}
