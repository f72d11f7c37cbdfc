package dev.assay.proofbench;

import dev.assay.core.market.Bar;
import dev.assay.core.market.MarketData;
import dev.assay.core.order.Side;
import org.jspecify.annotations.Nullable;

/// Decides whether, how much and at what price a resting order trades against a datum.
///
/// The broker asks in order of arrival and only about data whose interval began at or after the order's arrival, so a model cannot look
/// ahead; [#fillsOnPresentBar] is the one declared exception. Both questions are answered without side effects: the same order and datum
/// give the same answer. Called from the loop's thread.
public interface FillModel {
    /// Stable name, as used in the config: `next-open`.
    String id();

    /// What the model assumes, in words; printed in every report.
    String assumptions();

    /// When to choose it, in one sentence.
    String whenToChoose();

    /// Whether this datum reaches the stop price of an order that still waits for it.
    boolean reachesStop(RestingOrder order, MarketData datum);

    /// What the order gets from this datum, or null for nothing. Never asked about an order that still waits for its stop price. A price
    /// beyond the order's limit, or more than it has left, stops the run.
    @Nullable
    Match match(RestingOrder order, MarketData datum);

    /// Whether it makes no sense without volumes: a run on data without any is then refused.
    default boolean needsVolume() {
        return false;
    }

    /// Whether it makes no sense without quotes: a run on data without any is then refused.
    default boolean needsQuotes() {
        return false;
    }

    /// Whether it makes no sense without single trades: a run on data without any is then refused.
    default boolean needsTrades() {
        return false;
    }

    /// Whether orders trade against an order book: a run on data without one is then refused.
    default boolean needsBook() {
        return false;
    }

    /// How many bars that have ended it looks back at, at most 512.
    default int barsKept() {
        return 0;
    }

    /// Whether limit orders of a side come before its stops in a bar that holds both.
    default boolean limitsFirst(Side side, Bar bar) {
        return false;
    }

    /// Whether the venue must see every bar, although no order rests: where a model looks at volume, at what our orders have taken, or at the
    /// bar that has just closed. It costs a little time for every bar.
    default boolean needsEveryBar() {
        return fillsOnPresentBar() || needsVolume() || barsKept() > 0;
    }

    /// True for the optimistic exception: market orders may fill on the bar that was already known when they were sent.
    default boolean fillsOnPresentBar() {
        return false;
    }
}
