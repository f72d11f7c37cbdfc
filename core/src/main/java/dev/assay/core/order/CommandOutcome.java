package dev.assay.core.order;

import dev.assay.core.event.EventType;

/// What became of a command on its way to the broker. A refusal by the broker is no outcome of the way: it comes as an [ExecutionReport]
/// that rejects.
///
/// @param clOrdId the command's client order id
/// @param outcome what is known
/// @param text the reason in words, or empty
/// @param transactTs when it was known, epoch ns UTC
public record CommandOutcome(long clOrdId, Outcome outcome, String text, long transactTs) implements BrokerMessage {
    @Override
    public EventType type() {
        return EventType.COMMAND_OUTCOME;
    }

    /// What can be known of a command that was sent.
    public enum Outcome {
        /// The broker has it.
        ACCEPTED,
        /// The broker had it already, under the same id: it exists.
        DUPLICATE,
        /// The broker did not take it because too many came; it may be sent again, with the same id, later.
        THROTTLED,
        /// It did not go out: there is no link, or no permission to use it; it may be sent again, with the same id, once there is.
        DISCONNECTED,
        /// It may or may not have arrived: a timeout, an error of the server, an answer that cannot be read.
        UNKNOWN
    }
}
