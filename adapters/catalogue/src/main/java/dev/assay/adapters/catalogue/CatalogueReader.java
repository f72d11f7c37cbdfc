package dev.assay.adapters.catalogue;

import dev.assay.application.data.BarOrigin;
import dev.assay.application.data.BarRequest;
import dev.assay.application.data.DataException;
import dev.assay.application.data.DataKind;
import dev.assay.application.data.DataReader;
import dev.assay.application.data.DatasetSummary;
import dev.assay.application.data.InstrumentTerms;
import dev.assay.application.data.MarketDataFeed;
import dev.assay.application.data.SeriesSummary;
import dev.assay.application.data.SnapshotRef;
import dev.assay.application.data.Spelling;
import dev.assay.application.data.Timeframe;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.CorporateAction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Reads a catalogue without a database engine: manifest nodes and decoded columns only. Thread-safe.
final class CatalogueReader implements DataReader {
    private final Store store;
    private final ColumnCache cache;
    private final ConcurrentHashMap<String, Snapshot> snapshots = new ConcurrentHashMap<>();

    /// @param cacheBeside whether decoded columns may be kept in the catalogue
    CatalogueReader(Store store, boolean cacheBeside) {
        this.store = store;
        this.cache = new ColumnCache(store, cacheBeside);
    }

    Snapshot snapshot(SnapshotRef ref) {
        return snapshots.computeIfAbsent(resolve(ref), id -> Snapshot.read(store, id));
    }

    @Override
    public String resolve(SnapshotRef ref) {
        return SnapshotNames.resolve(store, ref);
    }

    @Override
    public MarketDataFeed open(BarRequest request) {
        Snapshot snapshot = snapshot(request.snapshot());
        requireDataset(snapshot, request.dataset(), request.timeframe());
        List<BarCursor> cursors = new ArrayList<>();
        for (Instrument instrument : request.instruments().stream().sorted(Comparator.comparingInt(Instrument::number)).toList()) {
            cursors.add(new BarCursor(request, instrument, cache, files(snapshot, request, instrument)));
        }
        return new BarFeed(snapshot.id(), cursors);
    }

    /// Stored files that may hold bars of the request.
    List<Row.DataFile> files(Snapshot snapshot, BarRequest request, Instrument instrument) {
        String id = instrument.id().value();
        InstrumentTerms terms = terms(snapshot, id);
        List<Row.DataFile> files = snapshot.near(Row.Table.FILES, Row.DataFile.class, id).stream()
                .filter(file -> file.kind() == DataKind.BAR && file.belongsTo(request.dataset(), request.timeframe(), id)).toList();
        if (terms == null || files.isEmpty()) {
            throw DataException.of("dataset " + request.dataset() + " has no " + request.timeframe() + " bars of " + id,
                    Spelling.hint(id, ids(snapshot, request.dataset())) + "; data ls shows all");
        }
        if (terms.priceScale() != instrument.priceScale() || terms.quantityScale() != instrument.quantityScale()) {
            throw DataException.of(id + " is stored with " + terms.priceScale() + " price and " + terms.quantityScale()
                    + " quantity decimals but asked for with " + instrument.priceScale() + " and " + instrument.quantityScale(),
                    "use the instrument's terms from the catalogue");
        }
        return files.stream().filter(file -> file.last() >= request.fromNanos() && file.first() < request.toNanosExclusive()).toList();
    }

    private static @Nullable InstrumentTerms terms(Snapshot snapshot, String id) {
        return snapshot.node(Row.Table.INSTRUMENTS, Snapshot.shard(id, snapshot.shards(Row.Table.INSTRUMENTS)))
                .get(id) instanceof Row.Instrument found
                        ? found.terms()
                        : null;
    }

    private static Set<String> ids(Snapshot snapshot, String dataset) {
        TreeSet<String> ids = new TreeSet<>();
        for (Row.Series series : snapshot.all(Row.Table.SERIES, Row.Series.class)) {
            if (series.dataset().equals(dataset)) {
                ids.add(series.instrument());
            }
        }
        return ids;
    }

    /// The entry of a dataset at a timeframe; any timeframe when it is null.
    static Row.Dataset requireDataset(Snapshot snapshot, String dataset, @Nullable Timeframe timeframe) {
        List<Row.Dataset> all = snapshot.all(Row.Table.DATASETS, Row.Dataset.class);
        List<Row.Dataset> named = all.stream().filter(row -> row.dataset().equals(dataset)).toList();
        if (named.isEmpty()) {
            throw DataException.of("the catalogue " + snapshot.store().root() + " has no dataset \"" + dataset + "\"",
                    all.isEmpty()
                            ? "it is empty: fill it with data ingest"
                            : Spelling.hint(dataset, all.stream().map(Row.Dataset::dataset).distinct().toList()));
        }
        return named.stream().filter(row -> timeframe == null || row.timeframe().equals(timeframe)).findFirst()
                .orElseThrow(() -> DataException.of("dataset " + dataset + " has no bars of " + timeframe,
                        "it has " + String.join(", ", named.stream().map(row -> row.timeframe().code()).toList())));
    }

    @Override
    public DatasetSummary dataset(String dataset, SnapshotRef ref) {
        Snapshot snapshot = snapshot(ref);
        return summary(snapshot, requireDataset(snapshot, dataset, null));
    }

    static DatasetSummary summary(Snapshot snapshot, Row.Dataset dataset) {
        Map<String, SeriesSummary> series = new TreeMap<>();
        for (Row.Series row : snapshot.all(Row.Table.SERIES, Row.Series.class)) {
            InstrumentTerms terms = terms(snapshot, row.instrument());
            if (row.dataset().equals(dataset.dataset()) && row.timeframe().equals(dataset.timeframe()) && terms != null) {
                series.put(row.instrument(), new SeriesSummary(terms, row.rows(), row.revisions(), row.first(), row.last()));
            }
        }
        return new DatasetSummary(dataset.dataset(), dataset.kind(), dataset.source(), dataset.timeframe(), dataset.adjusted(),
                dataset.session(),
                List.copyOf(series.values()), dataset.batches(), dataset.quarantined());
    }

    @Override
    public List<InstrumentTerms> instruments(String dataset, List<String> symbolsOrIds, SnapshotRef ref) {
        Snapshot snapshot = snapshot(ref);
        requireDataset(snapshot, dataset, null);
        return symbolsOrIds.stream().map(name -> find(snapshot, dataset, name)).toList();
    }

    private static InstrumentTerms find(Snapshot snapshot, String dataset, String name) {
        List<String> candidates = new ArrayList<>();
        candidates.add(name);
        for (Row.Symbol symbol : snapshot.near(Row.Table.SYMBOLS, Row.Symbol.class, name)) {
            if (symbol.symbol().equals(name)) {
                candidates.add(symbol.instrument());
            }
        }
        List<InstrumentTerms> found = new ArrayList<>();
        for (String id : candidates) {
            InstrumentTerms terms = terms(snapshot, id);
            boolean held = snapshot.near(Row.Table.SERIES, Row.Series.class, id).stream()
                    .anyMatch(series -> series.dataset().equals(dataset) && series.instrument().equals(id));
            if (terms != null && held && !found.contains(terms)) {
                found.add(terms);
            }
        }
        if (found.size() == 1) {
            return found.getFirst();
        }
        if (found.isEmpty()) {
            TreeSet<String> names = new TreeSet<>();
            for (String id : ids(snapshot, dataset)) {
                InstrumentTerms terms = terms(snapshot, id);
                names.add(terms != null ? terms.symbol() : id);
            }
            throw DataException.of("dataset " + dataset + " has no instrument \"" + name + "\"",
                    Spelling.hint(name, names) + "; data ls shows all");
        }
        throw DataException.of("\"" + name + "\" stands for several instruments of dataset " + dataset,
                "use an id: " + String.join(", ", found.stream().map(InstrumentTerms::id).toList()));
    }

    @Override
    public List<BarOrigin> origins(BarRequest request, SortedSet<Long> instants) {
        Snapshot snapshot = snapshot(request.snapshot());
        requireDataset(snapshot, request.dataset(), request.timeframe());
        return new Origins(snapshot).of(request, request.instruments().getFirst(), instants);
    }

    @Override
    public List<CorporateAction> actions(String dataset, List<Instrument> instruments, SnapshotRef ref, long from, long to) {
        Snapshot snapshot = snapshot(ref);
        Row.Dataset known = requireDataset(snapshot, dataset, null);
        if (known.kind() != DataKind.CORPORATE_ACTION) {
            throw DataException.of("dataset " + dataset + " holds " + known.kind().key() + "s, not corporate actions",
                    "name a dataset of kind corporate_action");
        }
        return new ActionReader(cache, snapshot, dataset).read(instruments, from, to);
    }
}
