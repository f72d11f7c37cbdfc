package dev.assay.interfaces.honesty;

import dev.assay.application.data.BarRequest;
import dev.assay.application.data.CatalogueListing;
import dev.assay.application.data.CheckReport;
import dev.assay.application.data.CheckRequest;
import dev.assay.application.data.DataCatalogue;
import dev.assay.application.data.DatasetSummary;
import dev.assay.application.data.IngestRequest;
import dev.assay.application.data.IngestResult;
import dev.assay.application.data.InputDigest;
import dev.assay.application.data.InputFile;
import dev.assay.application.data.InstrumentTerms;
import dev.assay.application.data.MarketDataFeed;
import dev.assay.application.data.QueryResult;
import dev.assay.application.data.SnapshotRef;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.Bar;
import dev.assay.core.market.CorporateAction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A catalogue that hands out whatever a function makes of all bars that were asked for: the mistakes of data preparation, planted.
record LeakyCatalogue(DataCatalogue inner, UnaryOperator<List<Bar>> preparation) implements DataCatalogue {
    @Override
    public dev.assay.application.data.QueryResult preview(java.nio.file.Path file, dev.assay.application.data.CsvMapping mapping,
            int limit) {
        return inner.preview(file, mapping, limit);
    }

    @Override
    public MarketDataFeed open(BarRequest request) {
        MarketDataFeed feed = inner.open(request);
        List<Bar> bars = new ArrayList<>();
        for (Bar bar = feed.next(); bar != null; bar = feed.next()) {
            bars.add(bar);
        }
        List<Bar> prepared = preparation.apply(bars);
        return new MarketDataFeed() {
            private int at;

            @Override
            public @Nullable Bar next() {
                return at < prepared.size() ? prepared.get(at++) : null;
            }

            @Override
            public List<InputDigest> digests() {
                return feed.digests();
            }

            @Override
            public List<InputFile> files() {
                return feed.files();
            }

            @Override
            public String snapshotId() {
                return feed.snapshotId();
            }

            @Override
            public void close() {
                feed.close();
            }
        };
    }

    @Override
    public IngestResult ingest(IngestRequest request) {
        return inner.ingest(request);
    }

    @Override
    public CheckReport check(CheckRequest request) {
        return inner.check(request);
    }

    @Override
    public CatalogueListing list() {
        return inner.list();
    }

    @Override
    public QueryResult query(String sql, SnapshotRef snapshot, int limit) {
        return inner.query(sql, snapshot, limit);
    }

    @Override
    public void export(BarRequest bars, String actionsDataset, Path target) {
        inner.export(bars, actionsDataset, target);
    }

    @Override
    public String resolve(SnapshotRef snapshot) {
        return inner.resolve(snapshot);
    }

    @Override
    public DatasetSummary dataset(String dataset, SnapshotRef snapshot) {
        return inner.dataset(dataset, snapshot);
    }

    @Override
    public List<InstrumentTerms> instruments(String dataset, List<String> symbolsOrIds, SnapshotRef snapshot) {
        return inner.instruments(dataset, symbolsOrIds, snapshot);
    }

    @Override
    public List<CorporateAction> actions(String dataset, List<Instrument> instruments, SnapshotRef snapshot, long from, long to) {
        return inner.actions(dataset, instruments, snapshot, from, to);
    }
}
