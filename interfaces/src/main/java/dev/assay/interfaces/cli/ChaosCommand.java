package dev.assay.interfaces.cli;

import dev.assay.application.chaos.ChaosOutcome;
import dev.assay.application.run.RunChaos;
import dev.assay.core.money.Money;
import dev.assay.interfaces.Wiring;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "chaos", description = {
        "Runs a config's strategies against a simulated broker behind a faulty link: lost, doubled, delayed and reordered messages, broken"
                + " connections, busts, restarts. Every fault comes from a seed. Says how often each struck, what it cost at worst against a"
                + " clean run, and which invariant broke, if any. Leaves no run package. Exit code 1 when an invariant broke.",
        "", "Examples:  assay chaos examples/ema-cross.yaml --seeds 200", "           assay chaos examples/ema-cross.yaml --seed 17"})
final class ChaosCommand implements Callable<Integer> {
    private static final int MOST_VIOLATIONS = 20;

    @Parameters(paramLabel = "CONFIG", description = "The config file (YAML).")
    @SuppressWarnings("NullAway.Init")
    private Path config;

    @Option(names = "--seeds", paramLabel = "N", description = "How many seeds to run, from 1 on. Default: ${DEFAULT-VALUE}")
    private int seeds = 200;

    @Option(names = "--seed", paramLabel = "SEED", description = "Runs this seed only: the same seed, code and config give the same result.")
    private @Nullable Long seed;

    @Option(names = "--json", description = "Prints one JSON object instead of text.")
    private boolean json;

    @Mixin
    private ConfigOptions configOptions = new ConfigOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        Long only = seed;
        if (seeds < 1) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--seeds " + seeds + ": at least one seed must be run");
        }
        Wiring wiring = new Wiring();
        RunChaos.Result result = wiring.chaos().run(
                new RunChaos.Request(configOptions.load(config, wiring), only == null ? 1 : only, only == null ? seeds : 1), outcome -> {});
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(json(result)));
        } else {
            text(result, out);
        }
        out.flush();
        return broken(result).isEmpty() ? Failures.OK : Failures.FAILED;
    }

    private static List<ChaosOutcome> broken(RunChaos.Result result) {
        return result.outcomes().stream().filter(outcome -> !outcome.violations().isEmpty()).toList();
    }

    private static ChaosOutcome worst(RunChaos.Result result) {
        return result.outcomes().stream().min(Comparator.comparing(ChaosOutcome::equity)).orElseThrow();
    }

    private String replay(ChaosOutcome outcome) {
        return "assay chaos " + config + " --seed " + outcome.seed() + configOptions.words();
    }

    private void text(RunChaos.Result result, PrintWriter out) {
        TextTable table = new TextTable("FAULT", "STRUCK>", "CHANCE PER");
        for (RunChaos.Struck row : result.struck()) {
            table.row(row.fault(), row.count(), String.format(Locale.ROOT, "%.1f %% %s", row.percent(), row.at()));
        }
        out.print(table.text());
        ChaosOutcome worst = worst(result);
        ChaosOutcome best = result.outcomes().stream().max(Comparator.comparing(ChaosOutcome::equity)).orElseThrow();
        out.println();
        out.println(result.outcomes().size() + " seeds, " + result.orders() + " orders; "
                + result.comparisons() + " comparisons of the books, "
                + result.missedFills() + " missed fills recovered, "
                + result.resent() + " commands sent again under their id");
        out.println("Equity at the end without faults: " + result.clean() + "; without the link's delay of a millisecond: "
                + result.direct());
        out.println("Worst effect: " + effect(result, worst) + " at seed " + worst.seed() + "; best: " + effect(result, best) + " at seed "
                + best.seed());
        List<ChaosOutcome> broken = broken(result);
        if (broken.isEmpty()) {
            out.println("Invariants broken: none");
            return;
        }
        out.println("Invariants broken: by " + broken.size() + " seeds");
        for (ChaosOutcome outcome : broken.subList(0, Math.min(MOST_VIOLATIONS, broken.size()))) {
            out.println("  seed " + outcome.seed() + ": " + outcome.violations().getFirst());
            out.println("    replay: " + replay(outcome));
        }
        if (seed != null) {
            broken.getFirst().violations().forEach(violation -> out.println("  " + violation));
        }
    }

    private static Money effect(RunChaos.Result result, ChaosOutcome outcome) {
        return outcome.equity().minus(result.clean());
    }

    private Map<String, Object> json(RunChaos.Result result) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("config", config.toString());
        fields.put("seeds", result.outcomes().size());
        Map<String, Object> faults = new LinkedHashMap<>();
        result.struck().forEach(row -> faults.put(row.fault(), row.count()));
        fields.put("faults", faults);
        fields.put("orders", result.orders());
        fields.put("directEquity", result.direct().plain());
        fields.put("cleanEquity", result.clean().plain());
        fields.put("worstSeed", worst(result).seed());
        fields.put("worstEffect", effect(result, worst(result)).plain());
        List<Map<String, Object>> broken = new ArrayList<>();
        for (ChaosOutcome outcome : broken(result)) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("seed", outcome.seed());
            one.put("violations", outcome.violations());
            one.put("replay", replay(outcome));
            broken.add(one);
        }
        fields.put("broken", broken);
        return fields;
    }
}
