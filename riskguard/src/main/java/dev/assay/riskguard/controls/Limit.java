package dev.assay.riskguard.controls;

import dev.assay.core.money.FixedPoint;
import dev.assay.core.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// A bound on an amount of money: fixed, a fraction of the account's equity, or the smaller of the two. Exact, never negative, immutable.
public sealed interface Limit {
    /// A fixed amount in the account's currency.
    record Amount(Money amount) implements Limit {
        public Amount {
            if (amount.signum() < 0) {
                throw new IllegalArgumentException("a limit cannot be negative: " + amount);
            }
        }
    }

    /// `units` × 10^-`scale` of the account's equity: 2 at scale 1 is 20 %. An account without equity has a limit of zero.
    record EquityFraction(long units, int scale) implements Limit {
        public EquityFraction {
            FixedPoint.power(scale);
            if (units < 0) {
                throw new IllegalArgumentException("a limit cannot be negative: " + FixedPoint.format(units, scale) + " of equity");
            }
        }

        /// An exact fraction: 1 for the whole equity.
        ///
        /// @throws IllegalArgumentException when it needs more than 18 decimals or is too large
        public static EquityFraction of(BigDecimal fraction) {
            BigDecimal plain = fraction.stripTrailingZeros();
            int scale = Math.max(0, plain.scale());
            if (scale > FixedPoint.MAX_SCALE || plain.precision() - plain.scale() + scale > FixedPoint.MAX_SCALE) {
                throw new IllegalArgumentException("a limit of " + fraction + " of equity has too many digits: 18 are kept");
            }
            return new EquityFraction(plain.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue().longValueExact(), scale);
        }
    }

    /// The smaller of a fixed amount and a fraction of equity.
    record Both(Amount amount, EquityFraction fraction) implements Limit {}

    /// Whichever of two limits is smaller at any equity.
    ///
    /// @throws IllegalArgumentException for amounts in two currencies
    static Limit tighter(Limit one, Limit other) {
        Amount amount = Scoped.tighter(amountOf(one), amountOf(other), Limit::smaller);
        EquityFraction fraction = Scoped.tighter(fractionOf(one), fractionOf(other), Limit::smaller);
        if (amount == null || fraction == null) {
            return amount == null ? java.util.Objects.requireNonNull(fraction) : amount;
        }
        return new Both(amount, fraction);
    }

    private static @Nullable Amount amountOf(Limit limit) {
        return switch (limit) {
            case Amount a -> a;
            case Both b -> b.amount;
            case EquityFraction f -> null;
        };
    }

    private static @Nullable EquityFraction fractionOf(Limit limit) {
        return switch (limit) {
            case EquityFraction f -> f;
            case Both b -> b.fraction;
            case Amount a -> null;
        };
    }

    private static Amount smaller(Amount one, Amount other) {
        if (!one.amount.currency().equals(other.amount.currency())) {
            throw new IllegalArgumentException("limits in " + one.amount.currency() + " and " + other.amount.currency()
                    + " cannot be compared");
        }
        return one.amount.units() <= other.amount.units() ? one : other;
    }

    private static EquityFraction smaller(EquityFraction one, EquityFraction other) {
        return BigDecimal.valueOf(one.units, one.scale).compareTo(BigDecimal.valueOf(other.units, other.scale)) <= 0 ? one : other;
    }

    /// The limit in ledger units for a given equity, rounded down.
    ///
    /// @throws ArithmeticException when it leaves the range of 64 bits
    default long units(long equityUnits) {
        return switch (this) {
            case Amount(Money amount) -> amount.units();
            case EquityFraction(long units, int scale) ->
                equityUnits <= 0 ? 0 : FixedPoint.multiply(equityUnits, units, scale, RoundingMode.FLOOR);
            case Both(Amount amount, EquityFraction fraction) -> Math.min(amount.amount.units(), fraction.units(equityUnits));
        };
    }

    /// `20,000.00 USD` or `20 % of equity`.
    default String text() {
        return switch (this) {
            case Amount(Money amount) -> Words.money(amount);
            case EquityFraction(long units, int scale) -> Words.percent(units, scale) + " of equity";
            case Both(Amount amount, EquityFraction fraction) -> amount.text() + " and " + fraction.text();
        };
    }
}
