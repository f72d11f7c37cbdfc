package dev.assay.adapters.catalogue;

import dev.assay.application.data.DataException;
import dev.hardwood.HardwoodContext;
import dev.hardwood.InputFile;
import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.ColumnReaders;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.Validity;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.schema.ColumnProjection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Decodes columns of integers, and types as numbers, out of a Parquet file, batch by batch. Missing values read as zero.
final class ParquetColumns {
    // Kept so that the setting is not collected with the logger: without the Vector API the reader says so once per process, on the terminal.
    private static final Logger READER_LOG = Logger.getLogger("dev.hardwood");

    static {
        READER_LOG.setLevel(Level.WARNING);
        // Nothing here is compressed with gzip; looking for its native library costs time and a warning.
        System.setProperty("hardwood.uselibdeflate", "false");
    }

    private ParquetColumns() {}

    /// One decoding thread for all files, started on first use and ended with the process.
    private static final class Shared {
        private static final HardwoodContext CONTEXT = HardwoodContext.create(1);
    }

    /// Takes decoded rows: `values[column][row]` for the first `count` rows.
    interface Sink {
        void accept(long[][] values, int count) throws IOException;
    }

    /// Reads a file from end to end.
    ///
    /// @throws DataException when it is no readable Parquet file with these columns
    static void read(Path file, List<String> columns, Sink sink) throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file), Shared.CONTEXT);
                ColumnReaders readers = reader.columnReaders(ColumnProjection.columns(
                        columns.stream().map(ParquetColumns::stored).distinct().toArray(String[]::new)))) {
            long[][] values = new long[columns.size()][];
            while (readers.nextBatch()) {
                int count = readers.getRecordCount();
                for (int i = 0; i < values.length; i++) {
                    values[i] = column(readers, columns.get(i), count);
                }
                sink.accept(values, count);
            }
        } catch (UncheckedIOException | IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
            throw DataException.inFile(file.toString(), "is no readable Parquet file of this catalogue (" + e.getMessage() + ")",
                    "restore it from a copy, or ingest its source again into a new catalogue").causedBy(e);
        }
    }

    private static String stored(String column) {
        int mark = column.indexOf('#');
        return mark < 0 ? column : column.substring(0, mark);
    }

    private static long[] column(ColumnReaders readers, String column, int count) {
        ColumnReader reader = readers.getColumnReader(stored(column));
        if (stored(column).equals(column)) {
            return longs(reader, count);
        }
        int at = Integer.parseInt(column, column.indexOf('#') + 1, column.length(), 10);
        @Nullable
        String[] texts = reader.getStrings();
        long[] values = new long[count];
        for (int row = 0; row < count; row++) {
            String text = texts[row];
            values[row] = ActionKind.number(text == null ? "" : text, at);
        }
        return values;
    }

    private static long[] longs(ColumnReader reader, int count) {
        long[] values = reader.getColumnSchema().type() == PhysicalType.INT32
                ? Arrays.stream(reader.getInts(), 0, count).asLongStream().toArray()
                : reader.getLongs();
        Validity validity = reader.getLeafValidity();
        if (validity.hasNulls()) {
            for (int row = 0; row < count; row++) {
                if (validity.isNull(row)) {
                    values[row] = 0;
                }
            }
        }
        return values;
    }
}
