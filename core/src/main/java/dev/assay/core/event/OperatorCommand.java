package dev.assay.core.event;

/// A person's order to the platform: journaled with who and why.
///
/// @param action what to do
/// @param scope a strategy's name, or `*` for all; of a RELEASE what [Release#scope] gives
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
        REARM,
        /// Let one order pass one soft block: the scope says which ([Release]).
        RELEASE,
        /// Compare the books with the broker's.
        RECONCILE
    }

    public OperatorCommand {
        if (operator.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("an operator command needs who and why");
        }
    }

    /// What a RELEASE lets pass.
    ///
    /// @param strategy whose order
    /// @param symbol in which instrument
    /// @param control past which control
    /// @param untilTs last instant at which it holds, epoch ns UTC
    public record Release(String strategy, String symbol, String control, long untilTs) {
        /// As the scope of a command: the four with spaces between.
        public String scope() {
            return strategy + " " + symbol + " " + control + " " + untilTs;
        }

        /// Reads what [#scope] wrote.
        ///
        /// @throws IllegalArgumentException for any other text
        public static Release parse(String scope) {
            String[] words = scope.split(" ", -1);
            if (words.length != 4) {
                throw new IllegalArgumentException("\"" + scope + "\" is no release: expected strategy, symbol, control and time in ns");
            }
            return new Release(words[0], words[1], words[2], Long.parseLong(words[3]));
        }
    }
}
