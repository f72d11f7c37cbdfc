package dev.assay.application.run;

import dev.assay.application.data.BarRequest;
import dev.assay.application.data.DataReader;
import dev.assay.application.data.DatasetSummary;
import dev.assay.application.data.InputDigest;
import dev.assay.application.data.InputFile;
import dev.assay.application.data.InstrumentTerms;
import dev.assay.application.data.MarketDataFeed;
import dev.assay.application.data.SnapshotRef;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.Bar;
import dev.assay.core.market.CorporateAction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A reader whose feeds end in bars of our own, after the stored ones or in their place.
///
/// @param inner what is stored
/// @param stored whether stored bars are handed out at all
/// @param more our bars, by instrument number
record OverlaidReader(DataReader inner, boolean stored, List<List<Bar>> more) implements DataReader {
    @Override
    public MarketDataFeed open(BarRequest request) {
        return new Feed(stored ? inner.open(request) : null, more.get(request.instruments().getFirst().number()));
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

    private static final class Feed implements MarketDataFeed {
        private final @Nullable MarketDataFeed first;
        private final List<Bar> then;
        private int at;

        Feed(@Nullable MarketDataFeed first, List<Bar> then) {
            this.first = first;
            this.then = then;
        }

        @Override
        public @Nullable Bar next() {
            Bar bar = first == null ? null : first.next();
            return bar != null ? bar : at < then.size() ? then.get(at++) : null;
        }

        @Override
        public List<InputDigest> digests() {
            return first == null ? List.of() : first.digests();
        }

        @Override
        public List<InputFile> files() {
            return first == null ? List.of() : first.files();
        }

        @Override
        public String snapshotId() {
            return first == null ? "" : first.snapshotId();
        }

        @Override
        public void close() {
            if (first != null) {
                first.close();
            }
        }
    }
}
