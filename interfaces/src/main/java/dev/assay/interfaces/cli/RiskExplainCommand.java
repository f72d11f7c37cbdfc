package dev.assay.interfaces.cli;

import dev.assay.application.run.ExplainRisk;
import dev.assay.core.risk.Verdict;
import dev.assay.interfaces.Wiring;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "explain", description = {"Shows what every risk control of a config says of an order, with its arithmetic.", "",
        "Examples:  assay risk explain --config ema.yaml --intent 'BUY 100 AAPL'",
        "           assay risk explain --config ema.yaml --intent 'SELL 50 AAPL LIMIT 99.50' --held AAPL=80 --price AAPL=100"})
final class RiskExplainCommand implements Callable<Integer> {
    @Option(names = "--config", required = true, paramLabel = "FILE", description = "The config.")
    @SuppressWarnings("NullAway.Init")
    private Path config;

    @Option(names = "--intent", required = true, paramLabel = "INTENT", description = "SIDE QUANTITY SYMBOL [STOP price] [LIMIT price] [EXIT]")
    @SuppressWarnings("NullAway.Init")
    private String intent;

    @Option(names = "--strategy", paramLabel = "ID", description = "Whose order; the config's first strategy if not given.")
    private @Nullable String strategy;

    @Option(names = "--price", paramLabel = "SYMBOL=PRICE", description = "Last price; the last close of the config's data if not given.")
    private Map<String, String> prices = new LinkedHashMap<>();

    @Option(names = "--held", paramLabel = "SYMBOL=QUANTITY", description = "What the account holds, negative for short; nothing if not given.")
    private Map<String, String> held = new LinkedHashMap<>();

    @Option(names = "--json", description = "Prints one JSON object instead of text.")
    private boolean json;

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        Wiring wiring = new Wiring();
        ExplainRisk.Result result = wiring.explainRisk()
                .explain(new ExplainRisk.Request(options.load(config, wiring), intent, strategy, prices, held));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("intent", result.intent());
            fields.put("verdict", words(result.verdict()));
            fields.put("controls", result.lines().stream().map(line -> new LinkedHashMap<>(Map.of("control", line.control(), "limit",
                    line.limit(), "verdict", line.verdict(), "arithmetic", line.arithmetic()))).toList());
            out.println(JsonMapper.shared().writeValueAsString(fields));
        } else {
            out.println(result.intent());
            out.println();
            for (ExplainRisk.Line line : result.lines()) {
                print(out, line);
            }
            out.println();
            out.println("All together: " + words(result.verdict()));
        }
        out.flush();
        return Failures.OK;
    }

    private static void print(PrintWriter out, ExplainRisk.Line line) {
        out.printf("%-30s %-14s limit: %s%n", line.control(), line.verdict(), line.limit());
        if (!line.arithmetic().isEmpty()) {
            out.println("    " + line.arithmetic());
        }
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accept a -> "accept";
            case Verdict.Shrink s -> "shrink to " + s.allowed() + " by " + s.control() + ": " + s.explanation();
            case Verdict.Reject r -> "reject by " + r.control() + ": " + r.explanation();
        };
    }
}
