package dev.assay.riskguard.controls;

import dev.assay.core.money.FixedPoint;
import dev.assay.core.money.Money;
import dev.assay.core.risk.RiskView;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// A bound on an amount of money: fixed, or a fraction of the account's equity. Exact, never negative, immutable.
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

    /// The limit in ledger units for a given equity, rounded down.
    ///
    /// @throws ArithmeticException when it leaves the range of 64 bits
    default long units(long equityUnits) {
        return switch (this) {
            case Amount(Money amount) -> amount.units();
            case EquityFraction(long units, int scale) ->
                equityUnits <= 0 ? 0 : FixedPoint.multiply(equityUnits, units, scale, RoundingMode.FLOOR);
        };
    }

    /// The limit in ledger units now, rounded down.
    default long units(RiskView view) {
        return this instanceof Amount(Money amount) ? amount.units() : units(view.equityUnits());
    }

    /// `20,000.00 USD` or `20 % of equity`.
    default String text() {
        return switch (this) {
            case Amount(Money amount) -> Words.money(amount);
            case EquityFraction(long units, int scale) -> Words.percent(units, scale) + " of equity";
        };
    }
}
