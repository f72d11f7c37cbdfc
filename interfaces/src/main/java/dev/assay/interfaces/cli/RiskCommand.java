package dev.assay.interfaces.cli;

import dev.assay.interfaces.report.RiskFigures;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "risk", subcommands = {RiskExplainCommand.class, RiskShowCommand.class, RiskPoliciesCommand.class,
        RiskReleaseCommand.class}, description = {
                "Shows what each risk control of a run checked, hit, shrunk and rejected, and what the rejected orders would have been worth.",
                "",
                "Examples:  assay risk runs/ema-cross-20261122-101500-1a2b3c4d",
                "           assay risk explain --config ema.yaml --intent 'BUY 100 AAPL'", "           assay risk policies conservative"})
final class RiskCommand implements Callable<Integer> {
    private static final int SHOWN = 20;

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "The run package: the folder that a run printed.")
    private @Nullable Path run;

    @Option(names = "--json", description = "Prints one JSON object instead of text.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (run == null) {
            spec.commandLine().usage(out);
            return Failures.USAGE;
        }
        show(out, run, json);
        return Failures.OK;
    }

    static void show(PrintWriter out, Path run, boolean json) {
        RiskFigures figures = RiskFigures.read(run);
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(figures.fields()));
            out.flush();
            return;
        }
        TextTable controls = new TextTable("control", "checked>", "hit>", "shrunk>", "rejected>", "missed P&L>", "limit");
        for (RiskFigures.Control each : figures.controls()) {
            controls.row(each.id(), each.checked(), each.hit(), each.shrunk(), each.rejected(), each.missedPnl(), each.limit());
        }
        out.println(controls.text());
        if (figures.missed().isEmpty()) {
            out.println("No order was rejected or shrunk.");
        } else {
            out.println(
                    "Orders and parts of orders that did not go out, and what they would have been worth by marks, from the decision to "
                            + "the end of the run, without costs:");
            TextTable missed = new TextTable("time", "strategy", "side", "qty>", "symbol", "from>", "to>", "P&L>", "why");
            figures.missed().stream().limit(SHOWN).forEach(row -> missed.row(row.ts(), row.strategy(), row.side(), row.quantity(),
                    row.symbol(), row.from(), row.to(), row.pnl(), row.control() + " " + row.reason()));
            out.print(missed.text());
            if (figures.missed().size() > SHOWN) {
                out.println("… and " + (figures.missed().size() - SHOWN) + " more in " + run.resolve("missed.csv"));
            }
        }
        out.flush();
    }
}
