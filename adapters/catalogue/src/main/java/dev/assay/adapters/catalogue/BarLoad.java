package dev.assay.adapters.catalogue;

import dev.assay.application.data.CsvMapping;
import dev.assay.application.data.QualityFlag;
import dev.assay.application.data.QuarantineReason;
import dev.assay.application.data.RowPolicy;
import dev.assay.core.calendar.ExchangeCalendar;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads one file of bars into a staging table, sorted by instrument and time, refusing what is wrong.
///
/// A file whose rows rise in time is judged as it is read. One that does not is staged as it stands and judged in a second pass, in order.
final class BarLoad implements Load {
    private final Duck duck;
    private final CsvMapping mapping;
    private final ExchangeCalendar calendar;
    private final SeriesIndex index;
    private final String table;
    private final Rejects rejects;
    private final List<Span> spans = new ArrayList<>();
    private long rowsRead;
    private boolean disordered;

    BarLoad(Duck duck, CsvMapping mapping, ExchangeCalendar calendar, SeriesIndex index, String table, Rejects rejects) {
        this.duck = duck;
        this.mapping = mapping;
        this.calendar = calendar;
        this.index = index;
        this.table = table;
        this.rejects = rejects;
    }

    @Override
    public void read(SourceFile source, String sha256, @Nullable String symbol) throws SQLException {
        TextRows rows = new TextRows(source, mapping);
        try (BarStage stage = new BarStage(duck, table)) {
            SequenceRules rules = new SequenceRules(mapping.policy());
            rows.read(sha256, (scanner, columns) -> stageAll(scanner, new BarLines(mapping, calendar, scanner, columns, index, symbol),
                    rules, stage));
        }
        if (disordered) {
            rows.refuse(sha256, sortAgain(), rejects);
        }
    }

    private void stageAll(CsvScanner scanner, BarLines lines, SequenceRules rules, BarStage stage) throws IOException, SQLException {
        BarRow row = new BarRow();
        while (scanner.nextRow()) {
            rowsRead++;
            Rejection refused = lines.read(row);
            if (refused == null && span(row.series).add(row.tsOpen)) {
                disordered = true;
                row.flags |= QualityFlag.OUT_OF_ORDER.bit();
            }
            if (refused == null && !disordered) {
                refused = repeated(rules.judge(row), row, rules);
            }
            if (refused == null) {
                stage.add(row);
            } else {
                rejects.add(scanner.number(), refused, scanner.line());
            }
        }
    }

    private Span span(int series) {
        while (spans.size() <= series) {
            spans.add(new Span());
        }
        return spans.get(series);
    }

    private static @Nullable Rejection repeated(SequenceRules.Outcome outcome, BarRow row, SequenceRules rules) {
        long earlier = rules.previous(row.series).line;
        return switch (outcome) {
            case KEEP -> null;
            case SAME_ROW_AGAIN -> Rejection.line(QuarantineReason.DUPLICATE_ROW, "says the same as line " + earlier);
            case OVERLAPS -> Rejection.line(QuarantineReason.OVERLAP, "begins before the bar of line " + earlier + " has ended");
            case SAME_TIME_AGAIN -> Rejection.line(QuarantineReason.DUPLICATE_TIME,
                    "has the time of line " + earlier + " but other values; line " + earlier + " was kept");
        };
    }

    /// Judges the staged rows in order of time; returns the refused ones.
    private SortedMap<Long, Rejection> sortAgain() throws SQLException {
        SortedMap<Long, Rejection> refused = new TreeMap<>();
        SequenceRules rules = new SequenceRules(mapping.policy());
        String unsorted = table + "_unsorted";
        duck.run("ALTER TABLE " + table + " RENAME TO " + unsorted);
        BarRow row = new BarRow();
        try (BarStage stage = new BarStage(duck, table)) {
            duck.each("SELECT * FROM " + unsorted + " ORDER BY series, ts_open, line", from -> {
                BarStage.read(from, row);
                row.flags &= ~SequenceRules.FLAGS;
                if (span(row.series).falling()) {
                    row.flags &= ~QualityFlag.OUT_OF_ORDER.bit();
                }
                Rejection why = misplaced(row)
                        ? Rejection.line(QuarantineReason.OUT_OF_ORDER, "is earlier than the line before it")
                        : repeated(rules.judge(row), row, rules);
                if (why == null) {
                    stage.add(row);
                } else {
                    refused.put(row.line, why);
                }
            });
        }
        duck.run("DROP TABLE " + unsorted);
        return refused;
    }

    private boolean misplaced(BarRow row) {
        return (row.flags & QualityFlag.OUT_OF_ORDER.bit()) != 0 && mapping.policy().outOfOrder() == RowPolicy.Treatment.QUARANTINE;
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
