package dev.assay.application.run;

import dev.assay.application.config.AssayConfig;
import dev.assay.application.config.EffectiveConfig;
import dev.assay.application.data.BarRequest;
import dev.assay.application.data.DataCatalogue;
import dev.assay.application.data.DatasetSummary;
import dev.assay.application.data.InputFile;
import dev.assay.application.data.MarketDataFeed;
import dev.assay.application.data.SeriesSummary;
import dev.assay.core.codec.EventDecoder;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.money.Money;
import dev.assay.core.signal.StrategyId;
import dev.assay.proofbench.statistics.BenchmarkSeries;
import dev.assay.riskguard.RiskPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes the files of a run package, all but journal, metrics, report and manifest.
final class PackageWriter {
    /// Inputs up to this size are embedded when the config leaves it open.
    static final long EMBED_LIMIT_BYTES = 16L << 20;

    private final Path directory;
    private final JournalStore journals;
    private MetFills met = new MetFills();

    PackageWriter(Path directory, JournalStore journals) {
        this.directory = directory;
        this.journals = journals;
    }

    /// Config, calendar, instruments, strategy sources, actions, inputs: what the run was given.
    void writeContext(EffectiveConfig effective, MarketInputs inputs, Strategies.Made strategies) throws IOException {
        Files.writeString(directory.resolve(RunFiles.CONFIG), effective.snapshot());
        Files.writeString(directory.resolve(RunFiles.CONFIG_TEXT), effective.show());
        Files.writeString(directory.resolve(RunFiles.CALENDAR), inputs.calendar().definition().text());
        for (Map.Entry<String, Strategies.SourceFile> source : strategies.sources().entrySet()) {
            Path folder = Files.createDirectories(directory.resolve(RunFiles.STRATEGY).resolve(source.getKey()));
            Files.writeString(folder.resolve(source.getValue().name()), source.getValue().text());
        }
        CaptureData captures = inputs.captures();
        if (captures == null) {
            inputs.choice().write(directory);
        } else {
            captures.files().write(directory);
        }
        inputs.latencies().write(directory);
        writeInstruments(inputs);
        writeActions(inputs);
        writeInputs(effective.config(), inputs);
        ChartBars.write(directory, inputs, effective.config().data());
        Assumptions.write(directory, effective.config(), inputs.universe(), inputs.calendar(), inputs.latencies());
    }

    /// The benchmark's values, which the results are measured against.
    BenchmarkSeries writeBenchmark(EffectiveConfig effective, MarketInputs inputs) {
        return BenchmarkFile.write(directory, effective.config(), inputs);
    }

    private void writeInstruments(MarketInputs inputs) {
        try (CsvFile out = new CsvFile(directory.resolve(RunFiles.INSTRUMENTS), "number", "id", "symbol", "mic", "currency", "priceScale",
                "tick", "quantityScale", "lot", "multiplier", "contract")) {
            for (Instrument one : inputs.universe().instruments()) {
                out.row(one.number(), one.id(), one.symbol(), one.mic(), one.currency(), one.priceScale(), one.price(one.tickUnits()),
                        one.quantityScale(), one.quantity(one.lotUnits()), one.multiplier(), one.contract());
            }
        }
    }

    private void writeActions(MarketInputs inputs) {
        try (CsvFile out = new CsvFile(directory.resolve(RunFiles.ACTIONS), "ts", "symbol", "kind", "detail")) {
            for (CorporateAction action : inputs.actions()) {
                switch (action) {
                    case CorporateAction.Split split -> row(out, split, "split", split.numerator() + " for " + split.denominator());
                    case CorporateAction.CashDividend dividend -> row(out, dividend, "dividend",
                            dividend.perShare() + " per share, paid " + Timestamps.text(dividend.payTs()));
                    case CorporateAction.StockDividend stock -> row(out, stock, "stock-dividend",
                            stock.numerator() + " for " + stock.denominator());
                    case CorporateAction.Merger merger -> row(out, merger, "merger",
                            OrderWords.of(merger) + ", paid " + Timestamps.text(merger.payTs()));
                    case CorporateAction.SymbolChange change -> row(out, change, "symbol-change", OrderWords.of(change));
                    case CorporateAction.SpinOff spin -> row(out, spin, "spin-off", OrderWords.of(spin));
                    case CorporateAction.Delisting gone -> row(out, gone, "delisting",
                            OrderWords.of(gone) + ", paid " + Timestamps.text(gone.payTs()));
                }
            }
        }
    }

    private static void row(CsvFile out, CorporateAction action, String kind, String detail) {
        out.row(Timestamps.text(action.tsEvent()), action.instrument(), kind, detail);
    }

    private void writeInputs(AssayConfig config, MarketInputs inputs) {
        DatasetSummary summary = inputs.reader().dataset(inputs.choice().bars(), inputs.choice().snapshot());
        try (CsvFile out = new CsvFile(directory.resolve(RunFiles.INPUTS), "dataset", "symbol", "source", "file", "rows", "firstTs",
                "lastTs",
                "sha256", "flags")) {
            for (Instrument instrument : inputs.universe().instruments()) {
                SeriesSummary series = summary.series().stream().filter(one -> one.instrument().id().equals(instrument.id().value()))
                        .findFirst().orElseThrow();
                try (MarketDataFeed feed = inputs.reader().open(inputs.request(config.data(), List.of(instrument)))) {
                    for (InputFile file : feed.files()) {
                        out.row(inputs.choice().bars() + "@" + inputs.choice().snapshot().id().substring(0, 12), instrument,
                                summary.source(), file.path(),
                                series.rows(), Timestamps.text(series.firstNanos()), Timestamps.text(series.lastNanos()), file.sha256(),
                                summary.adjustment().key());
                    }
                }
            }
        }
    }

    /// What the run did: control counts, and everything that follows from the journal.
    Headline writeResults(AssayConfig config, MarketInputs inputs, Execution execution, Trials trials, BenchmarkSeries benchmark) {
        Map<String, Money> missed = MissedRows.write(directory, execution.missed());
        try (CsvFile out = new CsvFile(directory.resolve(RunFiles.CONTROLS), "control", "checked", "accepted", "shrunk", "rejected",
                "limit", "missedPnl")) {
            for (RiskPolicy.ControlCount count : execution.controls()) {
                out.row(count.control(), count.checked(), count.accepted(), count.shrunk(), count.rejected(), count.limit(),
                        pnl(missed.get(count.control())));
            }
        }
        Money capital = Assembly.capital(config);
        try (JournalStore.Frames frames = journals.open(directory.resolve(RunFiles.JOURNAL))) {
            Derived derived = ResultFiles.write(directory, frames, new EventDecoder(inputs.universe(), strategyIds(config)),
                    Rates.converter(config, inputs.universe()), capital, inputs.calendar());
            met = derived.met();
            return derived.finish(directory, config, inputs, trials, benchmark);
        }
    }

    /// Where the bars came from that the fills of the results met.
    void writeOrigins(AssayConfig config, MarketInputs inputs) {
        OriginRows.write(directory, config, inputs, met);
    }

    private static String pnl(@Nullable Money sum) {
        return sum == null ? "" : sum.plain();
    }

    static List<StrategyId> strategyIds(AssayConfig config) {
        List<StrategyId> ids = new ArrayList<>();
        for (AssayConfig.Strategy strategy : config.strategies()) {
            ids.add(new StrategyId(ids.size(), strategy.id()));
        }
        return ids;
    }

    /// Copies the consumed data into the package where the config says so, or leaves it open and the data is small.
    void embedInputs(AssayConfig config, MarketInputs inputs, DataCatalogue catalogue) {
        BarRequest request = inputs.request(config.data(), inputs.universe().instruments());
        CaptureData captures = inputs.captures();
        boolean embed = switch (config.run().embedInputs()) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> (captures == null ? size(inputs, request) : captures.files().bytes()) <= EMBED_LIMIT_BYTES;
        };
        if (embed && captures != null) {
            captures.files().copy(directory);
        } else if (embed) {
            catalogue.export(request, inputs.choice().actions(), directory.resolve(RunFiles.EMBEDDED));
        }
    }

    private static long size(MarketInputs inputs, BarRequest request) {
        try (MarketDataFeed feed = inputs.reader().open(request)) {
            return feed.files().stream().mapToLong(InputFile::bytes).sum();
        }
    }
}
