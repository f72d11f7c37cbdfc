package dev.assay.interfaces.cli;

import dev.assay.application.data.CheckReport;
import dev.assay.application.data.CheckRequest;
import dev.assay.application.data.CsvMappingReader;
import dev.assay.application.data.FlaggedRow;
import dev.assay.application.data.Gap;
import dev.assay.application.data.RejectedRow;
import dev.assay.application.data.SnapshotRef;
import dev.assay.interfaces.Wiring;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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

@Command(name = "check", description = {
        "Says what is wrong with files, or with a dataset of the catalogue, in plain words. Stores nothing.", "",
        "Examples:  assay data check my.csv --mapping my-mapping.yaml", "           assay data check us-daily"})
final class CheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE|DATASET", arity = "1..*", description = "CSV files (with --mapping), or one dataset.")
    private List<String> subjects = new ArrayList<>();

    @Option(names = "--mapping", paramLabel = "MAPPING", description = "The mapping file (YAML) by which the files are read.")
    private @Nullable Path mapping;

    @Option(names = "--limit", paramLabel = "N", description = "Most findings of one sort to print. Default: ${DEFAULT-VALUE}")
    private int limit = 100;

    @Mixin
    private DataCommand.CatalogueOptions options = new DataCommand.CatalogueOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        CheckReport report = new Wiring().catalogue(options.catalogue()).check(request());
        PrintWriter out = spec.commandLine().getOut();
        if (options.json()) {
            out.println(JsonMapper.shared().writeValueAsString(json(report)));
        } else {
            text(report, out);
        }
        out.flush();
        return report.sound() ? Failures.OK : Failures.FAILED;
    }

    private CheckRequest request() {
        Path file = mapping;
        if (file != null) {
            return new CheckRequest.OfFiles(subjects.stream().map(Path::of).toList(), CsvMappingReader.file(file), limit);
        }
        if (subjects.size() != 1 || subjects.getFirst().contains(".csv")) {
            throw new CommandLine.ParameterException(spec.commandLine(), "files are checked by a mapping: add --mapping MAPPING"
                    + " (an example is examples/data/yahoo-daily.yaml); without one, name one dataset of the catalogue");
        }
        return new CheckRequest.OfDataset(subjects.getFirst(), SnapshotRef.LATEST, limit);
    }

    private static void text(CheckReport report, PrintWriter out) {
        out.println(report.subject() + ": " + report.rows() + " rows, " + report.usable() + " usable, "
                + report.reasons().values().stream().mapToLong(Long::longValue).sum() + " not");
        report.reasons().forEach((reason, count) -> out.println("  " + count + " x " + reason + ": " + reason.meaning()));
        for (RejectedRow row : report.rejected()) {
            out.println("    " + row.text());
        }
        report.flags().forEach((flag, count) -> out.println("  flagged " + count + " x " + flag + ": " + flag.meaning()));
        for (FlaggedRow row : report.flagged()) {
            out.println("    " + row.file() + ":" + row.line() + ": " + row.instrument() + " " + row.flags());
        }
        if (report.missingBars() > 0) {
            out.println("  " + report.missingBars() + " bars are missing against the calendar:");
            for (Gap gap : report.gaps()) {
                out.println("    " + gap.instrument() + " " + gap.from() + (gap.from().equals(gap.to()) ? "" : " to " + gap.to()) + ": "
                        + gap.missing());
            }
        }
        report.damage().forEach(damage -> out.println("  damaged: " + damage));
        if (report.sound()) {
            out.println("Sound" + (report.flags().isEmpty() && report.missingBars() == 0 ? "." : ", with the remarks above."));
        }
    }

    private static Map<String, Object> json(CheckReport report) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("subject", report.subject());
        fields.put("sound", report.sound());
        fields.put("rows", report.rows());
        fields.put("usable", report.usable());
        fields.put("reasons", report.reasons());
        fields.put("flags", report.flags());
        fields.put("missingBars", report.missingBars());
        fields.put("rejected", report.rejected());
        fields.put("flagged", report.flagged());
        fields.put("gaps", report.gaps().stream().map(Gap::toString).toList());
        fields.put("damage", report.damage());
        return fields;
    }
}
