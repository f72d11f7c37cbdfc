package dev.assay.interfaces.cli;

import dev.assay.application.honesty.WarmUp;
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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "warmup", description = {
        "Shows how signals drift with the length of the warm-up: the config is run with trading from the same instant and more and more bars"
                + " before it, and each run's signals are compared with those of the longest. Leaves no package and no line in the registry"
                + " of trials.",
        "", "Where the data begins too late for the longest warm-up, trading begins later than the config says, and that is told.", "",
        "Examples:  assay warmup examples/ema-cross.yaml", "           assay warmup breakout.yaml --lengths 0,50,100,200,400"})
final class WarmUpCommand implements Callable<Integer> {
    @Parameters(paramLabel = "CONFIG", description = "The config file (YAML).")
    @SuppressWarnings("NullAway.Init")
    private Path config;

    @Option(names = "--lengths", paramLabel = "N", split = ",", description = "Numbers of bars before trading begins. Default: 0, 10, 20, 50, 100 … up to 2000 or half of the data")
    private List<Integer> lengths = new ArrayList<>();

    @Option(names = "--json", description = "Prints one JSON object instead of text.")
    private boolean json;

    @Mixin
    private ConfigOptions configOptions = new ConfigOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        for (int length : lengths) {
            if (length < 0) {
                throw new CommandLine.ParameterException(spec.commandLine(), "--lengths " + length + ": a length must be 0 or more");
            }
        }
        Wiring wiring = new Wiring();
        WarmUp.Result result = wiring.warmUp().run(new WarmUp.Request(configOptions.load(config, wiring), lengths));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(json(result)));
        } else {
            text(result, out);
        }
        out.flush();
        return Failures.OK;
    }

    private static void text(WarmUp.Result result, PrintWriter out) {
        out.println("Trading begins at " + Shown.time(result.tradeFrom()) + " UTC"
                + (result.moved() ? ", later than the config says: the data before is needed for the longest warm-up." : "."));
        out.println();
        TextTable table = new TextTable("WARM-UP>", "SIGNALS>", "DIFFERENT>", "FIRST DIFFERENCE", "LAST DIFFERENCE", "END EQUITY>");
        for (WarmUp.Row row : result.rows()) {
            table.row(row.length(), row.signals(), row.different(),
                    row.first().map(each -> Shown.time(each.ts()) + " " + each.instrument() + " " + each.strategy()).orElse("-"),
                    row.lastTs().map(Shown::time).orElse("-"), Shown.money(row.end()));
        }
        out.print(table.text());
        out.println();
        for (WarmUp.Row row : result.rows()) {
            row.first().ifPresent(each -> out.println("  after " + row.length() + " bars: " + each.one() + "; after "
                    + result.rows().getLast().length() + ": " + each.other()));
        }
        int longest = result.rows().getLast().length();
        out.println(result.enough().map(length -> "From a warm-up of " + length + " bars on, every signal is that of " + longest + " bars.")
                .orElse("Every shorter warm-up gives other signals than " + longest + " bars: try longer ones with --lengths."));
    }

    private Map<String, Object> json(WarmUp.Result result) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("config", config.toString());
        fields.put("tradeFrom", Shown.iso(result.tradeFrom()));
        fields.put("moved", result.moved());
        fields.put("enough", result.enough().orElse(null));
        List<Map<String, Object>> rows = new ArrayList<>();
        for (WarmUp.Row row : result.rows()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("length", row.length());
            one.put("signals", row.signals());
            one.put("different", row.different());
            one.put("firstTs", row.first().map(each -> Shown.iso(each.ts())).orElse(null));
            one.put("instrument", row.first().map(each -> each.instrument()).orElse(null));
            one.put("strategy", row.first().map(each -> each.strategy()).orElse(null));
            one.put("value", row.first().map(each -> each.one()).orElse(null));
            one.put("reference", row.first().map(each -> each.other()).orElse(null));
            one.put("lastTs", row.lastTs().map(Shown::iso).orElse(null));
            one.put("endEquity", row.end().plain());
            rows.add(one);
        }
        fields.put("lengths", rows);
        return fields;
    }
}
