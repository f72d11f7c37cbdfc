package dev.assay.adapters.catalogue;

import dev.assay.application.data.CsvMapping;
import dev.assay.application.data.InstrumentTerms;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The rows a new file is compared with: those of the catalogue and those of files staged before it. Only what overlaps in time is looked at.
final class Known {
    /// Longer than a month.
    private static final long LONGEST = 40L * 86_400 * TimeReader.NANOS;

    private final Duck duck;
    private final Snapshot base;
    private final CsvMapping mapping;
    private final Shape shape;
    private final Set<String> ignored = new TreeSet<>();
    private int tables;

    Known(Duck duck, Snapshot base, CsvMapping mapping, List<Row.Batch> replaced) {
        this.duck = duck;
        this.base = base;
        this.mapping = mapping;
        this.shape = Shape.of(mapping.kind());
        replaced.forEach(batch -> ignored.add(batch.batch()));
    }

    void compare(StagedFile file, List<StagedFile> earlier, SeriesIndex index) {
        String all = "known_" + tables;
        String newest = "newest_" + tables++;
        boolean any = false;
        for (int series = 0; series < file.load().spans().size(); series++) {
            Span span = file.load().spans().get(series);
            if (span.rows() == 0) {
                continue;
            }
            InstrumentTerms terms = index.terms(series);
            for (Row.DataFile stored : base.near(Row.Table.FILES, Row.DataFile.class, terms.id())) {
                if (stored.belongsTo(mapping.dataset(), mapping.timeframe(), terms.id()) && !ignored.contains(stored.batch())
                        && mayHold(stored, span)) {
                    any = create(all, any);
                    duck.run("INSERT INTO " + all + " SELECT " + series + ", " + shape.fromParquet(terms) + ", revision, "
                            + stored.batchSeq()
                            + " FROM read_parquet(" + Duck.quote(base.store().path(stored.path()).toString())
                            + ", hive_partitioning = false) WHERE "
                            + shape.key().getFirst() + " BETWEEN " + span.first() + " AND " + span.last());
                }
            }
            for (int i = 0; i < earlier.size(); i++) {
                List<Span> spans = earlier.get(i).load().spans();
                if (spans.size() > series && spans.get(series).overlaps(span.first(), span.last())) {
                    any = create(all, any);
                    duck.run("INSERT INTO " + all + " SELECT " + columns("") + ", revision, " + (Long.MAX_VALUE / 2 + i) + " FROM "
                            + earlier.get(i).table() + " WHERE series = " + series);
                }
            }
        }
        if (any) {
            duck.run("CREATE TABLE " + newest + " AS SELECT * FROM " + all + " QUALIFY row_number() OVER (PARTITION BY series, "
                    + String.join(", ", shape.key()) + " ORDER BY batch_seq DESC) = 1");
            file.compareWith(newest);
            duck.run("DROP TABLE " + newest);
            duck.run("DROP TABLE " + all);
        }
    }

    /// A stored span is one of closes, the new one of opens: they are apart by at most the length of a bar.
    private boolean mayHold(Row.DataFile stored, Span span) {
        long reach = mapping.timeframe().intraday() ? mapping.timeframe().nanos() : LONGEST;
        return span.first() <= stored.last() && span.last() >= stored.first() - reach;
    }

    private boolean create(String table, boolean exists) {
        if (!exists) {
            duck.run("CREATE TABLE " + table + " (series INTEGER, " + columns(" BIGINT").replace("type BIGINT", "type VARCHAR")
                    .replaceFirst("^series BIGINT, ", "") + ", revision INTEGER, batch_seq BIGINT)");
        }
        return true;
    }

    /// Key and payload columns in the order of [Shape#fromParquet].
    private String columns(String type) {
        StringBuilder out = new StringBuilder(type.isEmpty() ? "series" : "series" + type);
        shape.key().forEach(column -> out.append(", ").append(column).append(type));
        shape.payload().forEach(column -> out.append(", ").append(column).append(type));
        return out.toString();
    }
}
