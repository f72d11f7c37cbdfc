package dev.assay.core.risk;

/// Whether orders may go out.
public enum TradingState {
    /// Any order that passes the controls.
    ACTIVE,
    /// Only orders that reduce a position.
    REDUCE_ONLY,
    /// None; cancels always may.
    HALTED
}
