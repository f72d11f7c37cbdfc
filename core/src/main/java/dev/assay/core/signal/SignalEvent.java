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
            case Target t -> t.algo() == null ? EventType.SIGNAL_TARGET : EventType.SIGNAL_TARGET_WORKED;
            case OrderRequest r -> r.link() == null && r.algo() == null ? EventType.SIGNAL_ORDER : EventType.SIGNAL_ORDER_LINKED;
            case Replace r -> EventType.SIGNAL_REPLACE;
            case Cancel c -> EventType.SIGNAL_CANCEL;
        };
    }
}
