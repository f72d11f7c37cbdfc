package dev.assay.execution;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Currency;
import dev.assay.core.money.FixedPoint;
import dev.assay.core.money.Money;
import dev.assay.core.money.Quantity;
import dev.assay.core.risk.RiskView;
import dev.assay.core.signal.SizeRule;
import dev.assay.core.signal.Target;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// How many units a target asks for: exact decimal arithmetic, rounded once to whole lots.
///
/// A fraction is the decimal that its shortest text shows: 0.95 is 95 %, not the binary number nearest to it. Answers through its fields, so
/// that sizing allocates nothing.
final class TargetSizer {
    private static final int FRACTION_SCALE = 9;

    private final RiskView view;
    private final Words words = new Words();
    private final RoundingMode rounding;
    private long fractionBits = Double.doubleToLongBits(1.0);
    private long fractionUnits = 1;
    private int fractionScale;

    /// The target in quantity units, signed; means nothing when refused.
    long units;

    TargetSizer(RiskView view, RoundingMode rounding) {
        this.view = view;
        this.rounding = rounding;
    }

    /// Sizes a target; null, or why it cannot be sized.
    @Nullable
    SignalReason size(SizeRule rule, Instrument instrument) {
        units = 0;
        return switch (rule) {
            case SizeRule.Units fixed -> fixed(fixed, instrument);
            case SizeRule.Percent percent -> percent.fraction() == 0 ? null : percent(percent.fraction(), instrument);
            case SizeRule.Computed computed -> {
                double fraction = rounded(computed);
                yield fraction == 0 ? null : percent(fraction, instrument);
            }
            case SizeRule.Notional notional -> notional.amount().units() == 0 ? null : notional(notional.amount(), instrument);
        };
    }

    private @Nullable SignalReason notional(Money amount, Instrument instrument) {
        if (amount.currency().equals(instrument.currency())) {
            return atMark(amount.units(), 1, 0, instrument);
        }
        return amount.currency().equals(view.currency()) && view.rateKnown(instrument)
                ? atMark(view.fromAccount(instrument, amount.units(), RoundingMode.DOWN), 1, 0, instrument)
                : SignalReason.CURRENCY;
    }

    private @Nullable SignalReason fixed(SizeRule.Units fixed, Instrument instrument) {
        Quantity quantity = fixed.quantity();
        try {
            long lots = quantity.scale() <= instrument.quantityScale()
                    ? FixedPoint.divide(quantity.rescale(instrument.quantityScale(), RoundingMode.UNNECESSARY).units(),
                            instrument.lotUnits(),
                            rounding)
                    : exact(quantity.decimal(), lot(instrument));
            units = Math.multiplyExact(lots, instrument.lotUnits());
            return null;
        } catch (ArithmeticException e) {
            return SignalReason.TOO_LARGE;
        }
    }

    /// The arithmetic from the target to what is missing, in words.
    String sum(Target target, long targetUnits, long position, long working) {
        Instrument instrument = target.instrument();
        int scale = instrument.quantityScale();
        words.start("target ").add(targetUnits, scale);
        switch (target.size()) {
            case SizeRule.Units u -> {
            }
            case SizeRule.Percent p -> ofEquity(p.fraction(), instrument);
            case SizeRule.Computed c -> ofEquity(rounded(c), instrument);
            case SizeRule.Notional n -> words.add(" = ").add(n.amount().units(), n.amount().currency().scale()).add(" at ")
                    .add(mark(instrument), instrument.priceScale());
        }
        return words.add(", held ").add(position, scale).add(", working ").add(working, scale).toString();
    }

    private long mark(Instrument instrument) {
        long mark = view.markUnits(instrument);
        return mark == RiskView.NO_PRICE ? 0 : mark;
    }

    /// Writes the fraction sized last, which had that sign.
    private void writeFraction(Words words, double signed) {
        words.add(signed < 0 ? -fractionUnits : fractionUnits, fractionScale);
    }

    private void ofEquity(double fraction, Instrument instrument) {
        if (fraction != 0) {
            writeFraction(words.add(" = "), fraction);
            words.add(" of equity ").add(view.equityUnits(), view.currency().scale());
            if (!instrument.currency().equals(view.currency())) {
                words.add(" = ").add(instrument.currency().code()).add(" ").add(equity(instrument), instrument.currency().scale());
            }
            words.add(" at ").add(mark(instrument), instrument.priceScale());
        }
    }

    /// A computed fraction toward zero at nine decimals: what the reason shows is what was used.
    private static double rounded(SizeRule.Computed rule) {
        return BigDecimal.valueOf(rule.fraction()).setScale(FRACTION_SCALE, RoundingMode.DOWN).doubleValue();
    }

    private static BigDecimal lot(Instrument instrument) {
        return BigDecimal.valueOf(instrument.lotUnits(), instrument.quantityScale());
    }

    private long exact(BigDecimal amount, BigDecimal step) {
        return amount.divide(step, 0, rounding).longValueExact();
    }

    private @Nullable SignalReason percent(double fraction, Instrument instrument) {
        if (!view.rateKnown(instrument)) {
            return SignalReason.CURRENCY;
        }
        long equity = equity(instrument);
        if (equity <= 0) {
            return SignalReason.NO_EQUITY;
        }
        if (Double.doubleToLongBits(Math.abs(fraction)) != fractionBits && !remember(Math.abs(fraction))) {
            return SignalReason.TOO_LARGE;
        }
        return atMark(equity, fraction < 0 ? -fractionUnits : fractionUnits, fractionScale, instrument);
    }

    /// The account's equity in the instrument's currency, rounded toward zero where that is another.
    private long equity(Instrument instrument) {
        return view.fromAccount(instrument, view.equityUnits(), RoundingMode.DOWN);
    }

    private boolean remember(double fraction) {
        BigDecimal decimal = BigDecimal.valueOf(fraction).stripTrailingZeros();
        BigDecimal plain = decimal.scale() < 0 ? decimal.setScale(0, RoundingMode.UNNECESSARY) : decimal;
        if (plain.unscaledValue().bitLength() > 63) {
            return false;
        }
        fractionBits = Double.doubleToLongBits(fraction);
        fractionUnits = plain.unscaledValue().longValueExact();
        fractionScale = plain.scale();
        return true;
    }

    /// amount × factor ÷ (mark × multiplier).
    private @Nullable SignalReason atMark(long amountUnits, long factor, int factorScale, Instrument instrument) {
        long mark = view.markUnits(instrument);
        if (mark == RiskView.NO_PRICE || mark <= 0) {
            return SignalReason.NO_PRICE;
        }
        try {
            units = Math.multiplyExact(lots(amountUnits, factor, factorScale, mark, instrument), instrument.lotUnits());
            return null;
        } catch (ArithmeticException e) {
            return SignalReason.TOO_LARGE;
        }
    }

    private long lots(long amountUnits, long factor, int factorScale, long mark, Instrument instrument) {
        Currency currency = instrument.currency();
        int shift = currency.scale() + factorScale - instrument.priceScale() - instrument.quantityScale();
        if (shift >= 0 && shift <= FixedPoint.MAX_SCALE) {
            long price = positiveProduct(positiveProduct(mark, instrument.multiplier()), instrument.lotUnits());
            long divisor = positiveProduct(price, FixedPoint.power(shift));
            if (divisor > 0) {
                return FixedPoint.multiplyDivide(amountUnits, factor, divisor, rounding);
            }
        }
        BigDecimal amount = BigDecimal.valueOf(amountUnits, currency.scale()).multiply(BigDecimal.valueOf(factor, factorScale));
        BigDecimal price = BigDecimal.valueOf(mark, instrument.priceScale()).multiply(BigDecimal.valueOf(instrument.multiplier()));
        return exact(amount, price.multiply(lot(instrument)));
    }

    /// The product of two numbers that are not negative, or 0 where it does not fit.
    private static long positiveProduct(long a, long b) {
        long product = a * b;
        return Math.multiplyHigh(a, b) == 0 && product > 0 ? product : 0;
    }
}
