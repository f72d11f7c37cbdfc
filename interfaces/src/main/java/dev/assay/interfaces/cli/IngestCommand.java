package dev.assay.interfaces.cli;

import dev.assay.application.data.CsvMappingReader;
import dev.assay.application.data.FileResult;
import dev.assay.application.data.IngestRequest;
import dev.assay.application.data.IngestResult;
import dev.assay.application.data.QuarantineReason;
import dev.assay.application.data.RejectedRow;
import dev.assay.application.guess.MappingGuess;
import dev.assay.interfaces.Wiring;
import java.io.PrintWriter;
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

@Command(name = "ingest", description = {
        "Takes CSV files into the catalogue by a declared mapping. Bad rows go to quarantine, with their reason. With --guess and one file the"
                + " mapping is guessed instead, shown with its reasons and the first rows as it reads them, and written down to be"
                + " confirmed; nothing is taken in then, unless --yes says so.",
        "", "Examples:  assay data ingest examples/data/AAPL.csv --mapping examples/data/yahoo-daily.yaml",
        "           assay data ingest my.csv --guess"})
final class IngestCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "CSV files, plain or gzipped.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--mapping", paramLabel = "MAPPING", description = "The mapping file (YAML): columns, time, scales, source. With --guess, where to write it; then the default is FILE.mapping.yaml.")
    private @Nullable Path mapping;

    @Option(names = "--guess", description = "Guesses the mapping of one file.")
    private boolean guess;

    @Option(names = "--yes", description = "With --guess: takes the file in at once.")
    private boolean yes;

    @Option(names = "--dates", paramLabel = "ORDER", description = "With --guess: month-first or day-first, where the file can be read both ways.")
    private @Nullable String dates;

    @Option(names = "--dataset", paramLabel = "NAME", description = "With --guess: name of the dataset.")
    private @Nullable String dataset;

    @Option(names = "--source", paramLabel = "VENDOR", description = "With --guess: the vendor's name.")
    private @Nullable String source;

    @Option(names = "--replace", description = "Lets files that were taken under another mapping replace what came of them then.")
    private boolean replace;

    @Mixin
    private DataCommand.CatalogueOptions options = new DataCommand.CatalogueOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        Wiring wiring = new Wiring();
        Path declared = mapping;
        if (guess) {
            if (files.size() != 1) {
                throw new ParameterException(spec.commandLine(), "--guess takes one file; the others come in by the mapping it writes");
            }
            declared = new GuessedMapping(wiring, options, spec.commandLine().getOut()).write(files.getFirst(), mapping, hints(), yes);
            if (!yes) {
                return Failures.OK;
            }
        } else if (declared == null) {
            throw new ParameterException(spec.commandLine(), "a mapping says how the file is read: add --mapping MAPPING (an example is"
                    + " examples/data/yahoo-daily.yaml), or --guess to have one proposed");
        }
        IngestRequest request = new IngestRequest(files, CsvMappingReader.file(declared), wiring.clock().nowNanos(), replace);
        IngestResult result = wiring.catalogue(options.catalogue()).ingest(request);
        PrintWriter out = spec.commandLine().getOut();
        if (options.json()) {
            out.println(JsonMapper.shared().writeValueAsString(json(result)));
        } else {
            text(result, out);
        }
        out.flush();
        boolean useless = result.files().stream().anyMatch(FileResult::nothingUsable);
        return useless ? Failures.USAGE : Failures.OK;
    }

    private MappingGuess.Hints hints() {
        String order = dates;
        if (order != null && !order.equals("month-first") && !order.equals("day-first")) {
            throw new ParameterException(spec.commandLine(), "--dates is month-first or day-first, not \"" + order + "\"");
        }
        return new MappingGuess.Hints(Optional.ofNullable(dataset), Optional.ofNullable(source),
                Optional.ofNullable(order).map("month-first"::equals));
    }

    private static void text(IngestResult result, PrintWriter out) {
        for (FileResult file : result.files()) {
            if (file.unchanged()) {
                out.println(file.file() + ": taken before, nothing changed");
                continue;
            }
            out.println(file.file() + ": " + file.rowsRead() + " rows read, " + file.written() + " new, " + file.identical()
                    + " known already, "
                    + file.revised() + " revised, " + file.quarantined() + " in quarantine");
            for (Map.Entry<QuarantineReason, Long> reason : file.rejected().entrySet()) {
                out.println("  " + reason.getValue() + " x " + reason.getKey() + ": " + reason.getKey().meaning());
            }
            for (RejectedRow row : file.samples()) {
                out.println("    " + row.text());
            }
            file.flagged().forEach((flag, count) -> out.println("  flagged " + count + " x " + flag + ": " + flag.meaning()));
            if (file.quarantineFile() != null) {
                out.println("  quarantine: " + file.quarantineFile());
            }
            if (file.nothingUsable()) {
                out.println("  No row could be used: the mapping is probably wrong.");
            }
        }
        out.println("Dataset " + result.dataset() + (result.changed() ? ", new snapshot " : ", unchanged snapshot ") + result.snapshotId());
    }

    private static Map<String, Object> json(IngestResult result) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("dataset", result.dataset());
        fields.put("snapshot", result.snapshotId());
        fields.put("changed", result.changed());
        List<Map<String, Object>> list = new ArrayList<>();
        for (FileResult file : result.files()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("file", file.file());
            one.put("batch", file.batch());
            one.put("unchanged", file.unchanged());
            one.put("rowsRead", file.rowsRead());
            one.put("written", file.written());
            one.put("identical", file.identical());
            one.put("revised", file.revised());
            one.put("quarantined", file.quarantined());
            one.put("rejected", file.rejected());
            one.put("flagged", file.flagged());
            one.put("instruments", file.instruments());
            one.put("quarantineFile", file.quarantineFile());
            list.add(one);
        }
        fields.put("files", list);
        return fields;
    }
}
