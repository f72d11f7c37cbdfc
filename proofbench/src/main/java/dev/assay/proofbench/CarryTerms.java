package dev.assay.proofbench;

import dev.assay.core.instrument.Instrument;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the broker charges and credits for holding positions and cash. Rates are fractions a year, 0.05 for 5 %. Immutable.
///
/// @param borrow by instrument, or for all shares; the first that fits counts
/// @param collateral what a borrow fee is reckoned on
/// @param borrowDays days of the year for borrow fees, 360 or 365
/// @param credit what is paid on cash, by tier
/// @param debit what is charged on borrowed cash, by tier
/// @param interestDays days of the year for interest, 360 or 365
/// @param fx financing of currency pairs
/// @param funding funding of perpetual contracts
public record CarryTerms(List<Borrow> borrow, Collateral collateral, int borrowDays, List<Tier> credit, List<Tier> debit, int interestDays,
        List<Fx> fx, List<Funding> funding) {
    /// Nothing is charged or credited.
    public static final CarryTerms NONE = new CarryTerms(List.of(), Collateral.ROUNDED_102, 360, List.of(), List.of(), 360, List.of(),
            List.of());

    /// What it costs to borrow shares.
    ///
    /// @param instrument which, or null for every other share
    /// @param rate a year
    public record Borrow(@Nullable Instrument instrument, BigDecimal rate) {}

    /// What a borrow fee is reckoned on.
    public enum Collateral {
        /// 102 % of the price, rounded up to whole units of the currency, per share.
        ROUNDED_102,
        /// The market value.
        MARKET_VALUE
    }

    /// A rate for the part of a balance above an amount.
    ///
    /// @param from in the currency's own units, not negative; the first is 0
    /// @param rate a year
    public record Tier(BigDecimal from, BigDecimal rate) {}

    /// Financing of a currency pair, every session at its close.
    ///
    /// @param longRate what a long position pays a year; negative where it receives
    /// @param shortRate what a short position pays a year; negative where it receives
    /// @param tripleDay the day whose close counts for three days, the weekend's too
    /// @param days days of the year
    public record Fx(Instrument instrument, BigDecimal longRate, BigDecimal shortRate, DayOfWeek tripleDay, int days) {}

    /// Funding of a perpetual contract.
    ///
    /// @param rate per time, of the value; longs pay shorts where it is positive
    /// @param times when it is due, UTC
    public record Funding(Instrument instrument, BigDecimal rate, List<LocalTime> times) {
        public Funding {
            times = times.stream().sorted().toList();
        }
    }

    public CarryTerms {
        borrow = List.copyOf(borrow);
        credit = List.copyOf(credit);
        debit = List.copyOf(debit);
        fx = List.copyOf(fx);
        funding = List.copyOf(funding);
    }

    /// Whether nothing is charged or credited.
    public boolean none() {
        return borrow.isEmpty() && credit.isEmpty() && debit.isEmpty() && fx.isEmpty() && funding.isEmpty();
    }

    /// The rate of a share that is sold short, or null where none is stated.
    @Nullable
    BigDecimal borrowRate(Instrument instrument) {
        for (Borrow each : borrow) {
            Instrument only = each.instrument();
            if (only == null || only.number() == instrument.number()) {
                return each.rate();
            }
        }
        return null;
    }

    /// What is assumed, a sentence per kind.
    public List<String> assumptions() {
        List<String> words = new ArrayList<>();
        if (borrow.isEmpty() && credit.isEmpty() && debit.isEmpty()) {
            words.add("No interest on cash, no borrow fee on short positions and no margin interest are charged.");
        } else {
            words.add(borrow.isEmpty()
                    ? "No borrow fee is charged."
                    : "Shares sold short cost a borrow fee a day of " + switch (collateral) {
                        case ROUNDED_102 -> "shares × 102 % of the close, rounded up to whole currency, × rate ÷ " + borrowDays;
                        case MARKET_VALUE -> "market value × rate ÷ " + borrowDays;
                    } + "; the rates are constant and shares can always be borrowed.");
            words.add("Cash below zero pays " + (debit.isEmpty() ? "nothing" : tiers(debit))
                    + ", cash above zero, less the collateral of short "
                    + "positions, earns " + (credit.isEmpty() ? "nothing" : tiers(credit))
                    + ", each part of the balance at its tier's rate, ÷ "
                    + interestDays + ".");
            words.add("Interest and borrow fees are booked at each session's close, in exchange time, for the days until the next session; "
                    + "balances count from the trade date.");
        }
        for (Fx each : fx) {
            words.add(each.instrument() + " is financed at each close: long pays " + percent(each.longRate()) + " a year, short "
                    + percent(each.shortRate()) + ", ÷ " + each.days() + ", one day at a time and three at the close of "
                    + each.tripleDay() + ".");
        }
        for (Funding each : funding) {
            words.add(each.instrument() + " is funded at " + each.times() + " UTC: longs pay shorts " + percent(each.rate())
                    + " of the value at the last price before.");
        }
        return words;
    }

    private static String tiers(List<Tier> tiers) {
        List<String> words = new ArrayList<>();
        for (Tier tier : tiers) {
            words.add(percent(tier.rate()) + " from " + tier.from().toPlainString());
        }
        return String.join(", ", words);
    }

    private static String percent(BigDecimal rate) {
        BigDecimal percent = rate.movePointRight(2);
        return (percent.signum() == 0 ? "0" : percent.stripTrailingZeros().toPlainString()) + " %";
    }
}
