package dev.assay.application.run;

import dev.assay.application.config.AssayConfig;
import dev.assay.application.config.EffectiveConfig;
import dev.assay.application.data.BarRequest;
import dev.assay.application.data.DataCatalogue;
import dev.assay.application.data.DataReader;
import dev.assay.application.data.InstrumentTerms;
import dev.assay.application.data.MarketDataFeed;
import dev.assay.application.data.SnapshotRef;
import dev.assay.application.data.Timeframe;
import dev.assay.application.feed.RegularHours;
import dev.assay.core.calendar.ExchangeCalendar;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.market.CorporateAction;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a run reads: resolved once, to the snapshot, the instruments, the span and the files.
///
/// @param reader where it is read
/// @param choice which datasets, from which state
/// @param universe the instruments
/// @param calendar sessions of the run
/// @param span first close wanted and the end of the closes wanted, epoch ns UTC
/// @param tradeFrom signals count from here, epoch ns UTC
/// @param actions corporate actions in the span, in time order
/// @param latencies how long messages are under way
record MarketInputs(DataReader reader, DataChoice choice, Universe universe, ExchangeCalendar calendar, Span span, long tradeFrom,
        List<CorporateAction> actions, Latencies latencies) {
    /// A span of closes: `from` inclusive, `to` exclusive.
    record Span(long from, long to) {}

    /// Takes the config's own files into the catalogue, settles on data sets and resolves what the config asks for: how every use case that
    /// reads stored data begins. Refuses data that cannot carry the fill model.
    ///
    /// @throws dev.assay.application.data.DataException or [RunException] saying what is missing
    static MarketInputs take(EffectiveConfig effective, DataCatalogue catalogue, RunPorts ports) {
        AssayConfig config = effective.config();
        AssayConfig.Data data = config.data();
        if (!data.captures().isEmpty()) {
            MarketInputs recorded = recorded(config, CaptureFiles.of(effective), ports, ports.calendars().calendar(config.calendar()));
            DataSupport.require(config, recorded);
            return recorded.with(Latencies.of(config, effective::resolve));
        }
        new Sources(catalogue, ports.clock()).ingest(effective);
        ExchangeCalendar calendar = ports.calendars().calendar(config.calendar());
        DataChoice choice = DataChoice.settle(effective.resolve(data.catalogue()), catalogue.list(), data.dataset(),
                data.corporateActions());
        MarketInputs inputs = resolve(config, catalogue, choice, calendar);
        DataSupport.require(config, inputs);
        CostAssembly.require(config, inputs.universe().instruments());
        return inputs.with(Latencies.of(config, effective::resolve));
    }

    /// What a run on recorded markets reads.
    static MarketInputs recorded(AssayConfig config, CaptureFiles files, RunPorts ports, ExchangeCalendar calendar) {
        CaptureData reader = new CaptureData(config, files, ports.captures(), calendar);
        return resolve(config, reader, new DataChoice(Path.of(""), new SnapshotRef(files.digest()), CaptureData.DATASET, ""), calendar);
    }

    /// Resolves what a config asks for.
    ///
    /// @throws dev.assay.application.data.DataException or [RunException] saying what is missing
    static MarketInputs resolve(AssayConfig config, DataReader reader, DataChoice choice, ExchangeCalendar calendar) {
        AssayConfig.Data data = config.data();
        SnapshotRef snapshot = choice.snapshot();
        List<InstrumentTerms> terms = reader.instruments(choice.bars(), Rates.symbols(config), snapshot);
        List<Instrument> instruments = new ArrayList<>();
        for (InstrumentTerms one : terms) {
            instruments.add(one.instrument(instruments.size()));
        }
        Span traded = traded(data, calendar);
        Span span = new Span(warmUpStart(data, traded, calendar), traded.to());
        List<CorporateAction> actions = choice.actions().isEmpty()
                ? List.of()
                : reader.actions(choice.actions(), instruments, snapshot, span.from(), span.to());
        return new MarketInputs(reader, choice, new Universe(instruments), calendar, span, traded.from(), actions, Latencies.NONE);
    }

    /// One feed per instrument, in instrument order.
    List<MarketDataFeed> feeds(AssayConfig.Data data) {
        List<MarketDataFeed> feeds = new ArrayList<>();
        for (Instrument instrument : universe.instruments()) {
            feeds.add(open(data, instrument));
        }
        return feeds;
    }

    /// The bars of one instrument as the run reads them: within sessions, unless the config asks for all hours.
    MarketDataFeed open(AssayConfig.Data data, Instrument instrument) {
        MarketDataFeed feed = reader.open(request(data, List.of(instrument)));
        return data.hours() == AssayConfig.Hours.REGULAR && data.timeframe().intraday() && captures() == null
                ? new RegularHours(feed, calendar)
                : feed;
    }

    /// The same under other latencies.
    MarketInputs with(Latencies other) {
        return new MarketInputs(reader, choice, universe, calendar, span, tradeFrom, actions, other);
    }

    /// The recorded markets that are read instead of bars, or null.
    @Nullable
    CaptureData captures() {
        return reader instanceof CaptureData captures ? captures : null;
    }

    /// The request that reads those instruments.
    BarRequest request(AssayConfig.Data data, List<Instrument> instruments) {
        return new BarRequest(choice.bars(), instruments, data.timeframe(), span.from(), span.to(), choice.snapshot());
    }

    private static Span traded(AssayConfig.Data data, ExchangeCalendar calendar) {
        Optional<LocalDate> from = data.from();
        Optional<LocalDate> to = data.to();
        long start = from.map(date -> calendar.sessionOn(date).orElseGet(() -> calendar.next(date)).openNanos()).orElse(Long.MIN_VALUE);
        long end = to.map(date -> calendar.sessionOn(date).orElseGet(() -> calendar.previous(date)).closeNanos() + 1)
                .orElse(Long.MAX_VALUE);
        if (start >= end) {
            throw new RunException(
                    "data.from " + from.map(LocalDate::toString).orElse("") + " and data.to " + to.map(LocalDate::toString).orElse("")
                            + " leave no trading session of " + calendar.mic() + " between them");
        }
        return new Span(start, end);
    }

    private static long warmUpStart(AssayConfig.Data data, Span traded, ExchangeCalendar calendar) {
        long bars = data.warmup().orElse(0L);
        if (bars == 0 || data.from().isEmpty()) {
            return traded.from();
        }
        int first = calendar.indexClosingFrom(traded.from());
        Timeframe timeframe = data.timeframe();
        long perSession = timeframe.intraday()
                ? Math.max(1, (calendar.closeNanos(first) - calendar.openNanos(first)) / timeframe.nanos())
                : 1;
        return calendar.openNanos((int) Math.max(0, first - Math.ceilDiv(bars, perSession)));
    }
}
