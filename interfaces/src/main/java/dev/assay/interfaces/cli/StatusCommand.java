package dev.assay.interfaces.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

@Command(name = "status", description = {
        "How a running paper session stands: positions, profit and loss, working orders, limits that were hit, inputs that wait or came late.",
        "", "Example:  assay status runs/paper-sim-20261123-101500-1a2b3c4d"})
final class StatusCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "The session's folder, which it named when it began.")
    @SuppressWarnings("NullAway.Init")
    private Path run;

    @Option(names = "--json", description = "Prints one JSON object instead of text.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        JsonNode status = SessionText.ask(run, "status");
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? status + System.lineSeparator() : SessionText.whole(status));
        out.flush();
        return Failures.OK;
    }
}
