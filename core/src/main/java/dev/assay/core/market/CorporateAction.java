package dev.assay.core.market;

import dev.assay.core.event.EventType;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;

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
}
