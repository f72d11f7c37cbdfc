package dev.assay.interfaces.cli;

import dev.assay.core.event.OperatorCommand;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// An operator's command to one running session, over a socket that only its user can open. The session journals it with who and why.
abstract class SessionOrder implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "The session's folder, which it named when it began.")
    @SuppressWarnings("NullAway.Init")
    private Path run;

    @Option(names = "--strategy", paramLabel = "ID", defaultValue = OperatorCommand.ALL, description = "Only this strategy; all if not given.")
    private String strategy = OperatorCommand.ALL;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.")
    private String reason = "";

    @Option(names = "--operator", paramLabel = "NAME", description = "Who (default: the user of this machine).")
    private String operator = System.getProperty("user.name", "operator");

    @Option(names = "--json", description = "Prints one JSON object instead of text.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /// What it orders.
    abstract OperatorCommand.Action action();

    @Override
    public Integer call() {
        JsonNode status = SessionText.ask(run, action() + "\t" + plain(strategy) + "\t" + plain(operator) + "\t" + plain(reason));
        PrintWriter out = spec.commandLine().getOut();
        out.println(json
                ? status.toString()
                : action() + " of " + (strategy.equals(OperatorCommand.ALL) ? "all strategies" : strategy)
                        + " has been given to the session in " + run + "; see what became of it with: assay status " + run);
        out.flush();
        return Failures.OK;
    }

    private static String plain(String text) {
        return text.replaceAll("[\\t\\r\\n]+", " ");
    }
}
