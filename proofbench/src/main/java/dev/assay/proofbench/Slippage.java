package dev.assay.proofbench;

import dev.assay.core.market.MarketData;

/// How far the price moves against an order that takes liquidity: market orders and triggered stops. Limit orders that wait for their price
/// do not slip. The spread, an allowance, and the order's own impact are all of this kind.
public interface Slippage {
    /// Half the spread that was quoted.
    static Slippage quotedSpread() {
        return new QuotedSpread();
    }

    /// Stable name, as used in the config: `basis-points`.
    String id();

    /// When to choose it, in one sentence.
    String whenToChoose();

    /// The move against the order, in price units of its instrument; zero or positive.
    ///
    /// @param priceUnits the price before slippage
    /// @param quantityUnits what the order takes now, in its instrument's quantity units; positive
    /// @param datum the datum the order meets
    long against(RestingOrder order, long priceUnits, long quantityUnits, MarketData datum);

    /// How many bars that have ended it looks back at, at most 512.
    default int barsKept() {
        return 0;
    }

    /// Whether it makes no sense without quotes.
    default boolean needsQuotes() {
        return false;
    }

    /// Whether it makes no sense without volumes.
    default boolean needsVolume() {
        return false;
    }

    /// What is assumed, in words.
    String assumptions();
}
