package dev.assay.interfaces.cli;

import dev.assay.application.data.QueryResult;
import dev.assay.application.data.SnapshotRef;
import dev.assay.interfaces.Wiring;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "query", description = {"Asks the catalogue in SQL: views bars, actions, quarantine, batches and instruments. Read-only.",
        "",
        "Example:  assay data query \"select symbol, count(*) from bars group by all\""})
final class QueryCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SQL", description = "One statement.")
    @SuppressWarnings("NullAway.Init")
    private String sql;

    @Option(names = "--limit", paramLabel = "N", description = "Most rows to print. Default: ${DEFAULT-VALUE}")
    private int limit = 1000;

    @Mixin
    private DataCommand.CatalogueOptions options = new DataCommand.CatalogueOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    @SuppressWarnings("NullAway") // that a list's elements may be null is lost when QueryResult is read back from its class file
    public Integer call() {
        QueryResult result = new Wiring().catalogue(options.catalogue()).query(sql, SnapshotRef.LATEST, limit);
        PrintWriter out = spec.commandLine().getOut();
        if (options.json()) {
            out.println(JsonMapper.shared().writeValueAsString(json(result)));
        } else {
            TextTable table = new TextTable(result.columns().stream()
                    .map(column -> column.type() == QueryResult.Type.NUMBER ? column.name() + ">" : column.name()).toArray(String[]::new));
            for (List<@Nullable String> row : result.rows()) {
                table.row(row.stream().map(cell -> cell == null ? "" : cell).toArray());
            }
            out.print(table.text());
            if (result.truncated()) {
                out.println("… and more; raise --limit to see them.");
            }
        }
        out.flush();
        return Failures.OK;
    }

    @SuppressWarnings("NullAway")
    private static Map<String, Object> json(QueryResult result) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("columns", result.columns().stream().map(QueryResult.Column::name).toList());
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (List<@Nullable String> row : result.rows()) {
            List<@Nullable Object> cells = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                cells.add(value(row.get(i), result.columns().get(i).type()));
            }
            rows.add(cells);
        }
        fields.put("rows", rows);
        fields.put("truncated", result.truncated());
        return fields;
    }

    private static @Nullable Object value(@Nullable String text, QueryResult.Type type) {
        if (text == null) {
            return null;
        }
        return switch (type) {
            case TEXT -> text;
            case NUMBER -> number(text);
            case BOOLEAN -> Boolean.valueOf(text);
        };
    }

    private static Object number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return text;
        }
    }
}
