package dev.assay.core.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// A number of shares, contracts or coins: `units` × 10^-`scale`.
///
/// Order quantities are never negative (the side carries the direction); positions are signed, short below zero. Exact; immutable and thread-safe.
/// Equality is numeric: 1.0 equals 1.00.
///
/// @param units the quantity in units of its scale
/// @param scale decimals, 0 to 18
public record Quantity(long units, int scale) implements Comparable<Quantity> {
    public Quantity {
        FixedPoint.power(scale);
    }

    /// Reads decimal text exactly, with the scale the text shows.
    public static Quantity of(String text) {
        BigDecimal value = new BigDecimal(text.strip());
        int scale = Math.max(0, value.scale());
        return new Quantity(FixedPoint.parse(text, scale), scale);
    }

    /// The same quantity at another scale, rounded as asked when digits are lost.
    public Quantity rescale(int to, RoundingMode rounding) {
        return to == scale ? this : new Quantity(FixedPoint.rescale(units, scale, to, rounding), to);
    }

    /// No units at all, at scale 0.
    public static final Quantity ZERO = new Quantity(0, 0);

    /// A whole number.
    public static Quantity of(long whole) {
        return new Quantity(whole, 0);
    }

    /// The sum, at the finer of both scales.
    public Quantity plus(Quantity other) {
        if (scale == other.scale) {
            return new Quantity(Math.addExact(units, other.units), scale);
        }
        int finer = Math.max(scale, other.scale);
        return rescale(finer, RoundingMode.UNNECESSARY).plus(other.rescale(finer, RoundingMode.UNNECESSARY));
    }

    /// The difference, at the finer of both scales.
    public Quantity minus(Quantity other) {
        return plus(other.negate());
    }

    /// The same size, the other way.
    public Quantity negate() {
        return new Quantity(Math.negateExact(units), scale);
    }

    /// The size without its sign.
    public Quantity abs() {
        return units < 0 ? negate() : this;
    }

    /// -1, 0 or 1.
    public int signum() {
        return Long.signum(units);
    }

    /// The smaller of the two.
    public Quantity min(Quantity other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /// The nearest double, for display and indicators.
    public double toDouble() {
        return FixedPoint.toDouble(units, scale);
    }

    @Override
    public int compareTo(Quantity other) {
        return scale == other.scale ? Long.compare(units, other.units) : decimal().compareTo(other.decimal());
    }

    /// The exact value.
    public BigDecimal decimal() {
        return BigDecimal.valueOf(units, scale);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Quantity other && compareTo(other) == 0;
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
