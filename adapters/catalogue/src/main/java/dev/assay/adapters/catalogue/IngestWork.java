package dev.assay.adapters.catalogue;

import dev.assay.application.data.CsvMapping;
import dev.assay.application.data.DataException;
import dev.assay.application.data.DataKind;
import dev.assay.application.data.FileResult;
import dev.assay.application.data.IngestRequest;
import dev.assay.application.data.InstrumentTerms;
import dev.assay.core.calendar.ExchangeCalendar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The work of one ingest, under the writer's lock: stage, compare, write aside, move into place, and as the very last step name the new snapshot current.
final class IngestWork {
    private static final int SAMPLES = 20;

    private final Snapshot base;
    private final Store store;
    private final IngestRequest request;
    private final CsvMapping mapping;
    private final ExchangeCalendar calendar;
    private final List<PlannedFile> plans;
    private final SnapshotBuilder next;
    private final SeriesIndex index;
    private final List<StagedFile> staged = new ArrayList<>();

    IngestWork(Snapshot base, IngestRequest request, ExchangeCalendar calendar, List<PlannedFile> plans) {
        this.base = base;
        this.store = base.store();
        this.request = request;
        this.mapping = request.mapping();
        this.calendar = calendar;
        this.plans = plans;
        this.next = new SnapshotBuilder(base);
        this.index = new SeriesIndex(this::knownTerms);
    }

    /// Adds a result per planned file to `results` and returns the new snapshot's id.
    String run(Map<String, FileResult> results) throws IOException {
        requireSameDataset();
        List<Row.Batch> replaced = replaced();
        clear(store.staging());
        Files.createDirectories(store.staging());
        try (Duck duck = Duck.open(store.staging().resolve("spill"), store.root().toString())) {
            Known known = new Known(duck, base, mapping, replaced);
            for (PlannedFile plan : plans) {
                StagedFile file = new StagedFile(duck, plan, mapping, calendar, index, staged.size());
                file.read();
                requireSameTerms();
                known.compare(file, staged, index);
                staged.add(file);
            }
            DataFiles files = new DataFiles(duck, store, mapping, index, request.ingestTsNanos());
            Commit commit = new Commit(next, mapping, index, request.ingestTsNanos(), base.nextBatchSeq());
            commit.drop(replaced, duck);
            for (StagedFile file : staged) {
                List<Row.DataFile> written = files.write(file, commit.sequence());
                Row.DataFile quarantine = files.writeQuarantine(file);
                results.put(file.plan().source().name(), commit.add(file, written, quarantine, SAMPLES));
            }
            files.moveIntoPlace();
            String id = next.write(store, request.ingestTsNanos(), base.nextBatchSeq() + staged.size());
            Store.writeWhole(store.path(Store.CURRENT), (id + "\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            return id;
        } catch (SQLException e) {
            throw Duck.failure(store.root().toString(), e);
        } finally {
            clear(store.staging());
        }
    }

    private void requireSameDataset() {
        for (Row.Dataset known : base.near(Row.Table.DATASETS, Row.Dataset.class, mapping.dataset())) {
            if (known.dataset().equals(mapping.dataset())) {
                same("kind", known.kind().key(), mapping.kind().key());
                same("source", known.source(), mapping.source());
                same("adjustment", known.adjustment(), mapping.adjustment().key());
                same("session", known.session(), mapping.session());
            }
        }
    }

    private void same(String key, String known, String given) {
        if (!known.equals(given)) {
            throw DataException.of("dataset " + mapping.dataset() + " has " + key + " " + known + " but this mapping says " + given,
                    "correct the mapping, or give it another dataset name");
        }
    }

    /// Batches of the same files under another mapping, which this ingest replaces if asked to.
    private List<Row.Batch> replaced() {
        List<Row.Batch> replaced = new ArrayList<>();
        for (PlannedFile plan : plans) {
            for (Row.Batch batch : base.all(Row.Table.BATCHES, Row.Batch.class)) {
                if (batch.dataset().equals(mapping.dataset()) && batch.fileSha256().equals(plan.sha256())
                        && batch.symbol().equals(plan.symbolText())) {
                    if (!request.replace()) {
                        throw DataException.inFile(plan.source().name(),
                                "was taken into " + mapping.dataset() + " before under another mapping (batch "
                                        + PlannedFile.shortName(batch.batch())
                                        + "); taking it again would mix two readings of one file",
                                "ingest it with --replace to drop the first reading, or into another dataset");
                    }
                    replaced.add(batch);
                }
            }
        }
        return replaced;
    }

    /// Actions name an instrument the way its bars did, if there are any.
    private InstrumentTerms knownTerms(String symbol) {
        InstrumentTerms declared = mapping.terms(symbol);
        if (mapping.kind() == DataKind.BAR) {
            return declared;
        }
        List<InstrumentTerms> known = new ArrayList<>();
        for (Row.Symbol row : base.near(Row.Table.SYMBOLS, Row.Symbol.class, symbol)) {
            if (row.symbol().equals(symbol)
                    && next.get(Row.Table.INSTRUMENTS, row.instrument(), row.instrument()) instanceof Row.Instrument found) {
                known.add(found.terms());
            }
        }
        return known.stream().filter(terms -> terms.id().equals(declared.id())).findFirst()
                .orElseGet(() -> known.size() == 1 ? known.getFirst() : declared);
    }

    private void requireSameTerms() {
        TreeSet<String> ids = new TreeSet<>();
        for (int number = 0; number < index.size(); number++) {
            InstrumentTerms terms = index.terms(number);
            if (!ids.add(terms.id())) {
                throw DataException.of("two symbols stand for the instrument " + terms.id(), "correct the mapping's instruments");
            }
            if (next.get(Row.Table.INSTRUMENTS, terms.id(), terms.id()) instanceof Row.Instrument known && !known.terms().equals(terms)) {
                throw DataException.of(
                        "instrument " + terms.id() + " is known as " + words(known.terms()) + " but this mapping says " + words(terms),
                        "use the same terms, or another mic");
            }
        }
    }

    private static String words(InstrumentTerms terms) {
        return terms.kind().key() + " in " + terms.currency() + ", priceScale " + terms.priceScale() + ", tick " + terms.tickUnits()
                + " units, quantityScale " + terms.quantityScale() + ", lot " + terms.lotUnits() + " units";
    }

    private static void clear(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
