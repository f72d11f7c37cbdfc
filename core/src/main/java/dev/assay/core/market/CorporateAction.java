package dev.assay.core.market;

import dev.assay.core.event.EventType;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// An issuer's action that changes what a position or a working order means. Effective before the first trade at `tsEvent`.
public sealed interface CorporateAction extends MarketData {
    /// `numerator` new shares for every `denominator` old ones (2 for 1: 2, 1; reverse 1 for 10: 1, 10).
    ///
    /// @param instrument the instrument
    /// @param tsEvent start of the ex-date's session, epoch ns UTC
    /// @param numerator new shares
    /// @param denominator old shares
    record Split(Instrument instrument, long tsEvent, long numerator, long denominator) implements CorporateAction {
        @Override
        public EventType type() {
            return EventType.SPLIT;
        }

        public Split {
            if (numerator <= 0 || denominator <= 0) {
                throw new IllegalArgumentException(
                        instrument.symbol() + ": a split ratio needs two positive numbers, not " + numerator + ":" + denominator);
            }
        }
    }

    /// Cash per share, owed to holders at the ex-date and paid at `payTs`; short positions owe it.
    ///
    /// @param instrument the instrument
    /// @param tsEvent start of the ex-date's session, epoch ns UTC
    /// @param payTs when cash moves, epoch ns UTC; not before `tsEvent`
    /// @param perShare amount per share in the instrument's currency
    record CashDividend(Instrument instrument, long tsEvent, long payTs, Price perShare) implements CorporateAction {
        @Override
        public EventType type() {
            return EventType.CASH_DIVIDEND;
        }

        public CashDividend {
            if (payTs < tsEvent) {
                throw new IllegalArgumentException(instrument.symbol() + ": a dividend cannot be paid before its ex-date");
            }
        }

        /// What a position of that many quantity units is owed; negative when short.
        public Money amount(long positionUnits) {
            return instrument.notional(perShare, instrument.quantity(positionUnits));
        }
    }

    /// `numerator` more shares for every `denominator` held: a split of `denominator + numerator` for `denominator`.
    ///
    /// @param instrument the instrument
    /// @param tsEvent start of the ex-date's session, epoch ns UTC
    /// @param numerator shares that come; positive
    /// @param denominator shares held; positive
    record StockDividend(Instrument instrument, long tsEvent, long numerator, long denominator) implements CorporateAction {
        @Override
        public EventType type() {
            return EventType.STOCK_DIVIDEND;
        }

        public StockDividend {
            requireRatio(instrument, numerator, denominator);
        }

        /// What it does to positions, orders and prices.
        public Split asSplit() {
            return new Split(instrument, tsEvent, Math.addExact(numerator, denominator), denominator);
        }
    }

    /// Every share becomes cash, shares of another instrument, or both; the instrument ends. Short positions owe what holders receive.
    ///
    /// @param instrument what ends
    /// @param tsEvent start of the first session without it, epoch ns UTC
    /// @param payTs when cash moves, epoch ns UTC; not before `tsEvent`
    /// @param into what holders receive shares of, in the same currency; null for cash alone
    /// @param numerator shares of `into` for every `denominator` old ones; positive, 1 where there are none
    /// @param denominator old shares; positive
    /// @param cash amount per old share in the instrument's currency; not negative
    record Merger(Instrument instrument, long tsEvent, long payTs, @Nullable Instrument into, long numerator, long denominator,
            Price cash) implements CorporateAction {
        @Override
        public EventType type() {
            return EventType.MERGER;
        }

        public Merger {
            requireRatio(instrument, numerator, denominator);
            requireInto(instrument, into);
            if (payTs < tsEvent || cash.units() < 0 || into == null && cash.units() == 0) {
                throw new IllegalArgumentException(instrument.symbol()
                        + ": a merger gives shares, cash above zero or both, paid no earlier than it takes effect; not " + cash + " at "
                        + payTs);
            }
        }
    }

    /// The instrument goes on under another symbol: every share becomes one of `into`.
    ///
    /// @param instrument what ends
    /// @param tsEvent start of the first session under the new symbol, epoch ns UTC
    /// @param into what goes on, in the same currency
    record SymbolChange(Instrument instrument, long tsEvent, Instrument into) implements CorporateAction {
        @Override
        public EventType type() {
            return EventType.SYMBOL_CHANGE;
        }

        public SymbolChange {
            requireInto(instrument, into);
        }
    }

    /// Holders receive shares of another instrument, and a part of what their shares had cost goes with them.
    ///
    /// @param instrument the parent, which goes on
    /// @param tsEvent start of the ex-date's session, epoch ns UTC
    /// @param child what holders receive, in the same currency
    /// @param numerator shares of `child` for every `denominator` of the parent; positive
    /// @param denominator shares of the parent; positive
    /// @param basis which part of the cost goes to the child: the issuer's allocation, above 0 and below 1
    record SpinOff(Instrument instrument, long tsEvent, Instrument child, long numerator, long denominator,
            Price basis) implements CorporateAction {
        @Override
        public EventType type() {
            return EventType.SPIN_OFF;
        }

        public SpinOff {
            requireRatio(instrument, numerator, denominator);
            requireInto(instrument, child);
            if (basis.units() <= 0 || basis.decimal().compareTo(BigDecimal.ONE) >= 0) {
                throw new IllegalArgumentException(
                        instrument.symbol() + ": the part of the cost that goes to a spin-off is above 0 and below 1, not " + basis);
            }
        }
    }

    /// The instrument ends, at its terminal value.
    ///
    /// @param instrument what ends
    /// @param tsEvent start of the first session without it, epoch ns UTC
    /// @param payTs when cash moves, epoch ns UTC; not before `tsEvent`
    /// @param value amount per share in the instrument's currency; not negative, 0 where nothing is left
    record Delisting(Instrument instrument, long tsEvent, long payTs, Price value) implements CorporateAction {
        @Override
        public EventType type() {
            return EventType.DELISTING;
        }

        public Delisting {
            if (payTs < tsEvent || value.units() < 0) {
                throw new IllegalArgumentException(instrument.symbol()
                        + ": a delisting has a value of 0 or more, paid no earlier than it takes effect; not " + value + " at " + payTs);
            }
        }
    }

    /// Whether working orders of the instrument end with it: where the instrument does, and where a part of it leaves that no order could
    /// have known the price of. Exchanges cancel them then.
    default boolean endsOrders() {
        return switch (this) {
            case Split s -> false;
            case CashDividend d -> false;
            case StockDividend s -> false;
            case Merger m -> true;
            case SymbolChange c -> true;
            case SpinOff s -> true;
            case Delisting d -> true;
        };
    }

    /// What earlier prices of the instrument are multiplied by to compare with those from here on; 1 where they are as they were, as over a
    /// cash dividend. For indicators alone: nothing is booked by it.
    default double priceRatio() {
        return switch (this) {
            case Split s -> (double) s.denominator() / s.numerator();
            case StockDividend s -> (double) s.denominator() / Math.addExact(s.denominator(), s.numerator());
            case SpinOff s -> 1 - s.basis().toDouble();
            case CashDividend d -> 1;
            case Merger m -> 1;
            case SymbolChange c -> 1;
            case Delisting d -> 1;
        };
    }

    /// Whether nothing trades in the instrument any more.
    default boolean endsInstrument() {
        return endsOrders() && !(this instanceof SpinOff);
    }

    /// What holders receive shares of, where that is another instrument.
    default @Nullable Instrument other() {
        return switch (this) {
            case Split s -> null;
            case CashDividend d -> null;
            case StockDividend s -> null;
            case Merger m -> m.into();
            case SymbolChange c -> c.into();
            case SpinOff s -> s.child();
            case Delisting d -> null;
        };
    }

    private static void requireRatio(Instrument instrument, long numerator, long denominator) {
        if (numerator <= 0 || denominator <= 0) {
            throw new IllegalArgumentException(
                    instrument.symbol() + ": a ratio of shares needs two positive numbers, not " + numerator + ":" + denominator);
        }
    }

    private static void requireInto(Instrument instrument, @Nullable Instrument into) {
        if (into != null && (into.number() == instrument.number() || !into.currency().equals(instrument.currency()))) {
            throw new IllegalArgumentException(instrument.symbol() + " in " + instrument.currency() + " cannot become " + into.symbol()
                    + " in " + into.currency() + ": it must be another instrument in the same currency");
        }
    }
}
