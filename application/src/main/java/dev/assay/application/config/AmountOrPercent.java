package dev.assay.application.config;

import java.math.BigDecimal;

/// A value given either as a plain amount or as a percentage of something the key names. Exact decimals, never negative.
public sealed interface AmountOrPercent {
    /// The number as written, without a percent sign.
    BigDecimal number();

    /// The amount this stands for: itself, or its percentage of `base`, exactly.
    BigDecimal of(BigDecimal base);

    /// A plain amount, in the account currency or the unit the key names.
    record Amount(BigDecimal value) implements AmountOrPercent {
        @Override
        public BigDecimal number() {
            return value;
        }

        @Override
        public BigDecimal of(BigDecimal base) {
            return value;
        }

        @Override
        public String toString() {
            return value.toPlainString();
        }
    }

    /// A percentage.
    ///
    /// @param percent 100 for the whole
    record Percent(BigDecimal percent) implements AmountOrPercent {
        @Override
        public BigDecimal number() {
            return percent;
        }

        @Override
        public BigDecimal of(BigDecimal base) {
            return base.multiply(fraction());
        }

        /// 1 for the whole: the percentage divided by 100, exactly.
        public BigDecimal fraction() {
            return percent.movePointLeft(2);
        }

        @Override
        public String toString() {
            return percent.toPlainString() + "%";
        }
    }
}
