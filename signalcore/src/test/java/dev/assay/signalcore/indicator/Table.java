package dev.assay.signalcore.indicator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// A reference table of the test resources; NOTICE beside them says where each is from.
record Table(List<String> columns, List<String[]> rows) {
    static Table read(String name) {
        try (InputStream in = Objects.requireNonNull(Table.class.getResourceAsStream(name), name)) {
            List<String[]> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(line -> line.split(",", -1)).toList();
            return new Table(Stream.of(lines.getFirst()).toList(), lines.subList(1, lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int size() {
        return rows.size();
    }

    /// The number in that row and column, NaN where the table has none.
    double at(int row, String column) {
        String text = rows.get(row)[columns.indexOf(column)];
        return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }

    double[] column(String name) {
        return rows.stream().mapToDouble(row -> Double.parseDouble(row[columns.indexOf(name)])).toArray();
    }
}
