package dev.assay.adapters.catalogue;

import dev.assay.application.data.DataException;
import dev.assay.application.data.QueryResult;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Answers one read-only SQL statement over a snapshot.
final class Query {
    private final Snapshot snapshot;

    Query(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    QueryResult run(String sql, int limit) {
        Path spill = temporary();
        try (Duck duck = Duck.open(spill, "the query")) {
            requireReadOnly(duck, sql);
            Views views = new Views(duck, snapshot);
            views.create(Set.of());
            views.confine();
            return answer(duck, sql, limit);
        } finally {
            delete(spill);
        }
    }

    static Path temporary() {
        try {
            return Files.createTempDirectory("assay-query");
        } catch (IOException e) {
            throw SourceFile.unreadable(System.getProperty("java.io.tmpdir", "the temporary directory"), e);
        }
    }

    static void delete(Path directory) {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // What stays behind lies in the system's temporary directory; the answer is good all the same.
            return;
        }
    }

    /// The engine itself says whether the text is one statement that only reads.
    private static void requireReadOnly(Duck duck, String sql) {
        List<@Nullable String> verdict = new ArrayList<>();
        String tree = "json_serialize_sql(" + Duck.quote(sql) + ")";
        duck.each("SELECT json_extract_string(j, '$.error_message'), json_array_length(j, '$.statements') FROM (SELECT " + tree + " AS j)",
                row -> {
                    verdict.add(row.getString(1));
                    verdict.add(row.getString(2));
                });
        String problem = verdict.getFirst();
        if (problem != null) {
            boolean writes = problem.contains("Only SELECT");
            throw wrong(writes ? "only reading statements are allowed" : problem,
                    writes ? "begin with SELECT, FROM, WITH, DESCRIBE or SUMMARIZE" : "correct the SQL");
        }
        if (!"1".equals(verdict.get(1))) {
            throw wrong("expected one statement", "ask one question at a time");
        }
    }

    private static DataException wrong(String problem, String fix) {
        return DataException.of("the query cannot run: " + problem, fix);
    }

    // That a list's elements may be null is lost when QueryResult is read back from its class file.
    @SuppressWarnings("NullAway")
    private static QueryResult answer(Duck duck, String sql, int limit) {
        try (PreparedStatement statement = duck.connection().prepareStatement(sql); ResultSet rows = statement.executeQuery()) {
            ResultSetMetaData meta = rows.getMetaData();
            List<QueryResult.Column> columns = new ArrayList<>();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                columns.add(new QueryResult.Column(meta.getColumnName(i), type(meta.getColumnTypeName(i), meta.getColumnType(i))));
            }
            List<List<@Nullable String>> cells = new ArrayList<>();
            boolean more = rows.next();
            while (more && cells.size() < limit) {
                cells.add(row(rows, columns.size()));
                more = rows.next();
            }
            return new QueryResult(columns, cells, more);
        } catch (SQLException e) {
            String message = String.valueOf(e.getMessage());
            throw wrong(message.contains("Permission Error") ? "a query reads the views of the catalogue and no other files" : message,
                    "the views are bars, all_bars, actions, all_actions, quarantine, batches and instruments; DESCRIBE bars shows columns")
                    .causedBy(e);
        }
    }

    private static QueryResult.Type type(String name, int type) {
        return switch (type) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.DECIMAL, Types.NUMERIC, Types.FLOAT, Types.REAL,
                    Types.DOUBLE ->
                QueryResult.Type.NUMBER;
            case Types.BOOLEAN -> QueryResult.Type.BOOLEAN;
            default -> name.endsWith("HUGEINT") || name.startsWith("U") && name.endsWith("INT") || name.equals("UINTEGER")
                    ? QueryResult.Type.NUMBER
                    : QueryResult.Type.TEXT;
        };
    }

    private static List<@Nullable String> row(ResultSet rows, int width) throws SQLException {
        List<@Nullable String> cells = new ArrayList<>(width);
        for (int i = 1; i <= width; i++) {
            Object value = rows.getObject(i);
            if (value == null) {
                cells.add(null);
            } else {
                cells.add(value instanceof BigDecimal decimal ? decimal.toPlainString() : rows.getString(i));
            }
        }
        return cells;
    }
}
