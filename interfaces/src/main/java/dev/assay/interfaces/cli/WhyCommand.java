package dev.assay.interfaces.cli;

import dev.assay.application.data.BarOrigin;
import dev.assay.application.data.VendorLine;
import dev.assay.application.run.ExplainFill;
import dev.assay.application.run.FillTrace;
import dev.assay.application.run.OrderLife;
import dev.assay.interfaces.Wiring;
import java.io.PrintWriter;
import java.nio.file.Path;
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

@Command(name = "why", description = {
        "Walks from a fill back to the vendor's datum: the fill, its order, the risk decision, the intent, the signal, the bars behind them, their"
                + " rows in the catalogue, and the vendor's file with its digest and the line. The run is replayed to know which datum was"
                + " which. What is gone or was changed since is said, with what can still be told.",
        "", "Example:  assay why runs/ema-cross-20261122-101500-1a2b3c4d 537"})
final class WhyCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "RUN", description = "The run package: the folder that a run printed.")
    @SuppressWarnings("NullAway.Init")
    private Path run;

    @Parameters(index = "1", paramLabel = "FILL", description = "The fill: its execution id, its number in the run (column id of fills.csv), or 1 for the first fill, 2 for the second …")
    @SuppressWarnings("NullAway.Init")
    private String fill;

    @Option(names = "--json", description = "Prints one JSON object instead of text.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        FillTrace trace = new Wiring().why().explain(new ExplainFill.Request(run, fill));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(json(trace)));
        } else {
            text(trace, out);
        }
        out.flush();
        return Failures.OK;
    }

    private static void text(FillTrace trace, PrintWriter out) {
        Map<String, String> values = trace.values();
        out.println("Fill #" + trace.fillId() + ", the run's fill number " + trace.ordinal() + ", execution " + trace.execId());
        out.println("  " + trace.ts() + "  " + values.get("strategy") + "  " + values.get("side") + " " + values.get("quantity") + " "
                + trace.instrument() + " at " + values.get("price") + ", of which slippage " + values.get("slippage") + "; fee "
                + values.get("fee") + (values.containsKey("reversal") ? "; " + values.get("reversal") : ""));
        OrderLife order = trace.order();
        out.println("Order " + order.clOrdId() + ": " + order.side() + " " + order.quantity() + " " + order.instrument() + ", "
                + order.terms());
        TextTable steps = new TextTable("  TIME", "#>", "<-", "WHAT", "");
        for (OrderLife.Step step : order.steps()) {
            steps.row("  " + step.ts(), step.id(), step.causationId() == step.id() ? "" : "<- " + step.causationId(), step.kind(),
                    step.text());
        }
        out.print(steps.text());
        for (FillTrace.Datum datum : trace.data()) {
            out.println();
            out.println("Datum" + (datum.id() == 0 ? "" : " #" + datum.id()) + " (" + datum.role().words() + ")");
            out.println("  " + datum.ts() + "  " + datum.what());
            datum.origin().ifPresent(origin -> origin(origin, out));
            datum.line().ifPresent(line -> out.println(switch (line) {
                case VendorLine.Found found -> "  Text      " + found.text();
                case VendorLine.Lost lost -> "  Text      not shown: " + lost.why();
            }));
        }
        if (trace.data().stream().noneMatch(datum -> datum.origin().isPresent())) {
            out.println();
            out.println("What the run read of " + trace.instrument() + ":");
            trace.inputs().forEach(input -> out.println("  " + input));
        }
        trace.remarks().forEach(remark -> out.println("Note: " + remark));
    }

    private static void origin(BarOrigin origin, PrintWriter out) {
        out.println("  Line      " + origin.file() + ":" + origin.line());
        out.println("            " + origin.source() + "'s, " + origin.fileBytes() + " bytes, SHA-256 " + origin.fileSha256());
        out.println("  Row       " + origin.stored().path() + ", ingested " + Shown.iso(origin.ingestTs())
                + (origin.vendorTs() == 0 ? "" : ", published " + Shown.iso(origin.vendorTs()))
                + (origin.revision() == 0 ? "" : ", revision " + origin.revision())
                + (origin.flags().isEmpty() ? "" : ", flags " + origin.flags()));
        out.println("            batch " + origin.batch() + ", under the mapping " + origin.mappingSha256());
    }

    private Map<String, Object> json(FillTrace trace) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("run", run.toString());
        fields.put("fill", trace.fillId());
        fields.put("ordinal", trace.ordinal());
        fields.put("execId", trace.execId());
        fields.put("ts", trace.ts());
        fields.put("instrument", trace.instrument());
        fields.put("values", trace.values());
        fields.put("order", trace.order());
        fields.put("data", trace.data().stream().map(WhyCommand::json).toList());
        fields.put("inputs", trace.inputs());
        fields.put("remarks", trace.remarks());
        return fields;
    }

    private static Map<String, Object> json(FillTrace.Datum datum) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("role", datum.role());
        fields.put("id", datum.id());
        fields.put("ts", datum.ts());
        fields.put("what", datum.what());
        datum.origin().ifPresent(origin -> {
            fields.put("file", origin.file());
            fields.put("line", origin.line());
            fields.put("fileSha256", origin.fileSha256());
            fields.put("fileBytes", origin.fileBytes());
            fields.put("source", origin.source());
            fields.put("dataset", origin.dataset());
            fields.put("storedFile", origin.stored().path());
            fields.put("storedSha256", origin.stored().sha256());
            fields.put("batch", origin.batch());
            fields.put("mappingSha256", origin.mappingSha256());
            fields.put("vendorTs", origin.vendorTs() == 0 ? "" : Shown.iso(origin.vendorTs()));
            fields.put("ingestTs", Shown.iso(origin.ingestTs()));
            fields.put("revision", origin.revision());
            fields.put("flags", List.copyOf(origin.flags()));
        });
        datum.line().ifPresent(line -> {
            switch (line) {
                case VendorLine.Found found -> fields.put("text", found.text());
                case VendorLine.Lost lost -> fields.put("lost", lost.why());
            }
        });
        return fields;
    }
}
