package dev.assay.execution;

import dev.assay.core.money.Currency;
import dev.assay.core.money.FixedPoint;
import dev.assay.core.money.Price;
import dev.assay.execution.ChargeRule.Liquidity;
import dev.assay.execution.ChargeRule.Rate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The arithmetic of one [ChargeRule]: which rate holds, what accrues, and what the order owes then.
final class RateFinder {
    private final ChargeRule rule;
    private final boolean tiered;

    RateFinder(ChargeRule rule) {
        this.rule = rule;
        tiered = rule.tiered();
    }

    boolean tiered() {
        return tiered;
    }

    /// What an execution accrues, at [FeeSchedule#EXTRA] decimals more than the ledger's.
    ///
    /// @param volume traded before, at `baseScale`
    /// @param base units or value of the execution, at `baseScale`
    /// @param commission of the same execution, in ledger units
    long accrue(int day, long volume, FeeCase one, long base, int baseScale, long commission) {
        Currency currency = one.instrument().currency();
        int scale = currency.scale() + FeeSchedule.EXTRA;
        Rate rate = find(day, volume, baseScale, one);
        long amount = switch (rule.base()) {
            case EXECUTION -> product(rate.rate(), 1, 0, scale);
            case COMMISSION -> product(rate.rate(), commission, currency.scale(), scale);
            case UNIT, VALUE -> tiered && rule.tiers().marginal()
                    ? marginal(day, volume, one, base, baseScale, scale)
                    : product(rate.rate(), base, baseScale, scale);
        };
        Price cap = rate.cap();
        if (cap != null) {
            amount = Math.min(amount, product(cap, 1, 0, scale));
        }
        return rule.rounding().perExecution() ? stepped(amount, scale) : amount;
    }

    private long marginal(int day, long volume, FeeCase one, long base, int baseScale, int scale) {
        long sum = 0;
        long at = volume;
        long left = base;
        while (left > 0) {
            Rate rate = find(day, at, baseScale, one);
            long next = nextTier(day, at, baseScale, one);
            long part = next == Long.MAX_VALUE ? left : Math.min(left, next - at);
            sum = Math.addExact(sum, product(rate.rate(), part, baseScale, scale));
            at = Math.addExact(at, part);
            left -= part;
        }
        return sum;
    }

    private Rate find(int day, long volume, int scale, FeeCase one) {
        Rate best = null;
        for (int i = 0; i < rule.rates().size(); i++) {
            Rate rate = rule.rates().get(i);
            if (holds(rate, day, one) && threshold(rate, scale) <= volume && (best == null || better(rate, best))) {
                best = rate;
            }
        }
        if (best == null) {
            throw new UnknownRateException(rule.name() + ": no rate is known for " + one.instrument() + " on " + LocalDate.ofEpochDay(day)
                    + (one.maker() ? " (maker)" : " (taker)") + ": state one under costs.assumed, for example - {rule: " + rule.name()
                    + ", rate: 0.0001, because: \"why\"}, or trade other dates");
        }
        return best;
    }

    private static boolean better(Rate rate, Rate than) {
        int byVolume = compare(rate.volume(), than.volume());
        return byVolume > 0 || byVolume == 0 && compare(rate.price(), than.price()) > 0;
    }

    private static int compare(@Nullable Price a, @Nullable Price b) {
        return a == null ? (b == null ? 0 : -1) : b == null ? 1 : a.compareTo(b);
    }

    private long nextTier(int day, long volume, int scale, FeeCase one) {
        long next = Long.MAX_VALUE;
        for (int i = 0; i < rule.rates().size(); i++) {
            Rate rate = rule.rates().get(i);
            if (holds(rate, day, one)) {
                long from = threshold(rate, scale);
                next = from > volume ? Math.min(next, from) : next;
            }
        }
        return next;
    }

    private static boolean holds(Rate rate, int day, FeeCase one) {
        Price from = rate.price();
        boolean liquid = rate.liquidity() == Liquidity.ANY || (rate.liquidity() == Liquidity.MAKER) == one.maker();
        return liquid && rate.fromDay() <= day && day <= rate.toDay() && (from == null || one.price().compareTo(from) >= 0);
    }

    private static long threshold(Rate rate, int scale) {
        return rate.volume().units() == 0
                ? 0
                : FixedPoint.rescale(rate.volume().units(), rate.volume().scale(), scale, RoundingMode.HALF_EVEN);
    }

    /// What the order owes, in ledger units.
    ///
    /// @param accrued with the extra decimals
    /// @param value what it has traded, in ledger units
    long bounded(long accrued, long value, Currency currency) {
        long exact = rule.rounding().perExecution() ? accrued : stepped(accrued, currency.scale() + FeeSchedule.EXTRA);
        long total = FixedPoint.divide(exact, FixedPoint.power(FeeSchedule.EXTRA), RoundingMode.HALF_EVEN);
        if (rule.minimum().units() != 0) {
            total = Math.max(total, Fees.amount(rule.minimum(), currency).units());
        }
        if (rule.maximum().units() != 0) {
            total = Math.min(total, Fees.amount(rule.maximum(), currency).units());
        }
        Price percent = rule.maximumPercent();
        return percent.units() == 0 ? total : Math.min(total, product(percent, value, currency.scale() + 2, currency.scale()));
    }

    private long stepped(long amount, int scale) {
        Price step = rule.rounding().step();
        if (step.units() == 0) {
            return amount;
        }
        long size = FixedPoint.rescale(step.units(), step.scale(), scale, RoundingMode.UNNECESSARY);
        return Math.multiplyExact(FixedPoint.divide(amount, size, rule.rounding().mode()), size);
    }

    /// `rate × base` at a scale, rounded half-even.
    private static long product(Price rate, long base, int baseScale, int scale) {
        int shift = scale - rate.scale() - baseScale;
        if (shift <= 0 && -shift <= FixedPoint.MAX_SCALE) {
            return FixedPoint.multiply(rate.units(), base, -shift, RoundingMode.HALF_EVEN);
        }
        return new BigDecimal(java.math.BigInteger.valueOf(rate.units())).multiply(BigDecimal.valueOf(base)).scaleByPowerOfTen(shift)
                .setScale(0, RoundingMode.HALF_EVEN).longValueExact();
    }
}
