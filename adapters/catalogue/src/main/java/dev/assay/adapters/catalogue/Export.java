package dev.assay.adapters.catalogue;

import dev.assay.application.data.BarRequest;
import dev.assay.application.data.DataException;
import dev.assay.application.data.DataKind;
import dev.assay.core.instrument.Instrument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Copies what some requests read into a catalogue of its own, so that a run can be replayed elsewhere. Parquet files are copied byte for byte.
final class Export {
    private final CatalogueReader reader;
    private final Snapshot source;
    private final Store target;

    Export(CatalogueReader reader, Snapshot source, Store target) {
        this.reader = reader;
        this.source = source;
        this.target = target;
    }

    void run(BarRequest bars, String actionsDataset) {
        List<Row.DataFile> files = new ArrayList<>();
        Set<String> ids = new TreeSet<>();
        for (Instrument instrument : bars.instruments()) {
            ids.add(instrument.id().value());
            files.addAll(reader.files(source, bars, instrument));
            if (!actionsDataset.isEmpty()) {
                files.addAll(
                        new ActionReader(new ColumnCache(source.store(), true), source, actionsDataset).files(instrument.id().value()));
            }
        }
        try {
            requireEmpty();
            for (Row.DataFile file : files) {
                copy(file);
            }
            String id = manifest(bars, actionsDataset, files, ids).write(target, source.ingestTs(), source.nextBatchSeq());
            Store.writeWhole(target.path(Store.CURRENT), (id + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw SourceFile.unreadable(target.root().toString(), e);
        }
    }

    private void requireEmpty() throws IOException {
        if (Files.exists(target.root())) {
            try (Stream<Path> entries = Files.list(target.root())) {
                if (entries.findAny().isPresent()) {
                    throw DataException.inFile(target.root().toString(), "is not empty", "name a directory that is empty or absent");
                }
            }
        }
    }

    private void copy(Row.DataFile file) throws IOException {
        Path from = source.store().path(file.path());
        if (!Files.exists(from)) {
            throw DataException.inFile(from.toString(), "is missing from the catalogue", "restore it from a copy");
        }
        Path to = target.path(file.path());
        Files.createDirectories(Store.parent(to));
        Files.copy(from, to);
        if (!Hashes.hex(to).equals(file.sha256())) {
            throw ColumnCache.damaged(from);
        }
    }

    private SnapshotBuilder manifest(BarRequest bars, String actionsDataset, List<Row.DataFile> files, Set<String> ids) {
        SnapshotBuilder next = new SnapshotBuilder(Snapshot.empty(target));
        Set<String> batches = new TreeSet<>();
        for (Row.DataFile file : files) {
            next.put(Row.Table.FILES, file);
            batches.add(file.batch());
        }
        for (Row.Dataset dataset : source.all(Row.Table.DATASETS, Row.Dataset.class)) {
            boolean ofBars = dataset.dataset().equals(bars.dataset()) && dataset.timeframe().equals(bars.timeframe());
            if (ofBars || dataset.dataset().equals(actionsDataset) && dataset.kind() == DataKind.CORPORATE_ACTION) {
                next.put(Row.Table.DATASETS, dataset);
            }
        }
        for (Row.Batch batch : source.all(Row.Table.BATCHES, Row.Batch.class)) {
            if (batches.contains(batch.batch())) {
                next.put(Row.Table.BATCHES, batch);
            }
        }
        for (String id : ids) {
            source.near(Row.Table.INSTRUMENTS, Row.Instrument.class, id).stream().filter(row -> row.terms().id().equals(id))
                    .forEach(row -> {
                        next.put(Row.Table.INSTRUMENTS, row);
                        next.put(Row.Table.SYMBOLS, new Row.Symbol(row.terms().symbol(), id));
                    });
            source.near(Row.Table.SERIES, Row.Series.class, id).stream()
                    .filter(row -> row.instrument().equals(id)
                            && (row.dataset().equals(bars.dataset()) || row.dataset().equals(actionsDataset)))
                    .forEach(row -> next.put(Row.Table.SERIES, row));
        }
        return next;
    }
}
