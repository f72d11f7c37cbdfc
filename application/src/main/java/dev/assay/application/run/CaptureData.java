package dev.assay.application.run;

import dev.assay.application.config.AssayConfig;
import dev.assay.application.data.Adjustment;
import dev.assay.application.data.BarRequest;
import dev.assay.application.data.CaptureFeed;
import dev.assay.application.data.CaptureReader;
import dev.assay.application.data.CaptureRequest;
import dev.assay.application.data.DataKind;
import dev.assay.application.data.DataReader;
import dev.assay.application.data.DatasetSummary;
import dev.assay.application.data.InputFile;
import dev.assay.application.data.InstrumentRule;
import dev.assay.application.data.InstrumentTerms;
import dev.assay.application.data.MarketDataFeed;
import dev.assay.application.data.SeriesSummary;
import dev.assay.application.data.SnapshotRef;
import dev.assay.core.calendar.ExchangeCalendar;
import dev.assay.core.event.InputBlock;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.CorporateAction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The recordings of a run in the place of a catalogue: instruments by the config's terms, bars made of trades, no corporate actions.
final class CaptureData implements DataReader {
    static final String DATASET = "captures";

    private final CaptureReader reader;
    private final CaptureFiles files;
    private final List<AssayConfig.Capture> captures;
    private final List<CaptureScan> scans = new ArrayList<>();
    private final ExchangeCalendar calendar;

    CaptureData(AssayConfig config, CaptureFiles files, CaptureReader reader, ExchangeCalendar calendar) {
        this.reader = reader;
        this.files = files;
        this.captures = config.data().captures();
        this.calendar = calendar;
        CaptureChecks.require(config);
        for (AssayConfig.Capture capture : captures) {
            try (CaptureFeed feed = open(capture, terms(capture).instrument(0))) {
                scans.add(CaptureScan.of(feed));
            }
        }
    }

    CaptureFiles files() {
        return files;
    }

    /// What a recording holds, found by reading it once.
    CaptureScan scan(String symbol) {
        return scans.get(index(symbol));
    }

    private int index(String symbol) {
        for (int i = 0; i < captures.size(); i++) {
            if (captures.get(i).symbol().equals(symbol)) {
                return i;
            }
        }
        throw new RunException("data.instruments names " + symbol + ", but data.captures has no recording of it; add one");
    }

    CaptureFeed open(Instrument instrument) {
        return open(captures.get(index(instrument.symbol())), instrument);
    }

    private CaptureFeed open(AssayConfig.Capture capture, Instrument instrument) {
        List<Path> paths = files.entries().stream().filter(entry -> entry.symbol().equals(capture.symbol())).map(CaptureFiles.Entry::path)
                .toList();
        return reader.open(new CaptureRequest(capture.format().name().toLowerCase(Locale.ROOT), paths, capture.name(), instrument));
    }

    private static InstrumentTerms terms(AssayConfig.Capture capture) {
        InstrumentTerms.Kind kind = switch (capture.kind()) {
            case EQUITY -> InstrumentTerms.Kind.EQUITY;
            case ETF -> InstrumentTerms.Kind.ETF;
            case FX -> InstrumentTerms.Kind.FX_PAIR;
            case CRYPTO -> InstrumentTerms.Kind.CRYPTO_PAIR;
        };
        try {
            return new InstrumentRule(kind, capture.mic(), capture.currency(), capture.base(), capture.priceScale(), capture.tick(),
                    capture.quantityScale(), capture.lot()).terms(capture.symbol());
        } catch (IllegalArgumentException e) {
            throw new RunException("data.captures, " + capture.symbol() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String resolve(SnapshotRef snapshot) {
        return files.digest();
    }

    @Override
    public DatasetSummary dataset(String dataset, SnapshotRef snapshot) {
        List<SeriesSummary> series = new ArrayList<>();
        for (int i = 0; i < captures.size(); i++) {
            CaptureScan scan = scans.get(i);
            series.add(new SeriesSummary(terms(captures.get(i)), scan.data(), 0, scan.firstTs(), scan.lastTs()));
        }
        return new DatasetSummary(DATASET, DataKind.BAR, "recorded", dev.assay.application.data.Timeframe.DAY, Adjustment.RAW,
                calendar.mic(),
                series, files.entries().size(), 0);
    }

    @Override
    public List<InstrumentTerms> instruments(String dataset, List<String> symbolsOrIds, SnapshotRef snapshot) {
        return symbolsOrIds.stream().map(symbol -> terms(captures.get(index(symbol)))).toList();
    }

    @Override
    public List<CorporateAction> actions(String dataset, List<Instrument> instruments, SnapshotRef snapshot, long from, long to) {
        return List.of();
    }

    @Override
    public MarketDataFeed open(BarRequest request) {
        return new CaptureBars(this, request, calendar);
    }

    List<InputFile> inputFiles(String symbol) {
        return files.entries().stream().filter(entry -> entry.symbol().equals(symbol))
                .map(entry -> new InputFile(entry.name(), entry.bytes(), entry.sha256())).toList();
    }

    /// What was read, by content of the files.
    List<InputBlock> consumed(List<Instrument> instruments) {
        List<InputBlock> blocks = new ArrayList<>();
        for (Instrument instrument : instruments) {
            for (InputFile file : inputFiles(instrument.symbol())) {
                blocks.add(new InputBlock(DATASET, instrument.id().value(), file.path(), scan(instrument.symbol()).data(), file.sha256()));
            }
        }
        return blocks;
    }
}
