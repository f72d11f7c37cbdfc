package dev.assay.execution;

import dev.assay.core.instrument.Contract;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Price;
import dev.assay.core.order.Side;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line of a fee schedule: what is charged, on what, at which rates, and its bounds. Immutable.
///
/// @param name kind and name in the ledger, such as `commission:ibkr-tiered` or `regulatory:sec-31`; where the kind is `commission` it counts
///        as such for rules that are a share of the commission
/// @param base what the rate is of
/// @param sides whose executions are charged
/// @param kinds which instruments; empty for all
/// @param currency which quote currency; null for any
/// @param tiers how a rate follows from the volume traded
/// @param rates at least one; see [Rate]
/// @param minimum least amount of an order that trades, in currency; zero for none
/// @param maximum most of an order; zero for none
/// @param maximumPercent most of an order in percent of its traded value, which comes last; zero for none
/// @param daily whether an order that works on another day counts anew for these bounds
/// @param rounding to which amount
public record ChargeRule(String name, Base base, Sides sides, List<Kind> kinds, @Nullable Currency currency, Tiers tiers, List<Rate> rates,
        Price minimum, Price maximum, Price maximumPercent, boolean daily, Rounding rounding) {
    /// What a rate is of.
    public enum Base {
        /// A share, contract or coin.
        UNIT,
        /// The traded value: price × quantity × multiplier.
        VALUE,
        /// An execution.
        EXECUTION,
        /// The commission of the same execution.
        COMMISSION
    }

    /// Which side pays.
    public enum Sides {
        /// Both.
        BOTH,
        /// Sales, short ones too.
        SELLS,
        /// Purchases.
        BUYS
    }

    /// Kinds of instruments that schedules speak of.
    public enum Kind {
        /// Shares and funds.
        SHARE,
        /// Options.
        OPTION,
        /// Futures.
        FUTURE,
        /// Currency pairs.
        FX,
        /// Crypto pairs.
        CRYPTO;

        /// The kind of an instrument; null for an index.
        static @Nullable Kind of(Instrument instrument) {
            return switch (instrument.contract()) {
                case Contract.Equity e -> SHARE;
                case Contract.Etf e -> SHARE;
                case Contract.Option o -> OPTION;
                case Contract.Future f -> FUTURE;
                case Contract.FxPair p -> FX;
                case Contract.CryptoPair p -> CRYPTO;
                case Contract.Index i -> null;
            };
        }
    }

    /// How a rate follows from the volume traded before.
    ///
    /// @param marginal whether each unit is charged at the rate of the tier it falls into; otherwise the whole execution at the rate of the
    ///        tier that was reached before it
    /// @param days how many calendar days count, the present one included; 0 for the calendar month
    public record Tiers(boolean marginal, int days) {
        /// Marginal, by calendar month.
        public static final Tiers MONTHLY = new Tiers(true, 0);
    }

    /// A rate with the conditions it holds under. Of those that hold, the one of the highest volume counts, then the one of the highest price.
    ///
    /// @param fromDay first trade date, as days since 1970-01-01
    /// @param toDay last trade date, inclusive
    /// @param volume volume traded before from which it holds: units, or currency for a rate of the value
    /// @param price lowest price per unit it holds for; null for any
    /// @param liquidity whom it holds for
    /// @param rate currency per unit or execution, or a fraction of value or commission; negative for a rebate
    /// @param cap most per execution, in currency; null for no cap
    /// @param assumed why it is taken to hold although it is not published for these dates; empty where it is
    public record Rate(int fromDay, int toDay, Price volume, @Nullable Price price, Liquidity liquidity, Price rate, @Nullable Price cap,
            String assumed) {
        /// A rate that always holds.
        public static Rate always(Price rate) {
            return new Rate(Integer.MIN_VALUE, Integer.MAX_VALUE, new Price(0, 0), null, Liquidity.ANY, rate, null, "");
        }
    }

    /// Whom a rate holds for.
    public enum Liquidity {
        /// Everyone.
        ANY,
        /// Who added liquidity.
        MAKER,
        /// Who took it.
        TAKER
    }

    /// Rounding of an amount.
    ///
    /// @param step to multiples of this, in currency; zero for none but the ledger's
    /// @param mode which way
    /// @param perExecution whether each execution is rounded, or the order's sum
    public record Rounding(Price step, RoundingMode mode, boolean perExecution) {
        /// Half-even at the ledger's scale, the order's sum.
        public static final Rounding LEDGER = new Rounding(new Price(0, 0), RoundingMode.HALF_EVEN, false);
    }

    public ChargeRule {
        kinds = List.copyOf(kinds);
        rates = List.copyOf(rates);
        Fees.notNegative(name + " minimum", minimum);
        Fees.notNegative(name + " maximum", maximum);
        Fees.notNegative(name + " maximum percentage", maximumPercent);
    }

    /// A rate of a base that always holds, for all instruments and both sides, without bounds.
    public static ChargeRule flat(String name, Base base, Price rate) {
        Price none = new Price(0, 0);
        return new ChargeRule(name, base, Sides.BOTH, List.of(), null, Tiers.MONTHLY, List.of(Rate.always(rate)), none, none, none, false,
                Rounding.LEDGER);
    }

    /// The same with bounds for the order.
    public ChargeRule bounded(Price least, Price most, Price mostPercent) {
        return new ChargeRule(name, base, sides, kinds, currency, tiers, rates, least, most, mostPercent, daily, rounding);
    }

    /// The same with other rates.
    public ChargeRule withRates(List<Rate> other) {
        return new ChargeRule(name, base, sides, kinds, currency, tiers, other, minimum, maximum, maximumPercent, daily, rounding);
    }

    /// Whether it is a broker's commission.
    public boolean commission() {
        return name.startsWith("commission:");
    }

    /// Whether executions in an instrument may be charged under it.
    public boolean covers(Instrument instrument) {
        Kind kind = Kind.of(instrument);
        return kind != null && (kinds.isEmpty() || kinds.contains(kind)) && (currency == null || currency.equals(instrument.currency()));
    }

    boolean applies(Instrument instrument, Side side) {
        boolean sided = switch (sides) {
            case BOTH -> true;
            case SELLS -> side != Side.BUY;
            case BUYS -> side == Side.BUY;
        };
        return sided && covers(instrument);
    }

    boolean tiered() {
        for (int i = 0; i < rates.size(); i++) {
            if (rates.get(i).volume().units() != 0) {
                return true;
            }
        }
        return false;
    }
}
