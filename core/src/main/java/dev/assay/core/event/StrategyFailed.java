package dev.assay.core.event;

/// A strategy's callback threw: its signals were discarded and it was quarantined; others go on.
///
/// @param strategy the strategy's name
/// @param callback the callback that threw, for example `onBar`
/// @param datumId id of the event it was given
/// @param error class and message of the exception
/// @param exits what is done with its protective exits
public record StrategyFailed(String strategy, String callback, long datumId, String error, ExitPolicy exits) implements Payload {
    @Override
    public EventType type() {
        return EventType.STRATEGY_FAILED;
    }

    /// What happens to a failed strategy's protective orders and position.
    public enum ExitPolicy {
        /// Protective exits stay at the venue; opening orders are cancelled.
        KEEP,
        /// Every working order is cancelled; the position stays.
        CANCEL,
        /// Every working order is cancelled and the position closed.
        FLATTEN
    }
}
