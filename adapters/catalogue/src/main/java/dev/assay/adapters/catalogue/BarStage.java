package dev.assay.adapters.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;

/// A staging table of bars.
final class BarStage implements AutoCloseable {
    private static final String COLUMNS = "series INTEGER, ts_open BIGINT, ts_close BIGINT, open BIGINT, high BIGINT, low BIGINT, close BIGINT, "
            + "volume BIGINT, adjusted BIGINT, vendor_ts BIGINT, line BIGINT, flags INTEGER, revision INTEGER";

    private final DuckDBAppender appender;

    BarStage(Duck duck, String table) throws SQLException {
        duck.run("CREATE TABLE " + table + " (" + COLUMNS + ")");
        this.appender = duck.appender(table);
    }

    void add(BarRow row) throws SQLException {
        appender.beginRow().append(row.series).append(row.tsOpen).append(row.tsClose).append(row.open).append(row.high).append(row.low)
                .append(row.close);
        optional(row.volume);
        optional(row.adjusted);
        optional(row.vendorTs);
        appender.append(row.line).append(row.flags).append(0).endRow();
    }

    private void optional(long value) throws SQLException {
        if (value == BarRow.NONE) {
            appender.appendNull();
        } else {
            appender.append(value);
        }
    }

    static void read(ResultSet from, BarRow row) throws SQLException {
        row.series = from.getInt(1);
        row.tsOpen = from.getLong(2);
        row.tsClose = from.getLong(3);
        row.open = from.getLong(4);
        row.high = from.getLong(5);
        row.low = from.getLong(6);
        row.close = from.getLong(7);
        row.volume = nullable(from, 8);
        row.adjusted = nullable(from, 9);
        row.vendorTs = nullable(from, 10);
        row.line = from.getLong(11);
        row.flags = from.getInt(12);
    }

    private static long nullable(ResultSet from, int column) throws SQLException {
        long value = from.getLong(column);
        return from.wasNull() ? BarRow.NONE : value;
    }

    @Override
    public void close() throws SQLException {
        appender.close();
    }
}
