package dev.assay.interfaces.cli;

import dev.assay.application.run.CompareRuns;
import dev.assay.interfaces.Wiring;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "diff", description = {
        "Names the first difference of two runs and what it did to the result: values of the config, code, data, then event by event with the"
                + " causes on both sides, then the figures. < is the first run, > the second. Numbers of events are not compared, since they"
                + " shift with every datum read. Exit code 0 when nothing differs, 1 when something does, 2 on trouble.",
        "", "Example:  assay diff runs/ema-cross-20261122-101500-1a2b3c4d runs/ema-cross-20261122-102000-5e6f7a8b"})
final class DiffCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "A", description = "A run package: the folder that a run printed.")
    @SuppressWarnings("NullAway.Init")
    private Path one;

    @Parameters(index = "1", paramLabel = "B", description = "Another one.")
    @SuppressWarnings("NullAway.Init")
    private Path other;

    @Option(names = "--json", description = "Prints one JSON object instead of text.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        CompareRuns.Result result = new Wiring().compare().compare(new CompareRuns.Request(one, other));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(json(result)));
        } else {
            text(result, out);
        }
        out.flush();
        return result.same() ? Failures.OK : Failures.FAILED;
    }

    private void text(CompareRuns.Result result, PrintWriter out) {
        out.println("< " + one);
        out.println("> " + other);
        changes(out, "Config", result.config());
        changes(out, "Code", result.code());
        changes(out, "Data", result.data());
        out.println();
        out.println(result.event().map(pair -> "First event that differs, after " + pair.place() + " that are the same, with its causes:")
                .orElse("Events: the same, one by one."));
        result.event().ifPresent(pair -> sides(out, pair));
        if (result.fill().isPresent() && !result.fill().equals(result.event())) {
            out.println("First fill that differs, after " + result.fill().get().place() + " that are the same:");
            sides(out, result.fill().get());
        }
        result.equity().ifPresent(gap -> out.println("Equity is apart from " + gap.firstTs() + " on, at most by "
                + Shown.money(gap.widest()) + " at " + gap.widestTs() + "."));
        List<CompareRuns.Figure> figures = result.figures().stream().filter(figure -> !figure.one().equals(figure.other())).toList();
        out.println();
        if (figures.isEmpty()) {
            out.println("Result: the same.");
            return;
        }
        TextTable table = new TextTable("RESULT", "<>", ">>", "EFFECT>");
        figures.forEach(figure -> table.row(figure.name(), dash(figure.one()), dash(figure.other()),
                Double.isFinite(figure.effect()) ? signed(figure.effect()) : "-"));
        out.print(table.text());
    }

    private static String dash(String value) {
        return value.isEmpty() ? "-" : value;
    }

    private static String signed(double effect) {
        String text = java.math.BigDecimal.valueOf(effect).round(new java.math.MathContext(8)).stripTrailingZeros().toPlainString();
        return effect > 0 ? "+" + text : text;
    }

    private static void changes(PrintWriter out, String title, List<CompareRuns.Change> changes) {
        out.println();
        out.println(
                title + ": " + (changes.isEmpty() ? "the same." : changes.size() == 1 ? "1 difference" : changes.size() + " differences"));
        for (CompareRuns.Change change : changes) {
            out.println("  " + change.name());
            out.println("    < " + (change.one().isEmpty() ? "(none)" : change.one()));
            out.println("    > " + (change.other().isEmpty() ? "(none)" : change.other()));
        }
    }

    private static void sides(PrintWriter out, CompareRuns.EventPair pair) {
        side(out, "<", pair.one());
        side(out, ">", pair.other());
    }

    private static void side(PrintWriter out, String mark, List<String> chain) {
        if (chain.isEmpty()) {
            out.println("  " + mark + " (the run has ended)");
        }
        String indent = "";
        for (String step : chain) {
            out.println("  " + mark + " " + indent + step);
            indent += "  ";
        }
    }

    private Map<String, Object> json(CompareRuns.Result result) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("one", one.toString());
        fields.put("other", other.toString());
        fields.put("same", result.same());
        fields.put("config", result.config());
        fields.put("code", result.code());
        fields.put("data", result.data());
        fields.put("event", pair(result.event()));
        fields.put("fill", pair(result.fill()));
        fields.put("equity", result.equity().orElse(null));
        fields.put("figures", result.figures().stream().map(figure -> {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("name", figure.name());
            each.put("one", figure.one());
            each.put("other", figure.other());
            each.put("effect", Shown.number(figure.effect()));
            return each;
        }).toList());
        return fields;
    }

    private static @Nullable Map<String, Object> pair(Optional<CompareRuns.EventPair> pair) {
        if (pair.isEmpty()) {
            return null;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("place", pair.get().place());
        fields.put("one", pair.get().one());
        fields.put("other", pair.get().other());
        return fields;
    }
}
