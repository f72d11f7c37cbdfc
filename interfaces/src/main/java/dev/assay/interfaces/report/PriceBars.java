package dev.assay.interfaces.report;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The bars of one instrument as they are drawn. Where there are too many, neighbours are merged into longer bars (first open, highest high,
/// lowest low, last close, summed volume), which is what a longer timeframe shows.
record PriceBars(String symbol, List<Bar> bars, long recorded) {
    private static final int TOTAL = 150_000;
    private static final int MOST = 4000;
    private static final int LEAST = 200;

    PriceBars {
        bars = List.copyOf(bars);
    }

    /// Bars per symbol in the order the symbols first appear in `bars.csv`.
    static List<PriceBars> read(Path runDir, int instruments) {
        int limit = Math.clamp(TOTAL / Math.max(1, instruments), LEAST, MOST) / 2 * 2;
        Map<String, Thinning<Bar>> bySymbol = new LinkedHashMap<>();
        CsvFile.read(runDir, RunFile.BARS,
                row -> bySymbol.computeIfAbsent(row.text("symbol"), s -> new Thinning<>(limit, Bar::join)).add(Bar.of(row)));
        return bySymbol.entrySet().stream().map(e -> new PriceBars(e.getKey(), e.getValue().buckets(), e.getValue().seen())).toList();
    }

    boolean merged() {
        return bars.size() < recorded;
    }

    /// One drawn bar; `ts` is the close of the last bar merged into it, seconds UTC.
    record Bar(long ts, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, BigDecimal volume) {
        static Bar of(CsvRow row) {
            return new Bar(row.seconds("ts"), row.decimal("open"), row.decimal("high"), row.decimal("low"), row.decimal("close"),
                    row.decimal("volume"));
        }

        Bar join(Bar next) {
            return new Bar(next.ts, open, high.max(next.high), low.min(next.low), next.close, volume.add(next.volume));
        }
    }
}
