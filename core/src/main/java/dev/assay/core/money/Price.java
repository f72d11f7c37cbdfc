package dev.assay.core.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// A price per unit of an instrument in its quote currency: `units` × 10^-`scale`.
///
/// May be zero or negative (spreads, some futures). Exact; immutable and thread-safe. Equality is numeric: 1.0 equals 1.00.
/// Not for averages of many fills kept as state: those are derived from exact sums with stated rounding.
///
/// @param units the price in units of its scale
/// @param scale decimals, 0 to 18
public record Price(long units, int scale) implements Comparable<Price> {
    public Price {
        FixedPoint.power(scale);
    }

    /// Reads decimal text exactly, with the scale the text shows.
    public static Price of(String text) {
        BigDecimal value = new BigDecimal(text.strip());
        int scale = Math.max(0, value.scale());
        return new Price(FixedPoint.parse(text, scale), scale);
    }

    /// The same price at another scale, rounded as asked when digits are lost.
    public Price rescale(int to, RoundingMode rounding) {
        return to == scale ? this : new Price(FixedPoint.rescale(units, scale, to, rounding), to);
    }

    /// The nearest double, for display and indicators.
    public double toDouble() {
        return FixedPoint.toDouble(units, scale);
    }

    @Override
    public int compareTo(Price other) {
        return scale == other.scale ? Long.compare(units, other.units) : decimal().compareTo(other.decimal());
    }

    /// The exact value.
    public BigDecimal decimal() {
        return BigDecimal.valueOf(units, scale);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Price other && compareTo(other) == 0;
    }

    @Override
    public int hashCode() {
        return decimal().stripTrailingZeros().hashCode();
    }

    @Override
    public String toString() {
        return FixedPoint.format(units, scale);
    }
}
