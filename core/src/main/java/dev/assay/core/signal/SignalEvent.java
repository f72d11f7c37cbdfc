package dev.assay.core.signal;

import dev.assay.core.event.EventType;
import dev.assay.core.event.Payload;

/// A signal with the strategy that gave it.
///
/// @param strategy who
/// @param signal what
public record SignalEvent(StrategyId strategy, Signal signal) implements Payload {
    @Override
    public EventType type() {
        return switch (signal) {
            case Target t -> EventType.SIGNAL_TARGET;
            case OrderRequest r -> EventType.SIGNAL_ORDER;
            case Replace r -> EventType.SIGNAL_REPLACE;
            case Cancel c -> EventType.SIGNAL_CANCEL;
        };
    }
}
