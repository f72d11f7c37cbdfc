package dev.assay.adapters.catalogue;

import dev.assay.application.data.BarOrigin;
import dev.assay.application.data.BarRequest;
import dev.assay.application.data.DataException;
import dev.assay.application.data.QualityFlag;
import dev.assay.core.instrument.Instrument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/// Looks up which lines of which vendor's files stored bars came from. Reads the columns of origin of those files that may hold them.
final class Origins {
    private static final List<String> COLUMNS = List.of("ts_open", "ts_close", "line", "vendor_ts", "ingest_ts", "flags", "revision");
    /// Longer than a month: how far a bar's open lies before its close at most.
    private static final long LONGEST = 40L * 86_400 * TimeReader.NANOS;

    private final Snapshot snapshot;
    private final Map<String, Row.Batch> batches = new TreeMap<>();

    Origins(Snapshot snapshot) {
        this.snapshot = snapshot;
        snapshot.all(Row.Table.BATCHES, Row.Batch.class).forEach(batch -> batches.put(batch.batch(), batch));
    }

    private record Found(long batchSeq, BarOrigin origin) {}

    List<BarOrigin> of(BarRequest request, Instrument instrument, SortedSet<Long> instants) {
        if (instants.isEmpty()) {
            return List.of();
        }
        String id = instrument.id().value();
        TreeMap<Long, Found> newest = new TreeMap<>();
        for (Row.DataFile file : snapshot.near(Row.Table.FILES, Row.DataFile.class, id)) {
            if (file.belongsTo(request.dataset(), request.timeframe(), id) && file.last() >= instants.first()
                    && file.first() - LONGEST <= instants.last()) {
                read(file, instants, newest);
            }
        }
        List<BarOrigin> origins = new ArrayList<>();
        newest.values().forEach(found -> origins.add(found.origin()));
        return origins;
    }

    private void read(Row.DataFile file, SortedSet<Long> instants, SortedMap<Long, Found> newest) {
        Row.Batch batch = batches.get(file.batch());
        if (batch == null) {
            throw DataException.inFile(snapshot.store().root().toString(), "has no record of the batch " + file.batch(),
                    "restore the catalogue from a copy");
        }
        Path parquet = present(file);
        try {
            ParquetColumns.read(parquet, COLUMNS, (values, count) -> {
                for (int row = 0; row < count; row++) {
                    long open = values[0][row];
                    if (instants.contains(open) || instants.contains(values[1][row])) {
                        Found known = newest.get(open);
                        if (known == null || known.batchSeq() < file.batchSeq()) {
                            newest.put(open, new Found(file.batchSeq(), origin(file, batch, values, row)));
                        }
                    }
                }
            });
        } catch (IOException e) {
            throw SourceFile.unreadable(parquet.toString(), e);
        }
    }

    private Path present(Row.DataFile file) {
        Path parquet = snapshot.store().path(file.path());
        try {
            if (Files.size(parquet) != file.bytes() || !Hashes.hex(parquet).equals(file.sha256())) {
                throw ColumnCache.damaged(parquet);
            }
            return parquet;
        } catch (NoSuchFileException e) {
            throw DataException.inFile(parquet.toString(), "is missing from the catalogue", "restore it from a copy").causedBy(e);
        } catch (IOException e) {
            throw SourceFile.unreadable(parquet.toString(), e);
        }
    }

    private static BarOrigin origin(Row.DataFile file, Row.Batch batch, long[][] values, int row) {
        return new BarOrigin(file.dataset(), file.instrument(), values[0][row], values[1][row], BarCursor.inputFile(file),
                file.batch(), batch.source(), batch.file(), batch.bytes(), batch.fileSha256(), batch.mappingSha256(), values[2][row],
                values[3][row], values[4][row], QualityFlag.of((int) values[5][row]), (int) values[6][row]);
    }
}
