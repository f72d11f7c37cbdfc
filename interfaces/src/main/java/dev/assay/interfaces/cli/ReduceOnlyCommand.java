package dev.assay.interfaces.cli;

import dev.assay.core.event.OperatorCommand.Action;
import picocli.CommandLine.Command;

@Command(name = "reduce-only", description = {
        "Lets only orders out of a running paper session that reduce a position.",
        "", "Example:  assay reduce-only runs/paper-sim-20261123-101500-1a2b3c4d --reason 'news at four'"})
final class ReduceOnlyCommand extends SessionOrder {
    @Override
    Action action() {
        return Action.REDUCE_ONLY;
    }
}
