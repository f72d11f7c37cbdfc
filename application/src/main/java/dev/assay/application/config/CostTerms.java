package dev.assay.application.config;

import dev.assay.execution.ChargeRule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/// Lines of fee schedules as the config has them. What each value means stands in the reference of keys, under the same names.
public final class CostTerms {
    private CostTerms() {}

    /// One line.
    ///
    /// @param rule kind and name in the ledger
    /// @param table rows of the published fees that give the rates
    /// @param roundTo amounts are multiples of it; 0 for the ledger's own rounding
    public record Line(String rule, ChargeRule.Base per, ChargeRule.Sides side, List<ChargeRule.Kind> instruments,
            Optional<String> currency,
            Optional<AmountOrPercent> rate, Optional<String> table, List<Rate> rates, Tiers tiers, Window volume, BigDecimal minimum,
            BigDecimal maximum, AmountOrPercent.Percent maximumPercent, Bounds bounds, BigDecimal roundTo, Rounding rounding,
            RoundOf roundOf, Optional<String> source) {
        public Line {
            instruments = List.copyOf(instruments);
            rates = List.copyOf(rates);
        }
    }

    /// A rate and when it holds.
    public record Rate(AmountOrPercent rate, Optional<LocalDate> from, Optional<LocalDate> to, BigDecimal volume,
            Optional<BigDecimal> price, ChargeRule.Liquidity liquidity, Optional<BigDecimal> cap) {}

    /// A rate that is taken to hold.
    public record Assumed(String rule, AmountOrPercent rate, Optional<LocalDate> from, Optional<LocalDate> to, Optional<BigDecimal> cap,
            String because) {}

    /// What holding costs and earns.
    public record Carry(List<Borrow> borrow, BorrowOn borrowOn, long borrowDays, List<Tier> credit, List<Tier> debit, long interestDays,
            List<Fx> fx, List<Funding> funding) {
        public Carry {
            borrow = List.copyOf(borrow);
            credit = List.copyOf(credit);
            debit = List.copyOf(debit);
            fx = List.copyOf(fx);
            funding = List.copyOf(funding);
        }
    }

    /// A borrow fee.
    public record Borrow(Optional<String> symbol, AmountOrPercent.Percent rate) {}

    /// What borrow fees are reckoned on.
    public enum BorrowOn {
        /// 102 % of the price, rounded up to whole currency.
        ROUNDED_102,
        /// The market value.
        MARKET_VALUE
    }

    /// A rate for the part of a balance above an amount.
    public record Tier(BigDecimal from, AmountOrPercent.Percent rate) {}

    /// Financing of a currency pair.
    public record Fx(String symbol, AmountOrPercent longRate, AmountOrPercent shortRate, DayOfWeek tripleDay, long days) {}

    /// Funding of a perpetual contract.
    public record Funding(String symbol, AmountOrPercent rate, List<LocalTime> at) {
        public Funding {
            at = List.copyOf(at);
        }
    }

    /// How tiers work.
    public enum Tiers {
        /// Each unit at the rate of its tier.
        MARGINAL,
        /// The whole execution at the rate of the tier reached before.
        WHOLE
    }

    /// Over what volume counts.
    public enum Window {
        /// The calendar month.
        MONTH,
        /// Thirty days, the present one included.
        THIRTY_DAYS
    }

    /// What minimum and maximum hold for.
    public enum Bounds {
        /// The order.
        ORDER,
        /// The order on one day.
        ORDER_AND_DAY
    }

    /// Which way amounts are rounded.
    public enum Rounding {
        /// Away from zero.
        UP,
        /// To the nearest.
        NEAREST,
        /// Towards zero.
        DOWN;

        /// The rounding of arithmetic.
        public RoundingMode mode() {
            return switch (this) {
                case UP -> RoundingMode.UP;
                case NEAREST -> RoundingMode.HALF_UP;
                case DOWN -> RoundingMode.DOWN;
            };
        }
    }

    /// What is rounded.
    public enum RoundOf {
        /// The order's sum.
        ORDER,
        /// Each execution.
        EXECUTION
    }
}
