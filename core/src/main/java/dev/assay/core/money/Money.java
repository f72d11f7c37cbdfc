package dev.assay.core.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// An exact amount in one currency at the currency's ledger scale. Signed; immutable and thread-safe.
///
/// Amounts of two currencies never mix: arithmetic between them throws.
///
/// @param units the amount in units of the currency's ledger scale
/// @param currency the currency
public record Money(long units, Currency currency) implements Comparable<Money> {
    /// Reads decimal text exactly.
    public static Money of(String text, Currency currency) {
        return new Money(FixedPoint.parse(text, currency.scale()), currency);
    }

    /// Price × quantity × multiplier, rounded half-even to the ledger scale where it has more decimals.
    public static Money notional(Price price, Quantity quantity, long multiplier, Currency currency) {
        long perPrice = Math.multiplyExact(quantity.units(), multiplier);
        return new Money(product(price.units(), perPrice, price.scale() + quantity.scale(), currency.scale()), currency);
    }

    private static long product(long a, long b, int scale, int target) {
        if (scale > target) {
            int drop = scale - target;
            return drop <= FixedPoint.MAX_SCALE
                    ? FixedPoint.multiply(a, b, drop, RoundingMode.HALF_EVEN)
                    : BigDecimal.valueOf(a).multiply(BigDecimal.valueOf(b)).movePointLeft(drop).setScale(0, RoundingMode.HALF_EVEN)
                            .longValueExact();
        }
        return Math.multiplyExact(Math.multiplyExact(a, b), FixedPoint.power(target - scale));
    }

    /// The sum; throws on another currency or on overflow.
    public Money plus(Money other) {
        same(other);
        return new Money(Math.addExact(units, other.units), currency);
    }

    /// The difference; throws on another currency or on overflow.
    public Money minus(Money other) {
        same(other);
        return new Money(Math.subtractExact(units, other.units), currency);
    }

    /// The same amount, the other way.
    public Money negate() {
        return new Money(Math.negateExact(units), currency);
    }

    /// The amount without its sign.
    public Money abs() {
        return units < 0 ? negate() : this;
    }

    /// This amount × numerator ÷ denominator, rounded once.
    public Money times(long numerator, long denominator, RoundingMode rounding) {
        return new Money(FixedPoint.multiplyDivide(units, numerator, denominator, rounding), currency);
    }

    /// -1, 0 or 1.
    public int signum() {
        return Long.signum(units);
    }

    /// The nearest double, for analytics and display.
    public double toDouble() {
        return FixedPoint.toDouble(units, currency.scale());
    }

    /// Decimal text without the currency, with at least two decimals and no needless zeros.
    public String plain() {
        long shown = units;
        int decimals = currency.scale();
        while (decimals > 2 && shown % 10 == 0) {
            shown /= 10;
            decimals--;
        }
        return decimals < 2 ? BigDecimal.valueOf(shown, decimals).setScale(2).toPlainString() : FixedPoint.format(shown, decimals);
    }

    @Override
    public int compareTo(Money other) {
        same(other);
        return Long.compare(units, other.units);
    }

    private void same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "cannot combine " + currency + " with " + other.currency + ": convert first, at a stated rate");
        }
    }

    @Override
    public String toString() {
        return plain() + " " + currency;
    }
}
