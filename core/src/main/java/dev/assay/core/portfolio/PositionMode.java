package dev.assay.core.portfolio;

/// Whether a long and a short position in one instrument can stand beside each other.
public enum PositionMode {
    /// One position per strategy and instrument: what points the other way closes it.
    NETTING,
    /// A long and a short book per strategy and instrument; [dev.assay.core.order.PositionEffect] says which one an order means.
    HEDGING
}
