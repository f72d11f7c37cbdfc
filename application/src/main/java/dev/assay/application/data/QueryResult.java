package dev.assay.application.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer to a query, as exact text.
///
/// @param columns names and types
/// @param rows one list of cells per row; null cells are SQL nulls
/// @param truncated whether there were more rows than asked for
public record QueryResult(List<Column> columns, List<List<@Nullable String>> rows, boolean truncated) {
    /// How a column's text is to be shown and written as JSON.
    public enum Type {
        TEXT, NUMBER, BOOLEAN
    }

    /// One column.
    ///
    /// @param name its name
    /// @param type how its text is meant
    public record Column(String name, Type type) {}

    public QueryResult {
        columns = List.copyOf(columns);
        List<List<@Nullable String>> copy = new ArrayList<>(rows.size());
        for (List<@Nullable String> row : rows) {
            copy.add(Collections.unmodifiableList(new ArrayList<>(row)));
        }
        rows = Collections.unmodifiableList(copy);
    }
}
