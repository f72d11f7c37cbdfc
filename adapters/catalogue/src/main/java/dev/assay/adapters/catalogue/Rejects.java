package dev.assay.adapters.catalogue;

import dev.assay.application.data.QuarantineReason;
import dev.assay.application.data.RejectedRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.duckdb.DuckDBAppender;

/// The refused rows of one file: counted here, kept in a staging table.
final class Rejects implements AutoCloseable {
    private static final String COLUMNS = "line BIGINT, reason VARCHAR, field VARCHAR, value VARCHAR, words VARCHAR, fix VARCHAR, raw VARCHAR";

    private final Duck duck;
    private final String table;
    private final String file;
    private final DuckDBAppender appender;
    private final EnumMap<QuarantineReason, Long> counts = new EnumMap<>(QuarantineReason.class);

    Rejects(Duck duck, String table, String file) throws SQLException {
        this.duck = duck;
        this.table = table;
        this.file = file;
        duck.run("CREATE TABLE " + table + " (" + COLUMNS + ")");
        this.appender = duck.appender(table);
    }

    void add(long line, Rejection why, String raw) throws SQLException {
        counts.merge(why.reason(), 1L, Long::sum);
        appender.beginRow().append(line).append(why.reason().name()).append(why.field()).append(why.value()).append(why.words())
                .append(why.reason().fix()).append(raw).endRow();
    }

    SortedMap<QuarantineReason, Long> counts() {
        return new TreeMap<>(counts);
    }

    long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void close() throws SQLException {
        appender.close();
    }

    /// The first rows in line order; call after [#close].
    List<RejectedRow> first(int limit) {
        List<RejectedRow> rows = new ArrayList<>();
        duck.each("SELECT line, reason, field, value, words, raw FROM " + table + " ORDER BY line LIMIT " + limit,
                row -> rows.add(new RejectedRow(file, row.getLong(1), QuarantineReason.valueOf(row.getString(2)), row.getString(3),
                        row.getString(4),
                        row.getString(5), row.getString(6))));
        return Collections.unmodifiableList(rows);
    }
}
