package dev.assay.execution;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Currency;
import dev.assay.core.money.ExactSum;
import dev.assay.core.money.FixedPoint;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// Exact fee arithmetic, rounded once, half-even at the currency's ledger scale.
final class Fees {
    private Fees() {}

    /// `percent ÷ 100 × |notional| × multiplier`.
    static Money percent(Price percent, ExactSum notional, Instrument instrument) {
        Price rate = new Price(percent.units(), percent.scale() + 2);
        int drop = notional.scale() + rate.scale() - instrument.currency().scale();
        boolean small = notional.high() == notional.low() >> 63 && notional.low() != Long.MIN_VALUE;
        if (small && drop >= 0 && drop <= FixedPoint.MAX_SCALE) {
            long factor = Math.multiplyExact(rate.units(), instrument.multiplier());
            long units = FixedPoint.multiplyDivide(Math.abs(notional.low()), factor, FixedPoint.power(drop), RoundingMode.HALF_EVEN);
            return new Money(units, instrument.currency());
        }
        BigDecimal fee = notional.decimal().abs().multiply(rate.decimal()).multiply(BigDecimal.valueOf(instrument.multiplier()));
        return money(fee, instrument.currency());
    }

    /// An amount of the instrument's currency.
    static Money amount(Price amount, Instrument instrument) {
        return amount(amount, instrument.currency());
    }

    /// An amount of a currency.
    static Money amount(Price amount, Currency currency) {
        return amount.scale() <= currency.scale()
                ? new Money(FixedPoint.rescale(amount.units(), amount.scale(), currency.scale(), RoundingMode.UNNECESSARY), currency)
                : money(amount.decimal(), currency);
    }

    static Money max(Money a, Money b) {
        return a.units() >= b.units() ? a : b;
    }

    static Money min(Money a, Money b) {
        return a.units() <= b.units() ? a : b;
    }

    /// @throws IllegalArgumentException where a rate is negative
    static void notNegative(String name, Price value) {
        if (value.units() < 0) {
            throw new IllegalArgumentException("commission " + name + " must not be negative, but is " + value);
        }
    }

    private static Money money(BigDecimal amount, Currency currency) {
        return new Money(amount.setScale(currency.scale(), RoundingMode.HALF_EVEN).unscaledValue().longValueExact(), currency);
    }
}
