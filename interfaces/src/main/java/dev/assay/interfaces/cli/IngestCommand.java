package dev.assay.interfaces.cli;

import dev.assay.application.data.CsvMappingReader;
import dev.assay.application.data.FileResult;
import dev.assay.application.data.IngestRequest;
import dev.assay.application.data.IngestResult;
import dev.assay.application.data.QuarantineReason;
import dev.assay.application.data.RejectedRow;
import dev.assay.interfaces.Wiring;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "ingest", description = {
        "Takes CSV files into the catalogue by a declared mapping. Bad rows go to quarantine, with their reason.", "",
        "Example:  assay data ingest examples/data/AAPL.csv --mapping examples/data/yahoo-daily.yaml"})
final class IngestCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "CSV files, plain or gzipped.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--mapping", required = true, paramLabel = "MAPPING", description = "The mapping file (YAML): columns, time, scales, source.")
    @SuppressWarnings("NullAway.Init")
    private Path mapping;

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
        IngestRequest request = new IngestRequest(files, CsvMappingReader.file(mapping), wiring.clock().nowNanos(), replace);
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
