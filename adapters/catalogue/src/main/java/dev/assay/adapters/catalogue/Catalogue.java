package dev.assay.adapters.catalogue;

import dev.assay.application.data.BarOrigin;
import dev.assay.application.data.BarRequest;
import dev.assay.application.data.CalendarProvider;
import dev.assay.application.data.CatalogueListing;
import dev.assay.application.data.CheckReport;
import dev.assay.application.data.CheckRequest;
import dev.assay.application.data.CsvMapping;
import dev.assay.application.data.DataCatalogue;
import dev.assay.application.data.DataException;
import dev.assay.application.data.DataReader;
import dev.assay.application.data.DatasetSummary;
import dev.assay.application.data.IngestRequest;
import dev.assay.application.data.IngestResult;
import dev.assay.application.data.InstrumentTerms;
import dev.assay.application.data.MarketDataFeed;
import dev.assay.application.data.QueryResult;
import dev.assay.application.data.SnapshotRef;
import dev.assay.application.data.UnknownCalendarException;
import dev.assay.core.calendar.ExchangeCalendar;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.CorporateAction;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;

/// The catalogue: Parquet files under one directory, written through DuckDB, read without it.
public final class Catalogue implements DataCatalogue {
    private final Store store;
    private final CalendarProvider calendars;
    private final CatalogueReader reader;

    private Catalogue(Path root, CalendarProvider calendars) {
        this.store = new Store(root);
        this.calendars = calendars;
        this.reader = new CatalogueReader(store, true);
    }

    /// The catalogue in a directory, which need not exist yet.
    public static DataCatalogue open(Path root, CalendarProvider calendars) {
        return new Catalogue(root, calendars);
    }

    /// The part of a catalogue that a run carries with it. Nothing is ever written there.
    public static DataReader embedded(Path root) {
        return new CatalogueReader(new Store(root), false);
    }

    static Snapshot current(Store store) {
        String id = store.currentId();
        return id == null ? Snapshot.empty(store) : Snapshot.read(store, id);
    }

    private ExchangeCalendar calendar(String mic) {
        try {
            return calendars.calendar(mic);
        } catch (UnknownCalendarException e) {
            throw DataException.of("session: " + e.getMessage(), "choose one of them, or 24X7 for a market that never closes").causedBy(e);
        }
    }

    @Override
    public IngestResult ingest(IngestRequest request) {
        return new Ingest(store, request, () -> calendar(request.mapping().session())).run();
    }

    @Override
    public CheckReport check(CheckRequest request) {
        return switch (request) {
            case CheckRequest.OfFiles files -> new FileCheck(files, calendar(files.mapping().session())).run();
            case CheckRequest.OfDataset dataset -> {
                Snapshot snapshot = reader.snapshot(dataset.snapshot());
                Row.Dataset row = CatalogueReader.requireDataset(snapshot, dataset.dataset(), null);
                yield new DatasetCheck(snapshot, row, calendar(row.session()), dataset.limit()).run();
            }
        };
    }

    @Override
    public QueryResult preview(Path file, CsvMapping mapping, int limit) {
        return new Preview(mapping, calendar(mapping.session())).of(file, limit);
    }

    @Override
    public CatalogueListing list() {
        Snapshot snapshot = current(store);
        List<DatasetSummary> datasets = snapshot.all(Row.Table.DATASETS, Row.Dataset.class).stream()
                .sorted(Comparator.comparing(Row.Dataset::key))
                .map(row -> CatalogueReader.summary(snapshot, row)).toList();
        return new CatalogueListing(store.root().toString(), snapshot.id(), snapshot.sequence(), snapshot.ingestTs(), datasets);
    }

    @Override
    public QueryResult query(String sql, SnapshotRef snapshot, int limit) {
        return new Query(reader.snapshot(snapshot)).run(sql, limit);
    }

    @Override
    public void export(BarRequest bars, String actionsDataset, Path target) {
        new Export(reader, reader.snapshot(bars.snapshot()), new Store(target)).run(bars, actionsDataset);
    }

    @Override
    public MarketDataFeed open(BarRequest request) {
        return reader.open(request);
    }

    @Override
    public String resolve(SnapshotRef snapshot) {
        return reader.resolve(snapshot);
    }

    @Override
    public DatasetSummary dataset(String dataset, SnapshotRef snapshot) {
        return reader.dataset(dataset, snapshot);
    }

    @Override
    public List<InstrumentTerms> instruments(String dataset, List<String> symbolsOrIds, SnapshotRef snapshot) {
        return reader.instruments(dataset, symbolsOrIds, snapshot);
    }

    @Override
    public List<BarOrigin> origins(BarRequest request, SortedSet<Long> instants) {
        return reader.origins(request, instants);
    }

    @Override
    public List<CorporateAction> actions(String dataset, List<Instrument> instruments, SnapshotRef snapshot, long from, long to) {
        return reader.actions(dataset, instruments, snapshot, from, to);
    }
}
