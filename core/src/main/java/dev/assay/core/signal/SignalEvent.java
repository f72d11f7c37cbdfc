package dev.assay.core.signal;

import dev.assay.core.event.Payload;

/// A signal with the strategy that gave it.
///
/// @param strategy who
/// @param signal what
public record SignalEvent(StrategyId strategy, Signal signal) implements Payload {}
