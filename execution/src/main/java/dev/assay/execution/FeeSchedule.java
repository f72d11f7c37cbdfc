package dev.assay.execution;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.order.Charge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongToIntFunction;

/// A fee schedule: several rules together, each its own charge. Choose it wherever the broker's and the regulators' tables are to be charged
/// as they are published, by trade date, month volume and liquidity.
///
/// What a rule charges accrues per execution at four decimals more than the ledger's, rounded half-even; the order's sum is then rounded
/// and held to the rule's bounds, and what is not booked yet of it is the execution's charge. So the charges of an order's executions add up
/// to the order's, exactly. Counts the volume traded: one object per account and run.
public final class FeeSchedule implements CostModel {
    /// Digits that accruals have beyond the ledger's.
    static final int EXTRA = 4;
    private static final int UNIT_SCALE = 8;

    private final String name;
    private final ChargeRule[] rules;
    private final RateFinder[] rates;
    private final TradedVolume[] volumes;
    private final boolean[] daily;
    private final LongToIntFunction tradeDay;
    private final String assumptions;

    /// A schedule that has charged nothing yet.
    ///
    /// @param name stable name, for example `schedule:ibkr-tiered`
    /// @param rules at least one
    /// @param tradeDay the trade date of an instant (epoch ns UTC), as days since 1970-01-01
    /// @param assumptions what it assumes, in words
    public FeeSchedule(String name, List<ChargeRule> rules, LongToIntFunction tradeDay, String assumptions) {
        if (rules.isEmpty()) {
            throw new IllegalArgumentException(name + ": a fee schedule needs at least one rule");
        }
        this.name = name;
        this.tradeDay = tradeDay;
        this.assumptions = assumptions;
        // A share of the commission is reckoned when the commission is known.
        List<ChargeRule> ordered = new ArrayList<>(rules);
        ordered.sort(Comparator.comparing(rule -> rule.base() == ChargeRule.Base.COMMISSION));
        this.rules = ordered.toArray(ChargeRule[]::new);
        rates = new RateFinder[this.rules.length];
        volumes = new TradedVolume[this.rules.length];
        daily = new boolean[this.rules.length];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = new RateFinder(this.rules[i]);
            daily[i] = this.rules[i].daily();
            volumes[i] = new TradedVolume(this.rules[i].tiers().days());
        }
    }

    @Override
    public long charge(FeeCase one) {
        int day = tradeDay.applyAsInt(one.ts());
        Instrument instrument = one.instrument();
        OrderFees kept = one.fees();
        OrderFees fees = kept == null ? new OrderFees(daily) : kept;
        beginDay(fees, day);
        long value = instrument.notional(one.price(), one.quantity()).units();
        fees.valueUnits = Math.addExact(fees.valueUnits, value);
        fees.valueTodayUnits = Math.addExact(fees.valueTodayUnits, value);
        long units = one.quantity().rescale(UNIT_SCALE, java.math.RoundingMode.HALF_EVEN).units();
        long[] raw = new long[rules.length];
        long[] amounts = new long[rules.length];
        long commission = 0;
        long due = 0;
        for (int i = 0; i < rules.length; i++) {
            ChargeRule rule = rules[i];
            if (!rule.applies(instrument, one.side())) {
                continue;
            }
            boolean byValue = rule.base() == ChargeRule.Base.VALUE;
            long volume = rates[i].tiered() ? volumes[i].on(day) : 0;
            raw[i] = rates[i].accrue(day, volume, one, byValue ? value : units, byValue ? instrument.currency().scale() : UNIT_SCALE,
                    commission);
            fees.accrued[i] = Math.addExact(fees.accrued[i], raw[i]);
            amounts[i] = settle(i, fees, instrument.currency(), false);
            commission += rule.commission() ? amounts[i] : 0;
            due = Math.addExact(due, amounts[i]);
            if (rates[i].tiered()) {
                volumes[i].add(day, byValue ? value : units);
            }
        }
        one.book(Math.addExact(one.bookedUnits(), due), fees, new Accrual(day, raw, amounts, value, units), charges(amounts, instrument));
        return due;
    }

    @Override
    public long takeBack(FeeCase one) {
        Accrual was = one.accrual();
        OrderFees fees = one.fees();
        if (was == null || fees == null) {
            throw new IllegalStateException(name + ": an execution that is taken back was never charged");
        }
        Instrument instrument = one.instrument();
        boolean today = was.day == fees.day;
        fees.valueUnits -= was.valueUnits;
        fees.valueTodayUnits -= today ? was.valueUnits : 0;
        long[] amounts = new long[rules.length];
        long due = 0;
        for (int i = 0; i < rules.length; i++) {
            ChargeRule rule = rules[i];
            if (rule.applies(instrument, one.side())) {
                if (today || !rule.daily()) {
                    fees.accrued[i] -= was.raw[i];
                    amounts[i] = settle(i, fees, instrument.currency(), true);
                } else {
                    amounts[i] = -was.amounts[i];
                }
                due = Math.addExact(due, amounts[i]);
                if (rates[i].tiered()) {
                    volumes[i].add(was.day, rule.base() == ChargeRule.Base.VALUE ? -was.valueUnits : -was.volumeUnits);
                }
            }
        }
        one.book(Math.addExact(one.bookedUnits(), due), fees, was, charges(amounts, instrument));
        return due;
    }

    @Override
    public long standing(FeeCase one) {
        return 0;
    }

    private void beginDay(OrderFees fees, int day) {
        if (fees.day != day) {
            fees.day = day;
            fees.valueTodayUnits = 0;
            for (int i = 0; i < rules.length; i++) {
                if (rules[i].daily()) {
                    fees.accrued[i] = 0;
                    fees.booked[i] = 0;
                }
            }
        }
    }

    /// Books what the order owes under a rule and gives what was not booked yet.
    private long settle(int i, OrderFees fees, Currency currency, boolean back) {
        long value = rules[i].daily() ? fees.valueTodayUnits : fees.valueUnits;
        long total = back && value == 0 ? 0 : rates[i].bounded(fees.accrued[i], value, currency);
        long due = Math.subtractExact(total, fees.booked[i]);
        fees.booked[i] = total;
        return due;
    }

    private List<Charge> charges(long[] amounts, Instrument instrument) {
        List<Charge> charges = new ArrayList<>(amounts.length);
        for (int i = 0; i < amounts.length; i++) {
            if (amounts[i] != 0) {
                charges.add(new Charge(rules[i].name(), new Money(amounts[i], instrument.currency())));
            }
        }
        return charges;
    }

    @Override
    public String rule() {
        return name;
    }

    @Override
    public String assumptions() {
        return assumptions;
    }
}
