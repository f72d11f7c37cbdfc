package dev.assay.execution;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.market.MarketData;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.signal.SignalEvent;
import dev.assay.core.signal.StrategyId;

/// Turns signals into sized intents: sizing, rounding to lots and ticks, netting, batching. One flush per instant.
///
/// Called from the loop's thread only, at fixed places. A signal that leads to no intent is explained by an event, never dropped in silence.
/// It listens to the OMS (after the portfolio has booked), because exits follow fills and a target may have to wait for a cancel: so
/// [#flush] is called after every pass of the cascade, not only where there were signals; with nothing to do it returns at once.
public interface ExecutionEngine extends OrderListener {
    /// Takes a signal of the present instant; nothing is sent yet.
    ///
    /// @param signal what a strategy asks for
    /// @param signalId its event id: the cause of what follows
    /// @param correlationId id of the root input
    void accept(SignalEvent signal, long signalId, long correlationId);

    /// Sizes what was accepted, in order of arrival, and hands each result on.
    void flush(Outlet outlet);

    /// Whether something here waits for the instrument's prices or volume; asked for every datum, so it is cheap.
    default boolean wants(Instrument instrument) {
        return false;
    }

    /// A datum of an instrument it wants, after the venue has met it; what follows goes out at the next flush.
    default void onMarketData(MarketData datum, long datumId) {}

    /// The next time at which it must be called by [#onTimer], epoch ns UTC; Long.MAX_VALUE for none.
    default long nextDue() {
        return Long.MAX_VALUE;
    }

    /// The time it asked for has come; what follows goes out at the next flush.
    ///
    /// @param timerId event id of the timer
    default void onTimer(long timerId) {}

    /// A strategy's position has changed without a fill.
    ///
    /// @param eventId event id of the change
    default void onAdjustment(StrategyId strategy, Instrument instrument, long eventId, long correlationId) {}

    /// A trading session has ended.
    default void onSessionEnd() {}

    /// A strategy's trading is halted and its orders are being cancelled: what was not sent is explained and forgotten, and nothing is sent
    /// for it until [#onRearm].
    default void onHalt(StrategyId strategy, String reason) {}

    /// A strategy may trade again: the protection of what it holds comes back.
    ///
    /// @param causeId event id of the operator's command
    default void onRearm(StrategyId strategy, long causeId, long correlationId) {}

    /// Adjusts what it remembers of an instrument for a split, before the first signal of the ex-date.
    void onSplit(CorporateAction.Split split);

    /// A corporate action has ended the orders of an instrument: what waits here for it is given up too. Exits end with the instrument; where
    /// it goes on, they are looked at again by what its shares cost now.
    ///
    /// @param actionId event id of the action
    void onEnd(CorporateAction action, String reason, long actionId);

    /// Forgets what a strategy asked for and was not yet sent; each such signal is explained by an event.
    ///
    /// @param strategy whose
    /// @param reason why, in words
    /// @param keepExits whether its protective exits go on being placed, resized and cancelled with its position
    void discard(StrategyId strategy, String reason, boolean keepExits);

    /// Where sized intents and cancels go: to RiskGuard and then the OMS.
    interface Outlet {
        /// An intent, already recorded as an event.
        void onIntent(OrderIntent intent, long intentId, long correlationId);

        /// A working order to be cancelled.
        ///
        /// @param clOrdId the order's identity: the id it was born with
        /// @param reason why, in words
        /// @param causeId event id of the cause
        void onCancel(long clOrdId, String reason, long causeId, long correlationId);
    }
}
