package dev.assay.interfaces.cli;

import dev.assay.core.event.OperatorCommand.Action;
import picocli.CommandLine.Command;

@Command(name = "rearm", description = {
        "Allows a running paper session to trade again.",
        "", "Example:  assay rearm runs/paper-sim-20261123-101500-1a2b3c4d --reason 'prices checked'"})
final class RearmCommand extends SessionOrder {
    @Override
    Action action() {
        return Action.REARM;
    }
}
