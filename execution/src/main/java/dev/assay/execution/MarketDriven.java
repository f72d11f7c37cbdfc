package dev.assay.execution;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.market.MarketData;

/// A broker that fills from the market data of the run itself: the simulated one. Real brokers see the market on their own.
///
/// Called from the loop's thread at fixed places of an instant.
public interface MarketDriven {
    /// A new instant begins.
    ///
    /// @param now epoch ns UTC
    void onInstant(long now);

    /// Whether an order rests in the instrument; asked for every datum, so it must be cheap.
    boolean wants(Instrument instrument);

    /// Resting orders meet a datum; what follows waits in [BrokerAdapter#poll].
    ///
    /// @param datumId the datum's event id
    void onMarketData(MarketData datum, long datumId);

    /// A corporate action changes resting orders and the broker's own account.
    ///
    /// @param lastPriceUnits last price before the action, for what is paid in cash; [dev.assay.core.risk.RiskView#NO_PRICE] where none is known
    void onCorporateAction(CorporateAction action, long lastPriceUnits);

    /// The same for an action that gives shares of another instrument.
    ///
    /// @param otherPriceUnits last price of that instrument before the action; [dev.assay.core.risk.RiskView#NO_PRICE] where none is known
    default void onCorporateAction(CorporateAction action, long lastPriceUnits, long otherPriceUnits) {
        onCorporateAction(action, lastPriceUnits);
    }

    /// A trading session has ended: day orders that arrived before `now` expire.
    void onSessionEnd(long now);

    /// Whether [#checkMargin] is to be called. Asked once, at the start.
    default boolean watchesMargin() {
        return false;
    }

    /// The data of an instant have been met, and the session's end if it ended: the broker of a margin account looks at the margin.
    ///
    /// @param now epoch ns UTC
    default void checkMargin(long now, boolean sessionEnded) {}

    /// When something under way arrives, so that there is an instant then, epoch ns UTC; `Long.MAX_VALUE` for nothing. Asked only of a broker that
    /// does not answer at once.
    default long nextDue() {
        return Long.MAX_VALUE;
    }

    /// For brokers that need none of it.
    MarketDriven NONE = new MarketDriven() {
        @Override
        public void onInstant(long now) {}

        @Override
        public boolean wants(Instrument instrument) {
            return false;
        }

        @Override
        public void onMarketData(MarketData datum, long datumId) {}

        @Override
        public void onCorporateAction(CorporateAction action, long lastPriceUnits) {}

        @Override
        public void onSessionEnd(long now) {}
    };
}
