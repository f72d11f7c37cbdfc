package dev.assay.core.signal;

import dev.assay.core.money.Money;
import dev.assay.core.money.Quantity;

/// How large a position a [Target] asks for. Signed: negative is short.
public sealed interface SizeRule {
    /// A fraction of the account's equity at the decision, at the last mark: 1.0 is fully invested, -0.5 half short.
    ///
    /// @param fraction finite
    record Percent(double fraction) implements SizeRule {
        public Percent {
            if (!Double.isFinite(fraction)) {
                throw new IllegalArgumentException("a target fraction must be a finite number, not " + fraction);
            }
        }

        @Override
        public SizeRule scaled(double allocation) {
            return new Percent(fraction * allocation);
        }
    }

    /// An exact quantity.
    record Units(Quantity quantity) implements SizeRule {
        @Override
        public SizeRule scaled(double allocation) {
            return this;
        }
    }

    /// A fixed amount of money in the instrument's currency, at the last mark.
    record Notional(Money amount) implements SizeRule {
        @Override
        public SizeRule scaled(double allocation) {
            return this;
        }
    }

    /// So much of equity that the position's volatility is a wanted one: `target ÷ volatility`, at most `cap` either way.
    ///
    /// @param target wanted volatility of the position as a fraction of equity, signed
    /// @param volatility the instrument's volatility over the same time (both per year, or both per day); above zero
    /// @param cap largest fraction of equity; above zero
    record Volatility(double target, double volatility, double cap) implements Computed {
        public Volatility {
            Computed.require("volatility", target, volatility, cap);
        }

        @Override
        public double fraction() {
            return Computed.capped(target / volatility, cap);
        }

        @Override
        public SizeRule scaled(double allocation) {
            return new Volatility(target * allocation, volatility, cap * allocation);
        }
    }

    /// So much that a loss of `distance` costs a wanted fraction of equity: `risk ÷ distance`, at most `cap` either way.
    ///
    /// @param risk fraction of equity that may be lost when the stop is hit at its price, signed with the position's direction
    /// @param distance of the stop from the entry, as a fraction of the price (0.02 is 2 %); above zero
    /// @param cap largest fraction of equity; above zero
    record RiskPerTrade(double risk, double distance, double cap) implements Computed {
        public RiskPerTrade {
            Computed.require("distance", risk, distance, cap);
        }

        @Override
        public double fraction() {
            return Computed.capped(risk / distance, cap);
        }

        @Override
        public SizeRule scaled(double allocation) {
            return new RiskPerTrade(risk * allocation, distance, cap * allocation);
        }
    }

    /// A share of the growth-optimal fraction of Kelly (1956) for normal returns, `share × mean ÷ variance`, at most `cap` either way.
    ///
    /// @param share of the full Kelly fraction, for example 0.5; above 0 and up to 1
    /// @param mean expected excess return per period, signed
    /// @param variance variance of the return per period; above zero
    /// @param cap largest fraction of equity; above zero
    record Kelly(double share, double mean, double variance, double cap) implements Computed {
        public Kelly {
            Computed.require("variance", mean, variance, cap);
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException("the share of Kelly's fraction must be above 0 and at most 1, not " + share);
            }
        }

        @Override
        public double fraction() {
            return Computed.capped(share * mean / variance, cap);
        }

        @Override
        public SizeRule scaled(double allocation) {
            return new Kelly(share * allocation, mean, variance, cap * allocation);
        }
    }

    /// A rule that comes to a fraction of equity; the engine rounds it toward zero at nine decimals before it sizes.
    sealed interface Computed extends SizeRule permits Volatility, RiskPerTrade, Kelly {
        /// The fraction of equity, signed.
        double fraction();

        private static void require(String name, double wanted, double measure, double cap) {
            if (!Double.isFinite(wanted) || !(measure > 0 && Double.isFinite(measure)) || !(cap > 0 && Double.isFinite(cap))) {
                throw new IllegalArgumentException("a target needs finite numbers, " + name + " and cap above zero, not " + wanted + ", "
                        + measure + " and " + cap);
            }
        }

        private static double capped(double fraction, double cap) {
            return Math.max(-cap, Math.min(cap, fraction));
        }
    }

    /// The rule for a strategy that has only a part of the account: fractions are multiplied, quantities and amounts stay.
    SizeRule scaled(double allocation);
}
