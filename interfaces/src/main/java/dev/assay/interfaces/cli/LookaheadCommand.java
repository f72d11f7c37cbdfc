package dev.assay.interfaces.cli;

import dev.assay.application.honesty.Lookahead;
import dev.assay.interfaces.Wiring;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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

@Command(name = "lookahead", description = {
        "Looks for decisions that knew the future. Runs the config again over data that ends at a cut, and over data that goes on with the"
                + " same bars in another order, for many cuts. A signal or fill at or before a cut that comes out otherwise is named with"
                + " its time, instrument, strategy and both values. Leaves no package and no line in the registry of trials."
                + " Exit code 1 when one is found.",
        "", "It cannot find knowledge that does not come through the data, such as parameters chosen with hindsight.", "",
        "Examples:  assay lookahead examples/ema-cross.yaml", "           assay lookahead breakout.yaml --cuts 100 --json"})
final class LookaheadCommand implements Callable<Integer> {
    private static final int MOST_SHOWN = 20;

    @Parameters(paramLabel = "CONFIG", description = "The config file (YAML).")
    @SuppressWarnings("NullAway.Init")
    private Path config;

    @Option(names = "--cuts", paramLabel = "N", description = "How many cuts: half at signals, half evenly over time. Default: ${DEFAULT-VALUE}")
    private int cuts = 20;

    @Option(names = "--seed", paramLabel = "SEED", description = "Seed of the other futures. Default: ${DEFAULT-VALUE}")
    private long seed = 1;

    @Option(names = "--json", description = "Prints one JSON object instead of text.")
    private boolean json;

    @Mixin
    private ConfigOptions configOptions = new ConfigOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (cuts < 1) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--cuts " + cuts + ": at least one cut must be made");
        }
        Wiring wiring = new Wiring();
        Lookahead.Result result = wiring.lookahead().look(new Lookahead.Request(configOptions.load(config, wiring), cuts, seed));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(json(result)));
        } else {
            text(result, out);
        }
        out.flush();
        return result.findings().isEmpty() ? Failures.OK : Failures.FAILED;
    }

    private static void text(Lookahead.Result result, PrintWriter out) {
        out.println(result.cuts().size() + " cuts from " + Shown.time(result.cuts().getFirst()) + " to "
                + Shown.time(result.cuts().getLast()) + " UTC, each run truncated and with another future.");
        out.println("The whole run has " + result.signals() + " signals and " + result.fills() + " fills; " + result.compared()
                + " decisions were compared.");
        if (result.findings().isEmpty()) {
            out.println(result.compared() == 0
                    ? "Nothing was decided before any cut, so nothing is shown about look-ahead."
                    : "No decision at or before a cut changed: none of them knew what came after it.");
            return;
        }
        out.println();
        out.println("LOOK-AHEAD: " + result.findings().size() + " decisions changed when only the future did.");
        for (Lookahead.Finding each : result.findings().subList(0, Math.min(MOST_SHOWN, result.findings().size()))) {
            out.println("  " + Shown.time(each.what().ts()) + "  " + each.what().kind().name().toLowerCase(Locale.ROOT) + " of "
                    + each.what().strategy() + " in " + each.what().instrument());
            out.println("    with the whole data:  " + each.what().one());
            out.println("    " + words(each) + each.what().other());
        }
        if (result.findings().size() > MOST_SHOWN) {
            out.println("  and " + (result.findings().size() - MOST_SHOWN) + " more; all of them with --json");
        }
    }

    private static String words(Lookahead.Finding each) {
        return switch (each.future()) {
            case TRUNCATED -> "data ends at " + Shown.time(each.cut()) + ":  ";
            case SHUFFLED -> "other future after " + Shown.time(each.cut()) + ":  ";
        };
    }

    private Map<String, Object> json(Lookahead.Result result) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("config", config.toString());
        fields.put("lookahead", !result.findings().isEmpty());
        fields.put("signals", result.signals());
        fields.put("fills", result.fills());
        fields.put("compared", result.compared());
        fields.put("cuts", result.cuts().stream().map(Shown::iso).toList());
        List<Map<String, Object>> findings = new ArrayList<>();
        for (Lookahead.Finding each : result.findings()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("ts", Shown.iso(each.what().ts()));
            one.put("kind", each.what().kind().name());
            one.put("strategy", each.what().strategy());
            one.put("instrument", each.what().instrument());
            one.put("whole", each.what().one());
            one.put("changed", each.what().other());
            one.put("cut", Shown.iso(each.cut()));
            one.put("future", each.future().name());
            findings.add(one);
        }
        fields.put("findings", findings);
        return fields;
    }
}
