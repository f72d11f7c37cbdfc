package dev.assay.interfaces.cli;

import dev.assay.application.data.DataCatalogue;
import dev.assay.application.guess.VendorFile;
import dev.assay.application.repair.Examine;
import dev.assay.application.repair.Finding;
import dev.assay.application.repair.Series;
import dev.assay.application.repair.StoredSeries;
import dev.assay.interfaces.Wiring;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "repair", description = {
        "Looks for defects in vendors' prices, dividends and adjustments, and proposes what would mend them: hundredfold prices and dividends,"
                + " splits applied twice or not at all, dividends that the adjusted close misses, doubles or has in another unit, spikes and"
                + " jumps. Nothing is ever changed: a proposal is read, and entered at the source. Exit code 0 when nothing is found, 1 when"
                + " something is.",
        "", "Examples:  assay data repair --propose vendor.csv", "           assay data repair --propose us-daily --actions us-actions"})
final class RepairCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE|DATASET", arity = "1..*", description = "Files, read as data ingest --guess reads them, with their columns of dividends, splits and capital gains; or datasets of the catalogue.")
    private List<String> subjects = new ArrayList<>();

    @Option(names = "--propose", description = "Needed, so that nobody expects more: proposes, and changes nothing.")
    private boolean propose;

    @Option(names = "--actions", paramLabel = "DATASET", description = "Dataset of corporate actions that belongs to the datasets.")
    private String actions = "";

    @Option(names = "--dates", paramLabel = "ORDER", description = "month-first or day-first, where a file can be read both ways.")
    private @Nullable String dates;

    @Option(names = "--limit", paramLabel = "N", description = "Most findings to print of one series. Default: ${DEFAULT-VALUE}")
    private int limit = 20;

    @Mixin
    private DataCommand.CatalogueOptions options = new DataCommand.CatalogueOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private record Examined(String subject, String symbol, int rows, List<Finding> findings) {}

    @Override
    public Integer call() {
        if (!propose) {
            throw new ParameterException(spec.commandLine(), "repairs are only ever proposed: add --propose");
        }
        List<Examined> all = new ArrayList<>();
        for (String subject : subjects) {
            series(subject).forEach((symbol, series) -> all.add(new Examined(subject, symbol, series.days().length, Examine.of(series))));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (options.json()) {
            out.println(JsonMapper.shared().writeValueAsString(json(all)));
        } else {
            all.forEach(one -> text(one, out));
        }
        out.flush();
        return all.stream().allMatch(one -> one.findings().isEmpty()) ? Failures.OK : Failures.FAILED;
    }

    private Map<String, Series> series(String subject) {
        String order = dates;
        if (order != null && !order.equals("month-first") && !order.equals("day-first")) {
            throw new ParameterException(spec.commandLine(), "--dates is month-first or day-first, not \"" + order + "\"");
        }
        if (Files.exists(Path.of(subject)) || subject.contains(".csv") || subject.contains(".txt")) {
            return VendorFile.read(Path.of(subject), Optional.ofNullable(order).map("month-first"::equals));
        }
        DataCatalogue catalogue = new Wiring().catalogue(options.catalogue());
        return StoredSeries.read(catalogue, subject, actions);
    }

    private void text(Examined one, PrintWriter out) {
        out.println(one.subject() + (one.symbol().isEmpty() ? "" : " " + one.symbol()) + ": " + one.rows() + " rows, "
                + (one.findings().isEmpty()
                        ? "nothing found"
                        : one.findings().size() + (one.findings().size() == 1 ? " finding" : " findings")));
        one.findings().stream().limit(limit).forEach(finding -> {
            out.println("  "
                    + (finding.firstLine() == finding.lastLine()
                            ? "line " + finding.firstLine()
                            : "lines " + finding.firstLine() + " to "
                                    + finding.lastLine())
                    + ", " + (finding.from().equals(finding.to()) ? finding.from() : finding.from() + " to " + finding.to())
                    + ": " + finding.defect() + ": " + finding.defect().meaning());
            out.println("    " + finding.evidence());
            out.println("    proposal: " + finding.proposal());
        });
        if (one.findings().size() > limit) {
            out.println("  … and " + (one.findings().size() - limit) + " more; --limit shows them");
        }
    }

    private static Map<String, Object> json(List<Examined> all) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("sound", all.stream().allMatch(one -> one.findings().isEmpty()));
        fields.put("series", all);
        return fields;
    }
}
