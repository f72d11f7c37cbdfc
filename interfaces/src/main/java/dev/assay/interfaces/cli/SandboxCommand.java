package dev.assay.interfaces.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Names no type of the sandbox in its fields and methods, so that no other command loads it.
@Command(name = "sandbox", description = {
        "A broker on this machine: Alpaca's API, driven by the simulated broker on the bars of a catalogue. Point any Alpaca client at it; any keys"
                + " will do. Nothing leaves this machine, and time begins to pass with the first client.",
        "", "Examples:  assay sandbox --symbols AAPL,MSFT --from 2015-01-02 --speed 3600",
        "           assay sandbox --catalog data --speed step --port 0"})
final class SandboxCommand implements Callable<Integer> {
    @Option(names = {"--catalog",
            "--catalogue"}, paramLabel = "DIR", description = "Folder of the catalogue. Default: ${DEFAULT-VALUE}")
    Path catalogue = Path.of("catalogue");

    @Option(names = "--dataset", paramLabel = "NAME", description = "Dataset of the bars. Default: the only one there is.")
    @Nullable
    String dataset;

    @Option(names = "--actions", paramLabel = "NAME", description = "Dataset of the corporate actions, or none. Default: the only one there is.")
    @Nullable
    String actions;

    @Option(names = "--symbols", paramLabel = "A,B", split = ",", description = "What can be traded. Default: all of the dataset.")
    List<String> symbols = List.of();

    @Option(names = "--from", paramLabel = "DATE", description = "First day. Default: the dataset's first.")
    @Nullable
    LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "Last day. Default: the dataset's last.")
    @Nullable
    LocalDate to;

    @Option(names = "--speed", paramLabel = "N|max|step", description = "Simulated seconds a second, as fast as possible, or only when asked by POST"
            + " /sandbox/advance. Default: ${DEFAULT-VALUE}")
    String speed = "60";

    @Option(names = "--port", paramLabel = "PORT", description = "Where to listen on this machine; 0 for any free port. Default: ${DEFAULT-VALUE}")
    int port = 8765;

    @Option(names = "--cash", paramLabel = "USD", description = "Opening cash. Default: ${DEFAULT-VALUE}")
    String cash = "100000";

    @Option(names = "--margin", paramLabel = "1|2|4", description = "Margin multiplier; 1 is a cash account. Default: ${DEFAULT-VALUE}")
    int margin = 2;

    @Option(names = "--fills", paramLabel = "MODEL", description = "How orders fill; see: assay models. Default: ${DEFAULT-VALUE}")
    String fills = "next-open";

    @Option(names = "--slippage", paramLabel = "BPS", description = "Slippage of market and stop orders in basis points. Default: ${DEFAULT-VALUE}")
    String slippage = "0";

    @Option(names = "--commission", paramLabel = "MODEL", description = "What trading costs; see: assay models. Default: ${DEFAULT-VALUE}")
    String commission = "none";

    @Option(names = "--faults", paramLabel = "PLAN", description = "What goes wrong on purpose: a YAML file of chances in a thousand, such as"
            + " examples/sandbox-faults.yaml.")
    @Nullable
    Path faults;

    @Option(names = "--seed", paramLabel = "SEED", description = "Seed of the ids it gives out and of the faults. Default: ${DEFAULT-VALUE}")
    long seed = 1;

    @Option(names = "--until-end", description = "Ends when the data has been played, instead of answering until Ctrl-C.")
    boolean untilEnd;

    @Option(names = "--json", description = "Prints one JSON object instead of text.")
    boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            return new SandboxRun(this, spec.commandLine().getOut()).call();
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
