package dev.assay.proofbench;

/// What a [FillModel] gives an order for one datum.
///
/// @param quantityUnits filled now, in the instrument's quantity units; positive, at most what the order has left
/// @param priceUnits price per unit in the instrument's price units, slippage included
/// @param slippageUnits how far the price was moved against the order, in price units; zero or positive
public record Match(long quantityUnits, long priceUnits, long slippageUnits) {}
