package dev.assay.adapters.catalogue;

import dev.assay.application.data.CsvMapping;
import dev.assay.application.data.InstrumentTerms;
import dev.assay.application.data.QueryResult;
import dev.assay.core.calendar.ExchangeCalendar;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Shows the first rows of a file of bars the way an ingest would read them.
final class Preview {
    private static final List<String> NAMES = List.of("line", "symbol", "opens", "closes", "open", "high", "low", "close", "volume",
            "adjustedClose");

    private final CsvMapping mapping;
    private final ExchangeCalendar calendar;

    Preview(CsvMapping mapping, ExchangeCalendar calendar) {
        this.mapping = mapping;
        this.calendar = calendar;
    }

    QueryResult of(Path path, int limit) {
        SeriesIndex index = new SeriesIndex(mapping::terms);
        Path spill = Query.temporary();
        List<QueryResult.Column> columns = NAMES.stream().map(name -> new QueryResult.Column(name,
                List.of("symbol", "opens", "closes").contains(name) ? QueryResult.Type.TEXT : QueryResult.Type.NUMBER)).toList();
        List<List<String>> rows = new ArrayList<>();
        try (Duck duck = Duck.open(spill, "the preview")) {
            StagedFile staged = new StagedFile(duck, PlannedFile.of(SourceFile.at(path), mapping), mapping, calendar, index, 0);
            staged.read();
            duck.each("SELECT line, series, ts_open, ts_close, open, high, low, close, volume, adjusted FROM " + staged.table()
                    + " ORDER BY line LIMIT " + (limit + 1), row -> rows.add(row(row, index.terms(row.getInt(2)))));
            boolean more = rows.size() > limit;
            return new QueryResult(columns, List.copyOf(more ? rows.subList(0, limit) : rows), more);
        } catch (SQLException e) {
            throw Duck.failure("the preview", e);
        } finally {
            Query.delete(spill);
        }
    }

    private static List<String> row(ResultSet row, InstrumentTerms terms) throws SQLException {
        List<String> cells = new ArrayList<>(List.of("" + row.getLong(1), terms.symbol(), time(row.getLong(3)), time(row.getLong(4))));
        for (int column = 5; column <= 8; column++) {
            cells.add(decimal(row.getLong(column), terms.priceScale()));
        }
        row.getObject(9);
        cells.add(row.wasNull() ? "" : decimal(row.getLong(9), terms.quantityScale()));
        row.getObject(10);
        cells.add(row.wasNull() ? "" : decimal(row.getLong(10), BarLines.ADJUSTED_SCALE));
        return cells;
    }

    private static String decimal(long units, int scale) {
        return BigDecimal.valueOf(units, scale).toPlainString();
    }

    private static String time(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, TimeReader.NANOS), Math.floorMod(nanos, TimeReader.NANOS)).toString();
    }
}
