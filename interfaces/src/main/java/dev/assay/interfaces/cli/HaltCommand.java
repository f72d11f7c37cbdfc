package dev.assay.interfaces.cli;

import dev.assay.core.event.OperatorCommand.Action;
import picocli.CommandLine.Command;

@Command(name = "halt", description = {
        "Halts a running paper session from another terminal: working orders are cancelled and no new one goes out until it is re-armed.",
        "", "Example:  assay halt runs/paper-sim-20261123-101500-1a2b3c4d --reason 'prices look wrong'"})
final class HaltCommand extends SessionOrder {
    @Override
    Action action() {
        return Action.HALT;
    }
}
