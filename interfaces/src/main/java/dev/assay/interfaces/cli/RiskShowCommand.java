package dev.assay.interfaces.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "show", description = {"The same as assay risk RUN: what each control of a run did.", "",
        "Example:  assay risk show runs/ema-cross-20261122-101500-1a2b3c4d"})
final class RiskShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "The run package: the folder that a run printed.")
    @SuppressWarnings("NullAway.Init")
    private Path run;

    @Option(names = "--json", description = "Prints one JSON object instead of text.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        RiskCommand.show(spec.commandLine().getOut(), run, json);
        return Failures.OK;
    }
}
