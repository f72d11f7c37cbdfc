package dev.assay.adapters.catalogue;

import dev.assay.application.data.CsvMapping;
import dev.assay.application.data.QualityFlag;
import dev.assay.core.calendar.ExchangeCalendar;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// One file in the staging database: read, compared with what is known, ready to be written.
final class StagedFile {
    private final Duck duck;
    private final PlannedFile plan;
    private final Shape shape;
    private final CsvMapping mapping;
    private final SeriesIndex index;
    private final String table;
    private final Rejects rejects;
    private final Load load;
    private long identical;
    private long revised;
    private long written;

    StagedFile(Duck duck, PlannedFile plan, CsvMapping mapping, ExchangeCalendar calendar, SeriesIndex index, int number)
            throws SQLException {
        this.duck = duck;
        this.plan = plan;
        this.mapping = mapping;
        this.index = index;
        this.shape = Shape.of(mapping.kind());
        this.table = "rows_" + number;
        this.rejects = new Rejects(duck, "rejects_" + number, plan.source().name());
        this.load = switch (mapping.kind()) {
            case BAR -> new BarLoad(duck, mapping, calendar, index, table, rejects);
            case CORPORATE_ACTION -> new ActionLoad(duck, mapping, calendar, index, table, rejects);
        };
    }

    void read() throws SQLException {
        load.read(plan.source(), plan.sha256(), plan.symbol());
        rejects.close();
    }

    /// A group of rows that goes into one stored file.
    record Part(int series, String period, long rows, long revisions, long first, long last) {}

    /// Takes out rows that are known already and marks those that replace others.
    ///
    /// @param known table of the newest known rows, in units, with their revision
    void compareWith(String known) {
        String same = String.join(" AND ", equal(shape.key(), "="));
        String payload = String.join(" AND ", equal(shape.payload(), "IS NOT DISTINCT FROM"));
        long before = count("true");
        duck.run("DELETE FROM " + table + " r USING " + known + " k WHERE r.series = k.series AND " + same + " AND " + payload);
        identical = before - count("true");
        duck.run("UPDATE " + table + " r SET revision = k.revision + 1, flags = r.flags | " + QualityFlag.REVISION.bit() + " FROM " + known
                + " k WHERE r.series = k.series AND " + same);
    }

    private static List<String> equal(List<String> columns, String operator) {
        return columns.stream().map(column -> "r." + column + " " + operator + " k." + column).toList();
    }

    private long count(String condition) {
        long[] result = new long[1];
        duck.each("SELECT count(*) FROM " + table + " WHERE " + condition, row -> result[0] = row.getLong(1));
        return result[0];
    }

    /// Counts, and says which stored files the rows make.
    List<Part> parts() {
        revised = count("revision > 0");
        written = count("revision = 0");
        List<Part> parts = new ArrayList<>();
        duck.each(
                "SELECT series, " + shape.period(mapping.timeframe()) + " AS period, count(*), count(*) FILTER (revision > 0), min("
                        + shape.time()
                        + "), max(" + shape.time() + ") FROM " + table + " GROUP BY ALL ORDER BY ALL",
                row -> parts
                        .add(new Part(row.getInt(1), row.getString(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6))));
        return parts;
    }

    /// SQL for the rows of one part as they stand in Parquet.
    String select(Part part, long ingestTs) {
        return "SELECT " + shape.toParquet(index.terms(part.series())) + ", " + Duck.quote(mapping.source()) + " AS source, vendor_ts, "
                + ingestTs
                + "::BIGINT AS ingest_ts, " + Duck.quote(plan.batch()) + " AS batch, line, flags, revision FROM " + table
                + " WHERE series = "
                + part.series() + " AND " + shape.period(mapping.timeframe()) + " = " + Duck.quote(part.period()) + " ORDER BY "
                + String.join(", ", shape.key());
    }

    /// SQL for the refused rows as they stand in Parquet.
    String selectRejected(long ingestTs) {
        return "SELECT " + Duck.quote(mapping.dataset()) + " AS dataset, " + Duck.quote(plan.source().name())
                + " AS file, line, reason, field, value, words, fix, raw, " + Duck.quote(plan.batch()) + " AS batch, " + ingestTs
                + "::BIGINT AS ingest_ts FROM rejects" + table.substring("rows".length()) + " ORDER BY line";
    }

    SortedMap<QualityFlag, Long> flagged() {
        EnumMap<QualityFlag, Long> counts = new EnumMap<>(QualityFlag.class);
        duck.each("SELECT flags, count(*) FROM " + table + " WHERE flags <> 0 GROUP BY flags", row -> {
            long rows = row.getLong(2);
            QualityFlag.of(row.getInt(1)).forEach(flag -> counts.merge(flag, rows, Long::sum));
        });
        return new TreeMap<>(counts);
    }

    PlannedFile plan() {
        return plan;
    }

    String table() {
        return table;
    }

    Rejects rejects() {
        return rejects;
    }

    Load load() {
        return load;
    }

    long identical() {
        return identical;
    }

    long revised() {
        return revised;
    }

    long written() {
        return written;
    }
}
