package dev.assay.application.run;

import dev.assay.application.config.AssayConfig;
import dev.assay.application.data.BarRequest;
import dev.assay.application.data.InstrumentTerms;
import dev.assay.application.data.MarketDataFeed;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.Bar;
import dev.assay.core.market.CorporateAction;
import dev.assay.proofbench.statistics.BenchmarkSeries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `benchmark.csv`: the value of one unit of money held in the benchmark, at the close of every session of the run. It stands in the package, so
/// that whoever verifies it measures against the same values.
final class BenchmarkFile {
    /// A month of it is kept from before the run, so that the first session has a close to begin from.
    private static final long BEFORE = 31 * 86_400_000_000_000L;

    private BenchmarkFile() {}

    /// Reads the benchmark's bars and writes the file; only its header where none is configured.
    ///
    /// @throws dev.assay.application.data.DataException or [RunException] when it is configured and not there
    static BenchmarkSeries write(Path directory, AssayConfig config, MarketInputs inputs) {
        BenchmarkSeries series = config.report().benchmark().isEmpty() ? BenchmarkSeries.NONE : read(config, inputs);
        try (CsvFile out = new CsvFile(directory.resolve(RunFiles.BENCHMARK), "symbol", "ts", "value")) {
            for (int i = 0; i < series.size(); i++) {
                out.row(series.name(), Timestamps.text(series.ts(i)), Double.toString(series.value(i)));
            }
        }
        return series;
    }

    /// What [#write] wrote.
    static BenchmarkSeries read(Path directory) throws IOException {
        List<String> lines = Files.readAllLines(directory.resolve(RunFiles.BENCHMARK), StandardCharsets.UTF_8);
        long[] ts = new long[Math.max(0, lines.size() - 1)];
        double[] values = new double[ts.length];
        String name = "";
        for (int i = 0; i < ts.length; i++) {
            List<String> cells = StoredPackage.cells(lines.get(i + 1));
            try {
                name = cells.get(0);
                ts[i] = Timestamps.nanos(cells.get(1));
                values[i] = Double.parseDouble(cells.get(2));
            } catch (RuntimeException e) {
                throw new RunException(RunFiles.BENCHMARK + ", line " + (i + 2) + ": \"" + lines.get(i + 1)
                        + "\" is no value: expected symbol,ts,value", e);
            }
        }
        return ts.length == 0 ? BenchmarkSeries.NONE : new BenchmarkSeries(name, ts, values);
    }

    private static BenchmarkSeries read(AssayConfig config, MarketInputs inputs) {
        String symbol = config.report().benchmark().orElseThrow();
        String dataset = config.report().benchmarkDataset().orElse(inputs.choice().bars());
        List<InstrumentTerms> terms = inputs.reader().instruments(dataset, List.of(symbol), inputs.choice().snapshot());
        Instrument instrument = terms.getFirst().instrument(0);
        List<CorporateAction> actions = inputs.choice().actions().isEmpty()
                ? List.of()
                : inputs.reader().actions(inputs.choice().actions(), List.of(instrument), inputs.choice().snapshot());
        long from = inputs.span().from() < Long.MIN_VALUE + BEFORE ? Long.MIN_VALUE : inputs.span().from() - BEFORE;
        List<Long> ts = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        try (MarketDataFeed feed = inputs.reader().open(new BarRequest(dataset, List.of(instrument), config.data().timeframe(), from,
                inputs.span().to(), inputs.choice().snapshot()))) {
            Held held = new Held(instrument, actions);
            for (Bar bar = feed.next(); bar != null; bar = feed.next()) {
                double value = held.at(bar);
                int session = inputs.calendar().indexClosingFrom(bar.tsClose());
                Optional<Long> last = ts.isEmpty() ? Optional.empty() : Optional.of(ts.getLast());
                if (last.isPresent() && inputs.calendar().indexClosingFrom(last.get()) == session) {
                    ts.removeLast();
                    values.removeLast();
                }
                ts.add(bar.tsClose());
                values.add(value);
            }
        }
        if (ts.size() < 2) {
            throw new RunException("report.benchmark: " + symbol + " has " + ts.size() + " bars of " + config.data().timeframe()
                    + " in data set " + dataset + " within the run: at least 2 are needed; see what there is with: assay data ls");
        }
        return new BenchmarkSeries(symbol, ts.stream().mapToLong(Long::longValue).toArray(),
                values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /// One unit of money in the instrument: splits change how much of it, dividends are put back in at the price before the ex-date.
    private static final class Held {
        private final Instrument instrument;
        private final List<CorporateAction> actions;
        private double value = 1;
        private double before = Double.NaN;
        private int next;

        Held(Instrument instrument, List<CorporateAction> actions) {
            this.instrument = instrument;
            this.actions = actions;
        }

        private static RunException ends(CorporateAction action) {
            return new RunException(
                    "report.benchmark: " + action.instrument() + " becomes something else at " + Timestamps.text(action.tsEvent())
                            + " (" + action.type()
                            + "), so that what it would be worth held on is not known from its bars; choose another benchmark");
        }

        double at(Bar bar) {
            double units = 1;
            double cash = 0;
            for (; next < actions.size() && actions.get(next).tsEvent() <= bar.tsOpen(); next++) {
                switch (actions.get(next)) {
                    case CorporateAction.Split split -> units *= (double) split.numerator() / split.denominator();
                    case CorporateAction.StockDividend more -> units *= 1 + (double) more.numerator() / more.denominator();
                    case CorporateAction.Merger merger -> throw ends(merger);
                    case CorporateAction.SymbolChange change -> throw ends(change);
                    case CorporateAction.SpinOff spinOff -> throw ends(spinOff);
                    case CorporateAction.Delisting delisting -> throw ends(delisting);
                    case CorporateAction.CashDividend dividend -> cash += units * dividend.perShare().toDouble();
                }
            }
            double close = instrument.priceDouble(bar.closeUnits());
            if (!Double.isNaN(before) && before > 0) {
                value *= (close * units + cash) / before;
            }
            before = close;
            return value;
        }
    }
}
