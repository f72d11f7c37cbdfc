package dev.assay.application.guess;

import dev.assay.application.data.Field;
import dev.assay.application.repair.Series;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads a vendor's file the way a guessed mapping would, and beside the bars the columns of dividends, splits and capital gains that no mapping takes.
public final class VendorFile {
    private static final int BYTES = 512 << 20;
    private static final List<String> DIVIDENDS = List.of("dividends", "dividend", "exdividend", "divcash", "dividendamount");
    private static final List<String> SPLITS = List.of("stocksplits", "split", "splits", "splitratio", "splitfactor", "splitcoefficient");
    private static final List<String> GAINS = List.of("capitalgains", "capitalgain");

    private VendorFile() {}

    private record Line(LocalDateTime time, long number, List<String> fields) {}

    /// The series of a file by symbol, in time order; the symbol is empty where no column holds it. Rows without a time or a positive close are left
    /// out: an ingest refuses them with their reason.
    ///
    /// @param monthFirst whether 3/4 is the 4th of March; empty to let the file say
    /// @throws dev.assay.application.data.DataException when the file holds no bars that can be recognised, or its dates can be read two ways
    public static Map<String, Series> read(Path file, Optional<Boolean> monthFirst) {
        TextSample sample = TextSample.read(file, BYTES);
        Table table = Table.of(sample);
        ColumnGuess columns = ColumnGuess.of(sample, table);
        TimeGuess times = MappingGuess.times(sample, table, columns,
                new MappingGuess.Hints(Optional.empty(), Optional.empty(), monthFirst));
        Integer symbol = columns.places().get(Field.SYMBOL);
        int close = columns.places().getOrDefault(Field.CLOSE, 0);
        Map<String, List<Line>> lines = new TreeMap<>();
        for (int i = table.skipLines() + (table.header().isEmpty() ? 0 : 1); i < sample.lines().size(); i++) {
            List<String> fields = TextSample.cut(sample.lines().get(i), table.delimiter());
            LocalDateTime time = fields.size() == table.width() ? times.read(stamp(columns, fields)) : null;
            if (time != null && table.number(fields.get(close)) > 0) {
                lines.computeIfAbsent(symbol == null ? "" : fields.get(symbol), name -> new ArrayList<>())
                        .add(new Line(time, sample.numbers().get(i), fields));
            }
        }
        Map<String, Series> series = new TreeMap<>();
        lines.forEach((name, of) -> series.put(name, series(table, columns, times.dates(), of)));
        return series;
    }

    private static String stamp(ColumnGuess columns, List<String> fields) {
        Integer stamp = columns.places().get(Field.TIME);
        return stamp != null
                ? fields.get(stamp)
                : fields.get(columns.places().getOrDefault(Field.DATE, 0)) + " "
                        + fields.get(columns.places().getOrDefault(Field.TIME_OF_DAY, 0));
    }

    private static Series series(Table table, ColumnGuess columns, boolean dates, List<Line> unsorted) {
        List<Line> lines = unsorted.stream().sorted(Comparator.comparing(Line::time)).toList();
        String[] days = lines.stream().map(line -> dates ? line.time().toLocalDate().toString() : line.time().toString())
                .toArray(String[]::new);
        return new Series(days, lines.stream().mapToLong(Line::number).toArray(),
                column(table, lines, columns.places().getOrDefault(Field.OPEN, -1), Double.NaN),
                column(table, lines, columns.places().getOrDefault(Field.CLOSE, -1), Double.NaN),
                column(table, lines, columns.places().getOrDefault(Field.ADJUSTED_CLOSE, -1), Double.NaN),
                column(table, lines, named(table, DIVIDENDS), 0), column(table, lines, named(table, SPLITS), 0),
                column(table, lines, named(table, GAINS), 0), dates);
    }

    private static int named(Table table, List<String> names) {
        for (int i = 0; i < table.header().size(); i++) {
            if (names.contains(table.header().get(i).toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""))) {
                return i;
            }
        }
        return -1;
    }

    private static double[] column(Table table, List<Line> lines, int place, double absent) {
        return lines.stream().mapToDouble(line -> {
            double value = place < 0 ? Double.NaN : table.number(line.fields().get(place));
            return Double.isNaN(value) ? absent : value;
        }).toArray();
    }
}
