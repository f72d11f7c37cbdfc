package dev.assay.adapters.catalogue;

import dev.assay.application.data.CsvMapping;
import dev.assay.application.data.QuarantineReason;
import dev.assay.core.calendar.ExchangeCalendar;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/// Reads one file of corporate actions into a staging table. Such files are small: rows are compared in memory.
final class ActionLoad implements Load {
    private static final String COLUMNS = "series INTEGER, ts_event BIGINT, type VARCHAR, pay_ts BIGINT, numerator BIGINT, denominator BIGINT, "
            + "amount BIGINT, vendor_ts BIGINT, line BIGINT, flags INTEGER, revision INTEGER";

    private final Duck duck;
    private final CsvMapping mapping;
    private final ExchangeCalendar calendar;
    private final SeriesIndex index;
    private final String table;
    private final Rejects rejects;
    private final List<Span> spans = new ArrayList<>();
    private long rowsRead;

    ActionLoad(Duck duck, CsvMapping mapping, ExchangeCalendar calendar, SeriesIndex index, String table, Rejects rejects) {
        this.duck = duck;
        this.mapping = mapping;
        this.calendar = calendar;
        this.index = index;
        this.table = table;
        this.rejects = rejects;
    }

    private record Key(int series, long tsEvent, String type) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int bySeries = Integer.compare(series, other.series);
            int byTime = bySeries != 0 ? bySeries : Long.compare(tsEvent, other.tsEvent);
            return byTime != 0 ? byTime : type.compareTo(other.type);
        }
    }

    @Override
    public void read(SourceFile source, String sha256, @Nullable String symbol) throws SQLException {
        duck.run("CREATE TABLE " + table + " (" + COLUMNS + ")");
        Map<Key, ActionRow> kept = new TreeMap<>();
        new TextRows(source, mapping).read(sha256, (scanner, columns) -> {
            ActionLines lines = new ActionLines(mapping, calendar, scanner, columns, index, symbol);
            while (scanner.nextRow()) {
                rowsRead++;
                ActionRow row = new ActionRow();
                Rejection refused = lines.read(row);
                ActionRow earlier = refused == null ? kept.putIfAbsent(new Key(row.series, row.tsEvent, row.type()), row) : null;
                if (earlier != null) {
                    refused = repeated(earlier, row);
                }
                if (refused != null) {
                    rejects.add(scanner.number(), refused, scanner.line());
                }
            }
        });
        try (DuckDBAppender appender = duck.appender(table)) {
            for (ActionRow row : kept.values()) {
                add(appender, row);
            }
        }
    }

    private static Rejection repeated(ActionRow earlier, ActionRow row) {
        return row.sameTerms(earlier)
                ? Rejection.line(QuarantineReason.DUPLICATE_ROW, "says the same as line " + earlier.line)
                : Rejection.line(QuarantineReason.DUPLICATE_TIME,
                        "names the ex-date of line " + earlier.line + " with other terms; line " + earlier.line + " was kept");
    }

    private void add(DuckDBAppender appender, ActionRow row) throws SQLException {
        while (spans.size() <= row.series) {
            spans.add(new Span());
        }
        spans.get(row.series).add(row.tsEvent);
        appender.beginRow().append(row.series).append(row.tsEvent).append(row.type()).append(row.payTs)
                .append(row.numerator)
                .append(row.denominator).append(row.amount);
        if (row.vendorTs == BarRow.NONE) {
            appender.appendNull();
        } else {
            appender.append(row.vendorTs);
        }
        appender.append(row.line).append(0).append(0).endRow();
    }

    @Override
    public long rowsRead() {
        return rowsRead;
    }

    @Override
    public List<Span> spans() {
        return spans;
    }
}
