package dev.assay.interfaces.cli;

import dev.assay.application.run.ModelListing;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "models", description = {
        "Lists every fill, slippage, impact, cost and latency model: what it assumes and when to choose it.",
        "",
        "Example:  assay models"})
final class ModelsCommand implements Callable<Integer> {
    @Option(names = "--json", description = "One JSON array on standard output.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(rows()));
        } else {
            text(out);
        }
        out.flush();
        return Failures.OK;
    }

    private static List<Map<String, String>> rows() {
        List<Map<String, String>> rows = new ArrayList<>();
        for (ModelListing.Model entry : ModelListing.entries()) {
            Map<String, String> row = new LinkedHashMap<>();
            row.put("kind", entry.kind());
            row.put("model", entry.id());
            row.put("key", entry.key());
            row.put("assumptions", entry.assumptions());
            row.put("whenToChoose", entry.whenToChoose());
            rows.add(row);
        }
        return rows;
    }

    private static void text(PrintWriter out) {
        String kind = "";
        for (ModelListing.Model entry : ModelListing.entries()) {
            if (!entry.kind().equals(kind)) {
                out.println((kind.isEmpty() ? "" : System.lineSeparator()) + entry.kind()
                        + (entry.key().isEmpty() ? "" : "  (" + entry.key() + ")"));
                kind = entry.kind();
            }
            out.println("  " + entry.id());
            out.println("      " + entry.assumptions());
            out.println("      " + entry.whenToChoose());
        }
    }
}
