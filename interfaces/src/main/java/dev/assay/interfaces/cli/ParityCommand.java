package dev.assay.interfaces.cli;

import dev.assay.application.run.CompareParity;
import dev.assay.application.run.Divergence;
import dev.assay.interfaces.Wiring;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "parity", description = {
        "Lines a paper session up with its own recorded inputs, which must give every event again bit for bit, and with the backtest of the same period on "
                + "what the catalogue holds now. Where the two part, each divergence is named with both sides, what led to them, its class and what it did to the "
                + "equity. < is the session, > the backtest. Exit code 0 when nothing differs, 1 when something does, 2 on trouble.",
        "", "Examples:  assay parity runs/paper-sim-20261123-101500-1a2b3c4d",
        "           assay parity runs/paper-sim-20261123-101500-1a2b3c4d --set costs.slippage.bps=4"})
final class ParityCommand implements Callable<Integer> {
    private static final int SHOWN = 20;

    @Parameters(paramLabel = "RUN", description = "The package of a paper session.")
    @SuppressWarnings("NullAway.Init")
    private Path run;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Gives the backtest another value than the session had; may be repeated.")
    private List<String> sets = new ArrayList<>();

    @Option(names = "--json", description = "Prints one JSON object instead of text.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        CompareParity.Result result = new Wiring().parity().compare(new CompareParity.Request(run, sets));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(json(result)));
        } else {
            text(result, out);
        }
        out.flush();
        return result.same() ? Failures.OK : Failures.FAILED;
    }

    private void text(CompareParity.Result result, PrintWriter out) {
        out.println(result.replay().map(difference -> "Recorded inputs: NOT the same. " + difference)
                .orElse("Recorded inputs: " + result.events() + " events again, bit for bit."));
        List<Divergence> all = result.divergences();
        if (all.isEmpty()) {
            out.println("Backtest of the same period: no divergence. Orders, decisions, fills and ledger are the same, event by event.");
            return;
        }
        out.println("Backtest of the same period: " + all.size() + (all.size() == 1 ? " divergence, " : " divergences, ")
                + all.stream().filter(each -> each.follows() > 0).count() + " of them consequences of others. Equity "
                + Shown.money(result.paperEquity())
                + " here, " + Shown.money(result.backtestEquity()) + " there.");
        out.println();
        TextTable table = new TextTable("CLASS", "OF THEIR OWN>", "CONSEQUENCES>", "EFFECT ON EQUITY>");
        for (Map.Entry<Divergence.Kind, List<Divergence>> each : byKind(all).entrySet()) {
            long own = each.getValue().stream().filter(one -> one.follows() == 0).count();
            table.row(name(each.getKey()), String.valueOf(own), String.valueOf(each.getValue().size() - own),
                    Shown.money(each.getValue().stream().mapToDouble(Divergence::effect).sum()));
        }
        out.print(table.text());
        out.println();
        out.println("The first one, with what led to it:");
        side(out, "<", all.getFirst().paper());
        side(out, ">", all.getFirst().backtest());
        out.println();
        for (Divergence each : all.subList(0, Math.min(SHOWN, all.size()))) {
            out.println(each.number() + ". " + each.ts() + " " + name(each.kind()) + ": " + each.input()
                    + (each.follows() > 0 ? " (follows from " + each.follows() + ")" : ", effect " + Shown.money(each.effect())));
        }
        if (all.size() > SHOWN) {
            out.println("… and " + (all.size() - SHOWN) + " more; all of them with --json.");
        }
    }

    private static Map<Divergence.Kind, List<Divergence>> byKind(List<Divergence> all) {
        Map<Divergence.Kind, List<Divergence>> kinds = new EnumMap<>(Divergence.Kind.class);
        for (Divergence each : all) {
            kinds.computeIfAbsent(each.kind(), kind -> new ArrayList<>()).add(each);
        }
        return kinds;
    }

    private static String name(Divergence.Kind kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    private static void side(PrintWriter out, String mark, List<String> chain) {
        if (chain.isEmpty()) {
            out.println("  " + mark + " (nothing)");
        }
        String indent = "";
        for (String step : chain) {
            out.println("  " + mark + " " + indent + step);
            indent += "  ";
        }
    }

    private Map<String, Object> json(CompareParity.Result result) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("run", run.toString());
        fields.put("replayed", result.replay().isEmpty());
        fields.put("replayDifference", result.replay().orElse(null));
        fields.put("events", result.events());
        fields.put("divergences", result.divergences().size());
        fields.put("paperHash", result.paperHash());
        fields.put("backtestHash", result.backtestHash());
        fields.put("snapshot", result.snapshot());
        fields.put("paperEquity", Shown.number(result.paperEquity()));
        fields.put("backtestEquity", Shown.number(result.backtestEquity()));
        fields.put("list", result.divergences().stream().map(each -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("number", each.number());
            one.put("class", name(each.kind()));
            one.put("follows", each.follows());
            one.put("ts", each.ts());
            one.put("input", each.input());
            one.put("effect", Shown.number(each.effect()));
            one.put("paper", each.paper());
            one.put("backtest", each.backtest());
            return one;
        }).toList());
        return fields;
    }
}
