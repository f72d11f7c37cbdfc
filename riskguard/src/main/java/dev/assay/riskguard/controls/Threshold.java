package dev.assay.riskguard.controls;

import dev.assay.core.money.Currency;
import dev.assay.core.money.FixedPoint;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A [Limit] as the controls compare with it: plain numbers, taken apart once when the policy is made. Immutable.
final class Threshold {
    private static final long NO_FRACTION = -1;

    private final Limit limit;
    private final @Nullable Currency currency;
    private final long amount;
    private final long fraction;
    private final long power;
    /// Up to here the products fit 64 bits.
    private final long plain;

    private Threshold(Limit limit, Limit.@Nullable Amount fixed, Limit.@Nullable EquityFraction part) {
        this.limit = limit;
        currency = fixed == null ? null : fixed.amount().currency();
        amount = fixed == null ? Long.MAX_VALUE : fixed.amount().units();
        fraction = part == null ? NO_FRACTION : part.units();
        power = part == null ? 1 : FixedPoint.power(part.scale());
        plain = Long.MAX_VALUE / Math.max(1, Math.max(power, fraction));
    }

    /// A limit's threshold; null for none.
    static @Nullable Threshold orNull(@Nullable Limit limit) {
        return limit == null ? null : of(limit);
    }

    /// A limit's threshold.
    static Threshold of(Limit limit) {
        return switch (limit) {
            case Limit.Amount fixed -> new Threshold(limit, fixed, null);
            case Limit.EquityFraction part -> new Threshold(limit, null, part);
            case Limit.Both both -> new Threshold(limit, both.amount(), both.fraction());
        };
    }

    /// Whether a value keeps within the limit: the same as comparing with [Limit#units], without a division.
    boolean holds(long value, OrderCase order) {
        return value <= amount && (fraction == NO_FRACTION || fits(value, order.equityUnits()));
    }

    /// The same for a given equity.
    boolean holds(long value, long equity) {
        return value <= amount && (fraction == NO_FRACTION || fits(value, equity));
    }

    /// value ≤ ⌊equity × fraction ÷ power⌋, compared as 128-bit products where 64 bits may not do.
    private boolean fits(long value, long equity) {
        if (equity > 0 && equity <= plain && value >= -plain && value <= plain) {
            return value * power <= equity * fraction;
        }
        if (equity <= 0 || value <= 0) {
            return value <= 0;
        }
        long high = Math.multiplyHigh(value, power);
        long bound = Math.multiplyHigh(equity, fraction);
        return high == bound ? Long.compareUnsigned(value * power, equity * fraction) <= 0 : high < bound;
    }

    /// Whether it is an amount in another currency than the account's, so that nothing can be compared with it.
    boolean foreign(OrderCase order) {
        return currency != null && !order.accountIn(currency);
    }

    /// The currency of its amount.
    Currency currency() {
        return Objects.requireNonNull(currency);
    }

    /// Whether it moves with the account's equity alone.
    boolean relative() {
        return currency == null;
    }

    /// The limit in ledger units, rounded down; equity is asked for only where the limit needs it.
    long units(OrderCase order) {
        return fraction == NO_FRACTION ? amount : limit.units(order.equityUnits());
    }

    Limit limit() {
        return limit;
    }
}
