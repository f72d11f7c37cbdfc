package dev.assay.interfaces.cli;

import dev.assay.application.reconcile.Disagreement;
import dev.assay.application.reconcile.PolicyReader;
import dev.assay.application.reconcile.ReasonCode;
import dev.assay.application.reconcile.Reconcile;
import dev.assay.application.reconcile.Reconciliation;
import dev.assay.application.run.RunException;
import dev.assay.interfaces.Wiring;
import dev.assay.interfaces.report.ReconciliationPage;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "reconcile", description = {
        "Compares what several vendors say of the same instruments, by a declared policy: sources, basis, tolerance, quorum and rule per field."
                + " Every disagreement is a row: who said what, how far it is from the value taken, and why it stands there. Exit code 0 when"
                + " all agree, 1 when something differs.",
        "", "Example:  assay data reconcile policy.yaml --csv differences.csv --html differences.html"})
final class ReconcileCommand implements Callable<Integer> {
    @Parameters(paramLabel = "POLICY", description = "The policy file (YAML); docs/reference/data.md explains it.")
    @SuppressWarnings("NullAway.Init")
    private Path policy;

    @Option(names = "--csv", paramLabel = "FILE", description = "Writes every disagreement there.")
    private @Nullable Path csv;

    @Option(names = "--html", paramLabel = "FILE", description = "Draws the disagreements there, as one page that needs nothing else.")
    private @Nullable Path html;

    @Option(names = "--limit", paramLabel = "N", description = "Most disagreements to print. Default: ${DEFAULT-VALUE}")
    private int limit = 20;

    @Mixin
    private DataCommand.CatalogueOptions options = new DataCommand.CatalogueOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        Reconciliation result = new Reconcile(new Wiring().catalogue(options.catalogue())).run(PolicyReader.file(policy));
        save(csv, () -> csv(result));
        save(html, () -> ReconciliationPage.of(policy.toString(), result));
        PrintWriter out = spec.commandLine().getOut();
        if (options.json()) {
            out.println(JsonMapper.shared().writeValueAsString(json(result)));
        } else {
            text(result, out);
        }
        out.flush();
        return result.same() ? Failures.OK : Failures.FAILED;
    }

    private static void save(@Nullable Path file, java.util.function.Supplier<String> text) {
        if (file != null) {
            try {
                Files.writeString(file, text.get());
            } catch (IOException e) {
                throw new RunException(file + " cannot be written: " + e.getMessage() + "; name another place", e);
            }
        }
    }

    private void text(Reconciliation result, PrintWriter out) {
        TextTable inputs = new TextTable("INSTRUMENT", "SOURCE", "DATASET", "VENDOR", "ADJUSTED", "ROWS>", "FROM", "TO", "SPLITS>",
                "DIVIDENDS>");
        result.inputs().forEach(one -> inputs.row(one.instrument(), one.source(), one.dataset(), one.vendor(), one.adjustment(), one.rows(),
                one.first(), one.last(), one.splits(), one.dividends()));
        out.println(inputs.text());
        TextTable fields = new TextTable("INSTRUMENT", "FIELD", "COMPARED>", "AGREED>", "SETTLED>", "UNKNOWN>", "WORST>", "RULE");
        result.fields().forEach(one -> fields.row(one.instrument(), one.field(), one.compared(), one.agreed(), one.settled(), one.unknown(),
                basisPoints(OptionalDouble.of(one.worst())), one.rule()));
        out.println(fields.text());
        if (result.same()) {
            out.println("All sources agree.");
            return;
        }
        TextTable rows = new TextTable("INSTRUMENT", "AT", "FIELD", "SOURCE", "SAID>", "TAKEN>", "DEVIATION>", "REASON");
        result.disagreements().stream().limit(limit).forEach(row -> rows.row(row.instrument(), row.at(), row.field(), row.source(),
                shown(row, row.value()), row.unknown() ? "UNKNOWN" : shown(row, row.chosen()), basisPoints(row.deviation()), row.reason()));
        out.print(rows.text());
        Map<ReasonCode, Long> reasons = new TreeMap<>(result.disagreements().stream()
                .collect(Collectors.groupingBy(Disagreement::reason, Collectors.counting())));
        out.println(result.disagreements().size() + " disagreements"
                + (result.disagreements().size() > limit ? ", of which the first " + limit + " are shown" : "") + ":");
        reasons.forEach((reason, count) -> out.println("  " + count + " x " + reason + ": " + reason.meaning() + "; " + reason.fix()));
    }

    private static String basisPoints(OptionalDouble fraction) {
        return fraction.isEmpty() ? "" : String.format(java.util.Locale.ROOT, "%.1f bp", fraction.getAsDouble() * 10_000);
    }

    /// Values of ex-dates are days.
    private static String shown(Disagreement row, OptionalDouble value) {
        if (value.isEmpty()) {
            return "";
        }
        return row.field().endsWith("ex-date")
                ? java.time.LocalDate.ofEpochDay((long) value.getAsDouble()).toString()
                : plain(value.getAsDouble());
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).round(new MathContext(9)).stripTrailingZeros().toPlainString();
    }

    private static String csv(Reconciliation result) {
        StringBuilder out = new StringBuilder("instrument,at,field,source,value,chosen,deviation,reason,said\n");
        for (Disagreement row : result.disagreements()) {
            String said = row.said().entrySet().stream().map(one -> one.getKey() + "=" + shown(row, OptionalDouble.of(one.getValue())))
                    .collect(Collectors.joining(" "));
            out.append(String.join(",", row.instrument(), row.at(), row.field(), row.source(), shown(row, row.value()),
                    row.unknown() ? "UNKNOWN" : shown(row, row.chosen()),
                    row.deviation().isEmpty() ? "" : plain(row.deviation().getAsDouble()), row.reason().name(), said)).append('\n');
        }
        return out.toString();
    }

    private static Map<String, Object> json(Reconciliation result) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("same", result.same());
        fields.put("snapshot", result.snapshot());
        fields.put("inputs", result.inputs());
        fields.put("fields", result.fields());
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Disagreement row : result.disagreements()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("instrument", row.instrument());
            one.put("at", row.at());
            one.put("field", row.field());
            one.put("source", row.source());
            one.put("value", shown(row, row.value()));
            one.put("chosen", row.unknown() ? "UNKNOWN" : shown(row, row.chosen()));
            one.put("deviation", row.deviation().isEmpty() ? null : row.deviation().getAsDouble());
            one.put("reason", row.reason());
            one.put("said", row.said());
            rows.add(one);
        }
        fields.put("disagreements", rows);
        return fields;
    }
}
