package dev.assay.signalcore;

import dev.assay.core.event.Timer;
import dev.assay.core.market.Bar;
import dev.assay.core.market.BookDelta;
import dev.assay.core.market.BookSnapshot;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.market.Quote;
import dev.assay.core.market.Trade;
import dev.assay.core.order.Fill;
import dev.assay.core.order.OrderEvent;
import java.util.List;

/// A trading strategy: market data in, signals out. The same object runs in research, backtest and paper.
///
/// Callbacks run one at a time, in event order, on the loop's thread, and must return promptly. They read the world only through the
/// [StrategyContext]; they may not read a clock, draw randomness, do I/O or start threads. A callback that throws is undone (its signals
/// are discarded) and the strategy is quarantined. Order of callbacks within an instant: order events and fills, then each datum, then
/// timers, then bars of further series, then [#onInstant] once.
public interface Strategy {
    /// The parameters this strategy takes; a config is checked against them before the run.
    default List<Param> parameters() {
        return List.of();
    }

    /// What is wrong with parameters that are each in bounds but do not fit together; empty when they do.
    default List<String> problems(Parameters parameters) {
        return List.of();
    }

    /// How many bars per instrument it must see before its signals count. Signals given earlier are discarded and counted.
    default int warmUpBars(Parameters parameters) {
        return 0;
    }

    /// Called once, before any data; the universe and the parameters are known.
    default void onStart(StrategyContext context) {}

    /// A split or dividend takes effect, before the first datum of its ex-date is shown. Prices are raw: an indicator that remembers prices
    /// must be rescaled here, or a split looks like a crash to it.
    default void onCorporateAction(CorporateAction action, StrategyContext context) {}

    /// A bar has closed.
    default void onBar(Bar bar, StrategyContext context) {}

    /// A bar of a further series has ended, one of those that the config's `timeframes` names for this strategy. Made of the data shown so far and
    /// shown after them, in the instant it ends; orders meet the finest data all the same.
    ///
    /// @param timeframe as in the config: `1h`, `1w`, `500trades`
    default void onTimeframe(String timeframe, Bar bar, StrategyContext context) {}

    /// The best bid or offer has changed.
    default void onQuote(Quote quote, StrategyContext context) {}

    /// The market has traded.
    default void onTrade(Trade trade, StrategyContext context) {}

    /// The whole order book is known anew.
    default void onBookSnapshot(BookSnapshot book, StrategyContext context) {}

    /// A price level or an order of the book has changed.
    default void onBookDelta(BookDelta delta, StrategyContext context) {}

    /// Every datum of the instant has been seen: the place to compare instruments.
    default void onInstant(StrategyContext context) {}

    /// An order of this strategy has filled, in part or whole.
    default void onFill(Fill fill, StrategyContext context) {}

    /// An order of this strategy has changed state.
    default void onOrderEvent(OrderEvent event, StrategyContext context) {}

    /// A timer set by this strategy is due.
    default void onTimer(Timer timer, StrategyContext context) {}

    /// The run ends; signals given here are discarded.
    default void onStop(StrategyContext context) {}
}
