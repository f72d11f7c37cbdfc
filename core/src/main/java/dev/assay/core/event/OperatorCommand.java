package dev.assay.core.event;

/// A person's order to the platform: journaled with who and why.
///
/// @param action what to do
/// @param scope a strategy's name, or `*` for all
/// @param operator who
/// @param reason why; never blank
public record OperatorCommand(Action action, String scope, String operator, String reason) implements Payload {
    @Override
    public EventType type() {
        return EventType.OPERATOR_COMMAND;
    }

    /// The scope that means every strategy.
    public static final String ALL = "*";

    /// What an operator may order.
    public enum Action {
        /// Cancel working orders and block new ones until re-armed: the kill switch.
        HALT,
        /// As HALT, and close the positions first.
        FLATTEN,
        /// Allow only orders that reduce a position.
        REDUCE_ONLY,
        /// Allow trading again.
        REARM
    }

    public OperatorCommand {
        if (operator.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("an operator command needs who and why");
        }
    }
}
