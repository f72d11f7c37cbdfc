package dev.assay.proofbench;

import dev.assay.core.market.MarketData;

/// How far the price moves against an order that takes liquidity: market orders and triggered stops. Limit orders that wait for their price
/// do not slip.
public interface Slippage {
    /// The move against the order, in price units of its instrument; zero or positive.
    ///
    /// @param priceUnits the price before slippage
    /// @param datum the datum the order meets
    long against(RestingOrder order, long priceUnits, MarketData datum);

    /// What is assumed, in words.
    String assumptions();
}
