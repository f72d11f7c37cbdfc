package dev.assay.interfaces.cli;

import dev.assay.application.honesty.Stress;
import dev.assay.interfaces.Wiring;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "stress", description = {
        "Runs a config again under worse conditions and says what is left of its gain: costs doubled and fivefold, wider slippage, every"
                + " signal one bar late, the worst path and the worst price inside bars, and several of these together. Each is a few values"
                + " of the config, which are listed: with them, assay backtest gives the same run. Leaves no package and no line in the"
                + " registry of trials.",
        "", "Examples:  assay stress examples/ema-cross.yaml", "           assay stress breakout.yaml --json"})
final class StressCommand implements Callable<Integer> {
    @Parameters(paramLabel = "CONFIG", description = "The config file (YAML).")
    @SuppressWarnings("NullAway.Init")
    private Path config;

    @Option(names = "--json", description = "Prints one JSON object instead of text.")
    private boolean json;

    @Mixin
    private ConfigOptions configOptions = new ConfigOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        Wiring wiring = new Wiring();
        List<Stress.Row> rows = wiring.stress().run(new Stress.Request(more -> configOptions.load(config, wiring, more)));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(json(rows)));
        } else {
            text(rows, out);
        }
        out.flush();
        return Failures.OK;
    }

    private static void text(List<Stress.Row> rows, PrintWriter out) {
        String currency = rows.getFirst().net().currency().code();
        TextTable table = new TextTable("RUN", "NET " + currency + ">", "LEFT>", "CAGR>", "SHARPE>", "DRAWDOWN>", "FILLS>",
                "FEES " + currency + ">");
        for (Stress.Row row : rows) {
            table.row(row.name(), Shown.money(row.net()), Shown.percent(row.left()), Shown.percent(row.cagr()),
                    Shown.ratio(row.sharpe()), Shown.percent(row.maxDrawdown()), row.fills(),
                    Shown.money(row.fees()));
        }
        out.print(table.text());
        out.println();
        rows.stream().filter(row -> !row.sets().isEmpty())
                .forEach(row -> out.println("  " + row.name() + ":  --set " + String.join(" --set ", row.sets())));
        rows.forEach(row -> row.failures().forEach(failure -> out.println("  " + row.name() + ": " + failure)));
        out.println();
        out.println(verdict(rows));
    }

    private static String verdict(List<Stress.Row> rows) {
        if (rows.getFirst().net().signum() <= 0) {
            return "The run as configured gains nothing, so there is no edge to lose.";
        }
        List<String> lost = rows.stream().filter(row -> row.net().signum() <= 0).map(Stress.Row::name).toList();
        return lost.isEmpty() ? "A gain is left in every run." : "No gain is left with: " + String.join("; ", lost) + ".";
    }

    private Map<String, Object> json(List<Stress.Row> rows) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("config", config.toString());
        fields.put("currency", rows.getFirst().net().currency().code());
        List<Map<String, Object>> all = new ArrayList<>();
        for (Stress.Row row : rows) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("run", row.name());
            one.put("sets", row.sets());
            one.put("netProfit", row.net().plain());
            one.put("left", Shown.number(row.left()));
            one.put("cagr", Shown.number(row.cagr()));
            one.put("sharpe", Shown.number(row.sharpe()));
            one.put("maxDrawdown", Shown.number(row.maxDrawdown()));
            one.put("fills", row.fills());
            one.put("fees", row.fees().plain());
            one.put("failures", row.failures());
            all.add(one);
        }
        fields.put("runs", all);
        return fields;
    }
}
