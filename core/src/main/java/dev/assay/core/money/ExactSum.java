package dev.assay.core.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// An exact 128-bit sum of price × quantity products, such as an order's cumulative notional. Immutable and thread-safe.
///
/// @param high the upper 64 bits (two's complement)
/// @param low the lower 64 bits
/// @param scale decimals of the sum: price scale + quantity scale
public record ExactSum(long high, long low, int scale) {
    /// An empty sum.
    public static ExactSum zero(int scale) {
        return new ExactSum(0, 0, scale);
    }

    /// This sum plus `price × quantity`. A product at another scale moves the sum to the finer one.
    ///
    /// @throws ArithmeticException when 128 bits do not hold the result
    public ExactSum plus(Price price, Quantity quantity) {
        int added = price.scale() + quantity.scale();
        if (added != scale) {
            return of(decimal().add(price.decimal().multiply(quantity.decimal())), Math.max(scale, added));
        }
        return add(Math.multiplyHigh(price.units(), quantity.units()), price.units() * quantity.units());
    }

    /// This sum less `price × quantity`, as for a busted trade.
    public ExactSum minus(Price price, Quantity quantity) {
        return plus(price, quantity.negate());
    }

    private ExactSum add(long otherHigh, long otherLow) {
        long sumLow = low + otherLow;
        long carry = Long.compareUnsigned(sumLow, low) < 0 ? 1 : 0;
        long sumHigh = high + otherHigh + carry;
        if (((high ^ sumHigh) & (otherHigh ^ sumHigh)) < 0) {
            throw new ArithmeticException("128-bit overflow");
        }
        return new ExactSum(sumHigh, sumLow, scale);
    }

    private static ExactSum of(BigDecimal value, int scale) {
        BigInteger units = value.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue();
        if (units.bitLength() > 127) {
            throw new ArithmeticException("128-bit overflow");
        }
        return new ExactSum(units.shiftRight(64).longValue(), units.longValue(), scale);
    }

    /// The exact value.
    public BigDecimal decimal() {
        BigInteger lower = new BigInteger(Long.toUnsignedString(low));
        return new BigDecimal(BigInteger.valueOf(high).shiftLeft(64).add(lower), scale);
    }

    /// This sum ÷ quantity at `priceScale`, rounded half-even; zero where the quantity is zero.
    public Price average(Quantity quantity, int priceScale) {
        if (quantity.units() == 0) {
            return new Price(0, priceScale);
        }
        BigDecimal average = decimal().divide(quantity.decimal(), priceScale, RoundingMode.HALF_EVEN);
        return new Price(average.unscaledValue().longValueExact(), priceScale);
    }

    @Override
    public String toString() {
        return decimal().toPlainString();
    }
}
