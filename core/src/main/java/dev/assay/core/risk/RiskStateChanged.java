package dev.assay.core.risk;

import dev.assay.core.event.EventType;
import dev.assay.core.event.Payload;

/// The trading state of a strategy, or of all, has changed.
///
/// @param scope a strategy's name, or `*`
/// @param state the new state
/// @param reason who or what changed it, and why
public record RiskStateChanged(String scope, TradingState state, String reason) implements Payload {
    @Override
    public EventType type() {
        return EventType.RISK_STATE;
    }
}
