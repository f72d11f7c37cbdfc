package dev.assay.interfaces.cli;

import dev.assay.application.data.CatalogueListing;
import dev.assay.application.data.DatasetSummary;
import dev.assay.application.data.SeriesSummary;
import dev.assay.interfaces.Wiring;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "ls", description = {"Lists datasets and instruments with their ranges.", "", "Example:  assay data ls"})
final class LsCommand implements Callable<Integer> {
    @Mixin
    private DataCommand.CatalogueOptions options = new DataCommand.CatalogueOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        CatalogueListing listing = new Wiring().catalogue(options.catalogue()).list();
        PrintWriter out = spec.commandLine().getOut();
        if (options.json()) {
            out.println(JsonMapper.shared().writeValueAsString(json(listing)));
        } else {
            text(listing, out);
        }
        out.flush();
        return Failures.OK;
    }

    private static void text(CatalogueListing listing, PrintWriter out) {
        TextTable table = new TextTable("DATASET", "KIND", "TIMEFRAME", "INSTRUMENT", "SYMBOL", "ROWS>", "FIRST", "LAST", "PRICES",
                "SOURCE");
        for (DatasetSummary dataset : listing.datasets()) {
            for (SeriesSummary series : dataset.series()) {
                table.row(dataset.dataset(), dataset.kind().key(), dataset.timeframe(), series.instrument().id(),
                        series.instrument().symbol(),
                        series.rows(), date(series.firstNanos()), date(series.lastNanos()), dataset.adjustment().key(), dataset.source());
            }
        }
        if (table.isEmpty()) {
            out.println(listing.root() + " is empty. Take data in with: assay data ingest FILE --mapping MAPPING");
            return;
        }
        out.print(table.text());
        long quarantined = listing.datasets().stream().mapToLong(DatasetSummary::quarantined).sum();
        out.println();
        out.println("Snapshot " + listing.snapshotId() + "; " + quarantined + " rows in quarantine");
    }

    private static String date(long epochNanos) {
        return Instant.ofEpochSecond(Math.floorDiv(epochNanos, 1_000_000_000L)).toString().substring(0, 10);
    }

    private static Map<String, Object> json(CatalogueListing listing) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("root", listing.root());
        fields.put("snapshot", listing.snapshotId());
        List<Map<String, Object>> rows = new ArrayList<>();
        for (DatasetSummary dataset : listing.datasets()) {
            for (SeriesSummary series : dataset.series()) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("dataset", dataset.dataset());
                row.put("kind", dataset.kind().key());
                row.put("timeframe", dataset.timeframe().code());
                row.put("instrument", series.instrument().id());
                row.put("symbol", series.instrument().symbol());
                row.put("rows", series.rows());
                row.put("revisions", series.revisions());
                row.put("first", date(series.firstNanos()));
                row.put("last", date(series.lastNanos()));
                row.put("adjustment", dataset.adjustment().key());
                row.put("source", dataset.source());
                row.put("quarantined", dataset.quarantined());
                rows.add(row);
            }
        }
        fields.put("series", rows);
        return fields;
    }
}
