package dev.assay.adapters.catalogue;

import dev.assay.application.data.CsvMapping;
import dev.assay.application.data.FileResult;
import dev.assay.application.data.InstrumentTerms;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Enters what an ingest wrote into the tables of the next snapshot.
final class Commit {
    private final SnapshotBuilder next;
    private final CsvMapping mapping;
    private final SeriesIndex index;
    private final long ingestTs;
    private long nextSeq;

    Commit(SnapshotBuilder next, CsvMapping mapping, SeriesIndex index, long ingestTs, long firstSeq) {
        this.next = next;
        this.mapping = mapping;
        this.index = index;
        this.ingestTs = ingestTs;
        this.nextSeq = firstSeq;
    }

    /// The number of the batch about to be added: batches are ordered by it, and the newest wins.
    long sequence() {
        return nextSeq;
    }

    /// Takes replaced batches out; what they brought stays in earlier snapshots.
    void drop(List<Row.Batch> replaced, Duck duck) {
        if (replaced.isEmpty()) {
            return;
        }
        Set<String> batches = replaced.stream().map(Row.Batch::batch).collect(Collectors.toCollection(TreeSet::new));
        Set<String> touched = new TreeSet<>();
        next.removeIf(Row.Table.BATCHES, row -> batches.contains(row.key()));
        next.removeIf(Row.Table.FILES, row -> {
            boolean gone = row instanceof Row.DataFile file && batches.contains(file.batch());
            if (gone) {
                touched.add(row.shardKey());
            }
            return gone;
        });
        touched.forEach(instrument -> recount(instrument, duck));
        Row.Dataset known = dataset();
        if (known != null) {
            long quarantined = replaced.stream().mapToLong(Row.Batch::quarantined).sum();
            next.put(Row.Table.DATASETS,
                    new Row.Dataset(known.dataset(), known.timeframe(), known.kind(), known.source(), known.adjustment(),
                            known.session(), known.batches() - replaced.size(), known.quarantined() - quarantined));
        }
    }

    private void recount(String instrument, Duck duck) {
        Shape shape = Shape.of(mapping.kind());
        List<String> paths = next.near(Row.Table.FILES, instrument).stream().map(Row.DataFile.class::cast)
                .filter(file -> file.belongsTo(mapping.dataset(), mapping.timeframe(), instrument))
                .map(file -> Duck.quote(next.path(file.path()))).toList();
        String key = Row.Series.key(mapping.dataset(), mapping.timeframe(), instrument);
        next.removeIf(Row.Table.SERIES, row -> row.key().equals(key));
        if (!paths.isEmpty()) {
            duck.each(
                    "SELECT count(DISTINCT (" + String.join(", ", shape.key()) + ")), count(*), min(" + shape.time() + "), max("
                            + shape.time()
                            + ") FROM read_parquet([" + String.join(", ", paths) + "], hive_partitioning = false)",
                    row -> next.put(Row.Table.SERIES, new Row.Series(mapping.dataset(), mapping.timeframe(), instrument, row.getLong(1),
                            row.getLong(2) - row.getLong(1), row.getLong(3), row.getLong(4))));
        }
    }

    FileResult add(StagedFile file, List<Row.DataFile> written, Row.@Nullable DataFile quarantine, int samples) {
        PlannedFile plan = file.plan();
        Set<String> instruments = new TreeSet<>();
        for (int number = 0; number < file.load().spans().size(); number++) {
            if (file.load().spans().get(number).rows() > 0) {
                instruments.add(enter(index.terms(number)));
            }
        }
        for (Row.DataFile part : written) {
            next.put(Row.Table.FILES, part);
            extend(part);
        }
        long refused = file.rejects().total();
        next.put(Row.Table.BATCHES,
                new Row.Batch(plan.batch(), nextSeq++, mapping.dataset(), mapping.timeframe(), mapping.source(),
                        Ingest.absolute(plan.source()),
                        plan.source().bytes(), plan.source().modifiedNanos(), plan.sha256(), plan.mappingSha256(), plan.symbolText(),
                        ingestTs,
                        file.load().rowsRead(), file.written(), file.identical(), file.revised(), refused,
                        quarantine == null ? "" : quarantine.path(),
                        quarantine == null ? 0 : quarantine.bytes(), quarantine == null ? "" : quarantine.sha256()));
        Row.Dataset known = dataset();
        next.put(Row.Table.DATASETS, new Row.Dataset(mapping.dataset(), mapping.timeframe(), mapping.kind(), mapping.source(),
                mapping.adjustment().key(), mapping.session(), (known == null ? 0 : known.batches()) + 1,
                (known == null ? 0 : known.quarantined()) + refused));
        return new FileResult(plan.source().name(), plan.batch(), false, file.load().rowsRead(), file.written(), file.identical(),
                file.revised(),
                file.rejects().counts(), file.flagged(), List.copyOf(instruments), quarantine == null ? null : quarantine.path(),
                file.rejects().first(samples));
    }

    private Row.@Nullable Dataset dataset() {
        return next.get(Row.Table.DATASETS, mapping.dataset() + "/" + mapping.timeframe(), mapping.dataset()) instanceof Row.Dataset known
                ? known
                : null;
    }

    private String enter(InstrumentTerms terms) {
        next.put(Row.Table.INSTRUMENTS, new Row.Instrument(terms));
        next.put(Row.Table.SYMBOLS, new Row.Symbol(terms.symbol(), terms.id()));
        return terms.id();
    }

    private void extend(Row.DataFile part) {
        String key = Row.Series.key(part.dataset(), part.timeframe(), part.instrument());
        long added = part.rows() - part.revisions();
        if (next.get(Row.Table.SERIES, key, part.instrument()) instanceof Row.Series known) {
            next.put(Row.Table.SERIES, new Row.Series(part.dataset(), part.timeframe(), part.instrument(), known.rows() + added,
                    known.revisions() + part.revisions(), Math.min(known.first(), part.first()), Math.max(known.last(), part.last())));
        } else {
            next.put(Row.Table.SERIES,
                    new Row.Series(part.dataset(), part.timeframe(), part.instrument(), added, part.revisions(), part.first(),
                            part.last()));
        }
    }
}
