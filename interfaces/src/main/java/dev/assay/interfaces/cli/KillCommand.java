package dev.assay.interfaces.cli;

import dev.assay.application.live.KillSwitchStore;
import dev.assay.core.event.OperatorCommand;
import dev.assay.core.event.OperatorCommand.Action;
import dev.assay.interfaces.Wiring;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "kill", description = {
        "The kill switch of all runs under a folder: working orders are cancelled and no new one goes out, until it is re-armed. It stays in "
                + "force over restarts.",
        "", "Examples:  assay kill --reason 'prices look wrong'", "           assay kill --strategy ema-cross --flatten --reason 'out'",
        "           assay kill --rearm --reason 'prices checked'", "           assay kill --status"})
final class KillCommand implements Callable<Integer> {
    @Option(names = "--out", paramLabel = "DIR", defaultValue = "runs", description = "The folder of the runs (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Option(names = "--strategy", paramLabel = "ID", defaultValue = OperatorCommand.ALL, description = "Only this strategy; all if not given.")
    private String strategy = OperatorCommand.ALL;

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "Why; needed for all but --status.")
    private String reason = "";

    @Option(names = "--operator", paramLabel = "NAME", description = "Who (default: the user of this machine).")
    private String operator = System.getProperty("user.name", "operator");

    @ArgGroup(exclusive = true)
    private What what = new What();

    private static final class What {
        @Option(names = "--flatten", description = "Closes the positions first, then halts.")
        private boolean flatten;

        @Option(names = "--reduce-only", description = "Lets only orders out that reduce a position.")
        private boolean reduceOnly;

        @Option(names = "--rearm", description = "Allows trading again.")
        private boolean rearm;

        @Option(names = "--status", description = "Only shows what is in force.")
        private boolean status;

        private Action action() {
            return flatten ? Action.FLATTEN : reduceOnly ? Action.REDUCE_ONLY : rearm ? Action.REARM : Action.HALT;
        }
    }

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter text = spec.commandLine().getOut();
        Wiring wiring = new Wiring();
        KillSwitchStore store = wiring.killSwitch(out);
        if (!what.status) {
            if (reason.isBlank() || operator.isBlank()) {
                spec.commandLine().getErr()
                        .println("assay kill: say why with --reason TEXT" + (operator.isBlank() ? ", and who with --operator NAME" : ""));
                return Failures.USAGE;
            }
            store.append(new OperatorCommand(what.action(), strategy, operator, reason), wiring.clock().nowNanos());
        }
        List<OperatorCommand> inForce = store.inForce();
        if (inForce.isEmpty()) {
            text.println("Trading is active under " + out + ".");
        }
        for (OperatorCommand each : inForce) {
            text.println(each.action() + " of " + (each.scope().equals(OperatorCommand.ALL) ? "all strategies" : each.scope())
                    + " is in force under "
                    + out + ", by " + each.operator() + ": " + each.reason());
        }
        text.flush();
        return Failures.OK;
    }
}
