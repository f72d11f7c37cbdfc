package dev.assay.riskguard.controls;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import java.math.BigDecimal;
import java.time.Duration;

/// Amounts as people read them. Used only when an order is stopped.
final class Words {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private Words() {}

    static String money(Money money) {
        return grouped(money.plain()) + " " + money.currency();
    }

    static String money(long units, Currency currency) {
        return money(new Money(units, currency));
    }

    static String price(Instrument instrument, long units) {
        return grouped(atLeastTwo(BigDecimal.valueOf(units, instrument.priceScale()))) + " " + instrument.currency();
    }

    static String quantity(Instrument instrument, long units) {
        BigDecimal plain = BigDecimal.valueOf(units, instrument.quantityScale()).stripTrailingZeros();
        return grouped(plain.scale() < 0 ? plain.setScale(0).toPlainString() : plain.toPlainString());
    }

    static String percent(long units, int scale) {
        return BigDecimal.valueOf(units, scale).movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }

    /// A limit with what it comes from: `20,000.00 USD (20 % of equity 100,000.00 USD)`.
    static String limit(Limit limit, long limitUnits, String base, long equityUnits, Currency currency) {
        return switch (limit) {
            case Limit.Amount a -> money(a.amount());
            case Limit.Both b -> money(limitUnits, currency) + " (the smaller of " + b.text() + " " + money(equityUnits, currency) + ")";
            case Limit.EquityFraction f -> money(limitUnits, currency) + " (" + percent(f.units(), f.scale()) + " of " + base + " "
                    + money(equityUnits, currency) + ")";
        };
    }

    /// `3d 2h`, `90s` and the like: the two largest units that are not zero.
    static String duration(long nanos) {
        Duration d = Duration.ofNanos(nanos);
        long[] parts = {d.toDays(), d.toHoursPart(), d.toMinutesPart(), d.toSecondsPart(), d.toMillisPart(), nanos % NANOS_PER_MILLI};
        String[] names = {"d", "h", "m", "s", "ms", "ns"};
        StringBuilder text = new StringBuilder();
        int shown = 0;
        for (int i = 0; i < parts.length && shown < 2; i++) {
            if (parts[i] != 0) {
                text.append(shown++ == 0 ? "" : " ").append(parts[i]).append(names[i]);
            }
        }
        return shown == 0 ? "0s" : text.toString();
    }

    private static String atLeastTwo(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return (stripped.scale() < 2 ? stripped.setScale(2) : stripped).toPlainString();
    }

    private static String grouped(String plain) {
        int point = plain.indexOf('.');
        StringBuilder text = new StringBuilder(plain);
        int first = plain.startsWith("-") ? 1 : 0;
        for (int at = (point < 0 ? plain.length() : point) - 3; at > first; at -= 3) {
            text.insert(at, ',');
        }
        return text.toString();
    }
}
