package dev.assay.application.run;

import dev.assay.application.config.AssayConfig;
import dev.assay.application.data.MarketDataFeed;
import dev.assay.core.calendar.ExchangeCalendar;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.Bar;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `bars.csv`: the prices for the chart, one bar per trading session, whatever the run's own timeframe.
final class ChartBars {
    /// At most this many instruments are charted: the first of the run.
    static final int MAX_INSTRUMENTS = 50;

    private final CsvFile out;
    private final ExchangeCalendar calendar;
    private @Nullable Bar merged;
    private int session = ExchangeCalendar.NONE;

    private ChartBars(CsvFile out, ExchangeCalendar calendar) {
        this.out = out;
        this.calendar = calendar;
    }

    static void write(Path directory, MarketInputs inputs, AssayConfig.Data data) {
        try (CsvFile out = new CsvFile(directory.resolve(RunFiles.BARS), "symbol", "ts", "open", "high", "low", "close", "volume")) {
            ChartBars chart = new ChartBars(out, inputs.calendar());
            List<Instrument> instruments = inputs.universe().instruments();
            for (Instrument instrument : instruments.subList(0, Math.min(MAX_INSTRUMENTS, instruments.size()))) {
                try (MarketDataFeed feed = inputs.open(data, instrument)) {
                    for (Bar bar = feed.next(); bar != null; bar = feed.next()) {
                        chart.add(bar);
                    }
                }
                chart.flush();
            }
        }
    }

    private void add(Bar bar) {
        int at = calendar.indexClosingFrom(bar.tsClose());
        Bar before = merged;
        if (before == null || at != session) {
            flush();
            merged = bar;
            session = at;
        } else {
            merged = new Bar(bar.instrument(), before.tsOpen(), bar.tsClose(), before.openUnits(),
                    Math.max(before.highUnits(), bar.highUnits()),
                    Math.min(before.lowUnits(), bar.lowUnits()), bar.closeUnits(), Math.addExact(before.volumeUnits(), bar.volumeUnits()));
        }
    }

    private void flush() {
        Bar bar = merged;
        if (bar != null) {
            out.row(bar.instrument(), Timestamps.text(bar.tsClose()), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
        }
        merged = null;
    }
}
