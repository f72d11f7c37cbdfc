package dev.assay.interfaces.cli;

import dev.assay.core.event.OperatorCommand;
import dev.assay.core.event.OperatorCommand.Action;
import dev.assay.interfaces.Wiring;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "release", description = {
        "Lets one order of a running session pass one soft block (risk.soft), for a while, with a reason. Hard blocks cannot be released.",
        "",
        "Example:  assay risk release --strategy ema-cross --symbol AAPL --control MAX_ORDER_QTY --for 15m --reason 'block trade agreed'"})
final class RiskReleaseCommand implements Callable<Integer> {
    @Option(names = "--out", paramLabel = "DIR", defaultValue = "runs", description = "The folder of the runs (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Option(names = "--strategy", required = true, paramLabel = "ID", description = "Whose order.")
    private String strategy = "";

    @Option(names = "--symbol", required = true, paramLabel = "SYMBOL", description = "In which instrument.")
    private String symbol = "";

    @Option(names = "--control", required = true, paramLabel = "ID", description = "Past which control.")
    private String control = "";

    @Option(names = "--for", required = true, paramLabel = "TIME", description = "How long it holds, such as 15m.")
    private String time = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
    private String reason = "";

    @Option(names = "--operator", paramLabel = "NAME", description = "Who (default: the user of this machine).")
    private String operator = System.getProperty("user.name", "operator");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        Wiring wiring = new Wiring();
        if (!wiring.softenable().contains(control) || reason.isBlank() || operator.isBlank() || (strategy + symbol).contains(" ")) {
            return refuse("expected a control that may be soft (" + String.join(", ", wiring.softenable())
                    + "), a strategy and a symbol without spaces, who and why");
        }
        long now = wiring.clock().nowNanos();
        try {
            long until = Math.addExact(now, Duration.parse("PT" + time.toUpperCase(Locale.ROOT)).toNanos());
            wiring.killSwitch(out).append(new OperatorCommand(Action.RELEASE,
                    new OperatorCommand.Release(strategy, symbol, control, until).scope(), operator, reason), now);
        } catch (DateTimeParseException e) {
            return refuse("--for " + time + ": expected a length of time such as 30s, 15m or 2h");
        }
        spec.commandLine().getOut()
                .println("One order of " + strategy + " in " + symbol + " may pass " + control + " in the next " + time + ".");
        spec.commandLine().getOut().flush();
        return Failures.OK;
    }

    private int refuse(String message) {
        spec.commandLine().getErr().println("assay risk release: " + message);
        spec.commandLine().getErr().flush();
        return Failures.USAGE;
    }
}
