package dev.assay.application.live;

import dev.assay.core.event.OperatorCommand;
import org.jspecify.annotations.Nullable;

/// How a person ends a running session from inside its process. Thread-safe.
public final class StopSignal {
    private @Nullable OperatorCommand command;
    private @Nullable Runnable hook;

    /// Asks the session to end before its next instant; later requests change nothing.
    ///
    /// @param operator who
    /// @param reason why
    public synchronized void request(String operator, String reason) {
        if (command == null) {
            command = new OperatorCommand(OperatorCommand.Action.HALT, OperatorCommand.ALL, operator, reason);
            if (hook != null) {
                hook.run();
            }
        }
    }

    /// What to run when it is requested; at once when it was already.
    public synchronized void onRequest(Runnable action) {
        hook = action;
        if (command != null) {
            action.run();
        }
    }

    /// The request as a command to halt; null where there was none.
    public synchronized @Nullable OperatorCommand command() {
        return command;
    }
}
