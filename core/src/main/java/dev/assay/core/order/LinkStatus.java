package dev.assay.core.order;

import dev.assay.core.event.EventType;

/// The state of the link to a broker, as it changes, and its heartbeat.
///
/// @param state what it is now
/// @param text the reason in words, or empty
/// @param transactTs since when, epoch ns UTC
public record LinkStatus(State state, String text, long transactTs) implements BrokerMessage {
    @Override
    public EventType type() {
        return EventType.LINK_STATUS;
    }

    /// What a link can be.
    public enum State {
        /// Up; after an interruption the books must be reconciled.
        CONNECTED,
        /// Still up.
        HEARTBEAT,
        /// Down; what was under way is unknown.
        DISCONNECTED,
        /// Up, but the broker refuses new orders until we have authenticated again; cancels may pass.
        AUTH_EXPIRED
    }
}
