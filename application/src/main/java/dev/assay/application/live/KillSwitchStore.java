package dev.assay.application.live;

import dev.assay.core.event.OperatorCommand;
import java.util.ArrayList;
import java.util.List;

/// Where operator commands outlive the process: what was ordered under a run root, and what of it is in force. Safe for several processes.
public interface KillSwitchStore {
    /// Remembers a command; durable when it returns.
    ///
    /// @param ts when it was given, epoch ns UTC
    void append(OperatorCommand command, long ts);

    /// Every command ever given, oldest first.
    List<OperatorCommand> history();

    /// What is in force: the latest command of each scope that was not re-armed since, oldest first. Re-arming all re-arms each; a release of a soft block
    /// is for one order and ends with the session.
    default List<OperatorCommand> inForce() {
        List<OperatorCommand> standing = new ArrayList<>();
        for (OperatorCommand command : history()) {
            if (command.action() == OperatorCommand.Action.RELEASE) {
                continue;
            }
            boolean rearm = command.action() == OperatorCommand.Action.REARM;
            standing.removeIf(
                    earlier -> earlier.scope().equals(command.scope()) || rearm && command.scope().equals(OperatorCommand.ALL));
            if (!rearm) {
                standing.add(command);
            }
        }
        return List.copyOf(standing);
    }
}
