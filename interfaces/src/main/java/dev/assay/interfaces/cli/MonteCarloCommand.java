package dev.assay.interfaces.cli;

import dev.assay.application.honesty.MonteCarlo;
import dev.assay.interfaces.Wiring;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "montecarlo", description = {
        "Says how much of a run's result was the order of things: its round trips in other orders and drawn again, its returns in blocks, and"
                + " with --histories its strategies again over other histories made of blocks of the same bars (splits taken out, dividends"
                + " left out). Prints the distribution of the final equity and of the deepest drawdown, and how often a path was ruined. The"
                + " same seed gives the same answer.",
        "", "Examples:  assay montecarlo runs/ema-cross-20261122-101500-1a2b3c4d",
        "           assay montecarlo RUN --histories 200 --ruin 0.3 --seed 7"})
final class MonteCarloCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "The run package: the folder that a run printed.")
    @SuppressWarnings("NullAway.Init")
    private Path run;

    @Option(names = "--paths", paramLabel = "N", description = "Paths of each kind. Default: ${DEFAULT-VALUE}")
    private int paths = 2000;

    @Option(names = "--histories", paramLabel = "N", description = "Runs of the strategies over other histories. Default: ${DEFAULT-VALUE}")
    private int histories;

    @Option(names = "--ruin", paramLabel = "SHARE", description = "Share of the start equity whose loss is ruin. Default: ${DEFAULT-VALUE}")
    private double ruin = 0.5;

    @Option(names = "--seed", paramLabel = "SEED", description = "Seed of all draws. Default: ${DEFAULT-VALUE}")
    private long seed = 1;

    @Option(names = "--json", description = "Prints one JSON object instead of text.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        require(paths >= 1, "--paths " + paths + ": at least one path is needed");
        require(histories >= 0, "--histories " + histories + ": must be 0 or more");
        require(ruin > 0 && ruin <= 1, "--ruin " + ruin + ": must be a share above 0 and up to 1, for example 0.5");
        MonteCarlo.Result result = new Wiring().monteCarlo().run(new MonteCarlo.Request(run, paths, histories, seed, ruin));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(json(result)));
        } else {
            text(result, out);
        }
        out.flush();
        return Failures.OK;
    }

    private void require(boolean fine, String message) {
        if (!fine) {
            throw new CommandLine.ParameterException(spec.commandLine(), message);
        }
    }

    private void text(MonteCarlo.Result result, PrintWriter out) {
        out.println(result.results().runId() + ": " + Shown.money(result.results().start()) + " -> " + Shown.money(result.results().end())
                + " " + result.results().end().currency() + ", " + result.results().trips().size() + " round trips, seed " + seed);
        out.println();
        TextTable equity = new TextTable("FINAL EQUITY OF", "PATHS>", "5 %>", "25 %>", "MEDIAN>", "75 %>", "95 %>", "RUN>", "BETTER>",
                "LOSS>");
        TextTable fall = new TextTable("DEEPEST DRAWDOWN OF", "PATHS>", "WORST 5 %>", "25 %>", "MEDIAN>", "75 %>", "MILDEST 5 %>", "RUN>",
                "RUIN>");
        for (MonteCarlo.Row row : result.rows()) {
            List<Object> ends = new ArrayList<>(List.of(row.name(), row.paths()));
            row.finals().forEach(value -> ends.add(Shown.money(value)));
            ends.addAll(List.of(Shown.money(row.actualFinal()), Shown.percent(row.better()), Shown.percent(row.loss())));
            equity.row(ends.toArray());
            List<Object> depths = new ArrayList<>(List.of(row.name(), row.paths()));
            row.drawdowns().forEach(value -> depths.add(Shown.percent(value)));
            depths.addAll(List.of(Shown.percent(row.actualDrawdown()), Shown.percent(row.ruin())));
            fall.row(depths.toArray());
        }
        out.print(equity.text());
        out.println();
        out.print(fall.text());
        out.println();
        out.println("BETTER: paths that end above the run. LOSS: below the start. RUIN: " + Shown.percent(ruin)
                + " of the start equity lost at any time.");
        out.println("Round trips are taken with the gain they had, so their drawdowns are those between exits.");
    }

    private Map<String, Object> json(MonteCarlo.Result result) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("run", run.toString());
        fields.put("runId", result.results().runId());
        fields.put("seed", seed);
        fields.put("ruinShare", ruin);
        fields.put("startEquity", result.results().start().plain());
        fields.put("endEquity", result.results().end().plain());
        fields.put("quantiles", List.of(0.05, 0.25, 0.5, 0.75, 0.95));
        List<Map<String, Object>> rows = new ArrayList<>();
        for (MonteCarlo.Row row : result.rows()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("shuffled", row.name());
            one.put("paths", row.paths());
            one.put("finalEquity", row.finals());
            one.put("maxDrawdown", row.drawdowns());
            one.put("runFinalEquity", row.actualFinal());
            one.put("runMaxDrawdown", row.actualDrawdown());
            one.put("better", row.better());
            one.put("loss", row.loss());
            one.put("ruin", row.ruin());
            rows.add(one);
        }
        fields.put("rows", rows);
        return fields;
    }
}
