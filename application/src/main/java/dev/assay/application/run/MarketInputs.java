package dev.assay.application.run;

import dev.assay.application.config.AssayConfig;
import dev.assay.application.config.EffectiveConfig;
import dev.assay.application.data.BarRequest;
import dev.assay.application.data.DataCatalogue;
import dev.assay.application.data.DataKind;
import dev.assay.application.data.DatasetSummary;
import dev.assay.application.data.InputFile;
import dev.assay.application.data.InstrumentTerms;
import dev.assay.application.data.MarketDataFeed;
import dev.assay.application.data.SnapshotRef;
import dev.assay.core.calendar.ExchangeCalendar;
import dev.assay.core.calendar.Session;
import dev.assay.core.event.InputBlock;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.market.CorporateAction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a run reads: resolved once, to the snapshot, the instruments, the span and the files.
///
/// @param catalogue where it is read
/// @param dataset dataset of the bars
/// @param snapshot the state of the catalogue, pinned
/// @param universe the instruments
/// @param calendar sessions of the run
/// @param span first close wanted and the end of the closes wanted, epoch ns UTC
/// @param tradeFrom signals count from here, epoch ns UTC
/// @param actions corporate actions in the span, in time order
/// @param actionsDataset dataset of the actions, empty for none
record MarketInputs(DataCatalogue catalogue, String dataset, SnapshotRef snapshot, Universe universe, ExchangeCalendar calendar, Span span,
        long tradeFrom, List<CorporateAction> actions, String actionsDataset) {
    /// A span of closes: `from` inclusive, `to` exclusive.
    record Span(long from, long to) {}

    /// Resolves what a config asks for.
    ///
    /// @throws DataException or [RunException] saying what is missing
    static MarketInputs resolve(EffectiveConfig effective, DataCatalogue catalogue, SnapshotRef wanted, ExchangeCalendar calendar) {
        AssayConfig.Data data = effective.config().data();
        SnapshotRef snapshot = new SnapshotRef(catalogue.resolve(wanted));
        String dataset = data.dataset().orElseGet(() -> onlyDataset(catalogue));
        List<InstrumentTerms> terms = catalogue.instruments(dataset, data.instruments(), snapshot);
        List<Instrument> instruments = new ArrayList<>();
        for (InstrumentTerms one : terms) {
            instruments.add(one.instrument(instruments.size()));
        }
        Universe universe = new Universe(instruments);
        Span traded = span(data, calendar);
        Span read = new Span(warmUpStart(data, traded, calendar), traded.to());
        String actionsDataset = actionsDataset(catalogue, dataset);
        List<CorporateAction> actions = actionsDataset.isEmpty()
                ? List.of()
                : catalogue.actions(actionsDataset, instruments, snapshot).stream()
                        .filter(action -> action.tsEvent() >= read.from() && action.tsEvent() < read.to()).toList();
        return new MarketInputs(catalogue, dataset, snapshot, universe, calendar, read, traded.from(), actions, actionsDataset);
    }

    /// One feed per instrument, in instrument order.
    List<MarketDataFeed> feeds(AssayConfig.Data data) {
        List<MarketDataFeed> feeds = new ArrayList<>();
        for (Instrument instrument : universe.instruments()) {
            feeds.add(catalogue.open(request(data, List.of(instrument))));
        }
        return feeds;
    }

    /// The request that reads those instruments.
    BarRequest request(AssayConfig.Data data, List<Instrument> instruments) {
        return new BarRequest(dataset, instruments, data.timeframe(), span.from(), span.to(), snapshot);
    }

    private static String onlyDataset(DataCatalogue catalogue) {
        List<String> names = catalogue.list().datasets().stream().filter(summary -> summary.kind() == DataKind.BAR)
                .map(DatasetSummary::dataset)
                .distinct().toList();
        if (names.size() != 1) {
            throw new RunException(names.isEmpty()
                    ? "the catalogue holds no bars; ingest some with: assay data ingest FILE --mapping MAPPING"
                    : "data.dataset is not set and the catalogue holds several: " + String.join(", ", names) + "; name one");
        }
        return names.getFirst();
    }

    /// The actions of a dataset are kept beside it, under its name and `-actions`.
    private static String actionsDataset(DataCatalogue catalogue, String dataset) {
        String name = dataset + "-actions";
        boolean there = catalogue.list().datasets().stream()
                .anyMatch(summary -> summary.kind() == DataKind.CORPORATE_ACTION && summary.dataset().equals(name));
        return there ? name : "";
    }

    private static Span span(AssayConfig.Data data, ExchangeCalendar calendar) {
        Optional<LocalDate> from = data.from();
        Optional<LocalDate> to = data.to();
        long start = from.map(date -> calendar.sessionOn(date).map(Session::openNanos).orElseGet(() -> calendar.next(date).openNanos()))
                .orElse(Long.MIN_VALUE + 1);
        long end = to.map(date -> calendar.sessionOn(date).orElseGet(() -> calendar.previous(date)).closeNanos() + 1)
                .orElse(Long.MAX_VALUE);
        if (start >= end) {
            throw new RunException("data.from and data.to leave no trading session of " + calendar.mic() + " between them");
        }
        return new Span(start, end);
    }

    private static long warmUpStart(AssayConfig.Data data, Span traded, ExchangeCalendar calendar) {
        long bars = data.warmup().orElse(0L);
        if (bars == 0 || data.from().isEmpty()) {
            return traded.from();
        }
        int first = calendar.indexClosingFrom(traded.from());
        long perSession = data.timeframe().intraday()
                ? Math.max(1, (calendar.closeNanos(first) - calendar.openNanos(first)) / data.timeframe().nanos())
                : 1;
        long sessions = Math.ceilDiv(bars, perSession);
        return calendar.openNanos((int) Math.max(0, first - sessions));
    }

    /// The stored files as input blocks, for the journal.
    static List<InputBlock> blocks(String dataset, List<Instrument> instruments, List<MarketDataFeed> feeds) {
        List<InputBlock> blocks = new ArrayList<>();
        for (int i = 0; i < feeds.size(); i++) {
            for (InputFile file : feeds.get(i).files()) {
                blocks.add(new InputBlock(dataset, instruments.get(i).id().value(), file.path(), file.bytes(), file.sha256()));
            }
        }
        return blocks;
    }
}
