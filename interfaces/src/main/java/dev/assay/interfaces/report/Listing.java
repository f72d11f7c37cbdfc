package dev.assay.interfaces.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The first rows of one file, for a table on the page, and how many rows there are in all.
record Listing(RunFile file, List<CsvRow> rows, long total) {
    /// The most rows a page carries of one file; the file itself holds the rest.
    static final int LIMIT = 20_000;

    Listing {
        rows = List.copyOf(rows);
    }

    static Listing read(Path runDir, RunFile file) {
        return read(runDir, file, row -> {});
    }

    /// @param each sees every row, also those beyond the limit
    static Listing read(Path runDir, RunFile file, Consumer<CsvRow> each) {
        List<CsvRow> rows = new ArrayList<>();
        long[] total = {0};
        CsvFile.read(runDir, file, row -> {
            if (total[0]++ < LIMIT) {
                rows.add(row);
            }
            each.accept(row);
        });
        return new Listing(file, rows, total[0]);
    }

    Listing map(UnaryOperator<CsvRow> change) {
        return new Listing(file, rows.stream().map(change).toList(), total);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }
}
