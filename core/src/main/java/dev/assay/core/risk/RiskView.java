package dev.assay.core.risk;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Currency;
import dev.assay.core.signal.StrategyId;
import java.math.RoundingMode;

/// What a control may look at: the books as they stand inside the present instant. Read-only; valid during the call only.
///
/// Quantities are in the instrument's quantity units, prices in its price units, money in units of the account currency's ledger scale.
/// Nothing is ever guessed: a missing price is [#NO_PRICE], and a control that needs it rejects.
public interface RiskView {
    /// Stands for a price that is not known.
    long NO_PRICE = Long.MIN_VALUE;

    /// The present instant, epoch ns UTC.
    long now();

    /// The account's currency.
    Currency currency();

    /// Whether amounts in the instrument's currency can be converted into the account's: always where they are the same.
    default boolean rateKnown(Instrument instrument) {
        return instrument.currency().equals(currency());
    }

    /// Converts ledger units of the instrument's currency into the account's, at the latest rate.
    ///
    /// @throws IllegalStateException when the rate is not known
    default long toAccount(Instrument instrument, long units, RoundingMode rounding) {
        return same(instrument, units);
    }

    /// Converts ledger units of the account's currency into the instrument's, at the latest rate.
    ///
    /// @throws IllegalStateException when the rate is not known
    default long fromAccount(Instrument instrument, long units, RoundingMode rounding) {
        return same(instrument, units);
    }

    private long same(Instrument instrument, long units) {
        if (!rateKnown(instrument)) {
            throw new IllegalStateException("no rate " + instrument.currency() + "/" + currency() + " is known: amounts in "
                    + instrument.currency() + " cannot be valued");
        }
        return units;
    }

    /// Net position of the account, signed.
    long positionUnits(Instrument instrument);

    /// Net position of one strategy, signed.
    long positionUnits(StrategyId strategy, Instrument instrument);

    /// What working buy orders may still add; never negative.
    long workingBuyUnits(Instrument instrument);

    /// What working sell orders may still take away; never negative.
    long workingSellUnits(Instrument instrument);

    /// The total quantity, filled and working, at which a working order already counts in position and working quantities; 0 where no such
    /// order works, so that its replacement counts like a new order.
    ///
    /// @param clOrdId the working order's client order id, as in [dev.assay.core.order.OrderIntent#replaces]
    default long countedUnits(long clOrdId) {
        return 0;
    }

    /// Whether the account keeps long and short positions apart.
    default boolean hedged() {
        return false;
    }

    /// The books as they are, with one net position per instrument: for who judges the account's net exposure where long and short
    /// positions are kept apart. Elsewhere, the view itself.
    default RiskView net() {
        return this;
    }

    /// What the account holds on one side, not negative.
    ///
    /// @param side 1 for long, -1 for short
    default long sideUnits(Instrument instrument, int side) {
        return Math.max(0, Math.multiplyExact(side, positionUnits(instrument)));
    }

    /// What one strategy holds on one side, not negative.
    ///
    /// @param side 1 for long, -1 for short
    default long sideUnits(StrategyId strategy, Instrument instrument, int side) {
        return Math.max(0, Math.multiplyExact(side, positionUnits(strategy, instrument)));
    }

    /// The most that working orders of the account may still add to one side where long and short are kept apart; never negative.
    ///
    /// @param side 1 for what buys open, -1 for what sales open
    default long openingUnits(Instrument instrument, int side) {
        return side > 0 ? workingBuyUnits(instrument) : workingSellUnits(instrument);
    }

    /// The same of one strategy.
    default long openingUnits(StrategyId strategy, Instrument instrument, int side) {
        return side > 0 ? workingBuyUnits(strategy, instrument) : workingSellUnits(strategy, instrument);
    }

    /// What one strategy's working orders, other than protective exits, may still close where long and short are kept apart; at most what
    /// there is.
    ///
    /// @param side 1 for buys, which close the short side, -1 for sales
    default long closingUnits(StrategyId strategy, Instrument instrument, int side) {
        return 0;
    }

    /// Last mark, or [#NO_PRICE].
    long markUnits(Instrument instrument);

    /// When the last mark became known, epoch ns UTC; meaningless without one.
    long markTs(Instrument instrument);

    /// Whether the instrument is halted or its feed stale.
    boolean halted(Instrument instrument);

    /// Cash plus positions at their marks.
    long equityUnits();

    /// Sum over instruments of |position| at its mark.
    long grossExposureUnits();

    /// Sum over instruments of the larger of |position + working buys| and |position - working sells|, at its mark.
    long worstGrossExposureUnits();

    /// All sums over the account at once. Where a view can not tell, nothing passes: working orders are worth more than any limit.
    default AccountSums sums() {
        long gross = worstGrossExposureUnits();
        return new AccountSums().set(gross, gross, -gross, Long.MAX_VALUE);
    }

    /// What one strategy's working buy orders may still add; at most the account's.
    default long workingBuyUnits(StrategyId strategy, Instrument instrument) {
        return workingBuyUnits(instrument);
    }

    /// What one strategy's working sell orders may still take away; at most the account's.
    default long workingSellUnits(StrategyId strategy, Instrument instrument) {
        return workingSellUnits(instrument);
    }

    /// The highest limit price, no higher than `atMost`, among the account's working buy orders that can trade now, or [#NO_PRICE]. A
    /// replaced order counts.
    default long bestBuyUnits(Instrument instrument, long atMost) {
        return NO_PRICE;
    }

    /// The lowest limit price, no lower than `atLeast`, among the account's working sell orders that can trade now, or [#NO_PRICE].
    default long bestSellUnits(Instrument instrument, long atLeast) {
        return NO_PRICE;
    }

    /// Whether the exchange trades at this instant, its first and last instant included. Unknown is no.
    default boolean inSession() {
        return false;
    }

    /// Time-dependent state folded from events.
    RiskState state();
}
