package dev.assay.application.config;

import dev.assay.application.config.AssayConfig.CaptureFormat;
import dev.assay.application.config.AssayConfig.CaptureKind;
import dev.assay.application.config.Declared.Listing;
import dev.assay.application.config.Declared.Preset;
import dev.assay.application.config.Declared.Section;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The keys of `data.captures`: recorded markets, read as they came instead of bars from the catalogue.
final class CaptureKeys {
    private static final String CODE = "[A-Z][A-Z0-9]{1,9}";

    static final Declared.Key<String> SYMBOL = required("symbol",
            TextTypes.matching("a symbol such as BTCUSDT", "[A-Za-z0-9^][A-Za-z0-9._/:^=-]{0,31}"), "symbol: BTCUSDT",
            "Which of `data.instruments` it is.");
    static final Declared.Key<CaptureFormat> FORMAT = required("format", TextTypes.choice(CaptureFormat.values()), "format: dbn",
            "`dbn`: Databento's encoding (mbo, mbp-1, mbp-10, tbbo, trades, ohlcv). `binance`: spot streams as received, a line each: time of"
                    + " receipt in ns, a blank, the message.");
    static final Declared.Key<List<Path>> FILES = required("files", TextTypes.listOf(TextTypes.file(), false), "files: [data/btcusdt.gz]",
            "The recording, in time order, read as one; gzip and Zstandard are unpacked.");
    static final Declared.Key<String> NAME = absent("name", TextTypes.matching("a name without blanks", "[^\\s]{1,71}"), "the symbol",
            "What the recording calls the instrument.");
    static final Declared.Key<CaptureKind> KIND = new Declared.Key<>("kind", TextTypes.choice(CaptureKind.values()),
            new Preset.Fixed<>("equity"), "Kind of instrument.");
    static final Declared.Key<String> MIC = required("mic", TextTypes.matching("a market code such as XNAS", "[A-Z0-9]{4}"), "mic: XNAS",
            "Market code of the venue (ISO 10383).");
    static final Declared.Key<String> CURRENCY = required("currency", TextTypes.matching("a currency code such as USD", CODE),
            "currency: USD",
            "Currency it is quoted in.");
    static final Declared.Key<String> BASE = absent("base", TextTypes.matching("a currency code such as BTC", CODE), "none",
            "Base currency of a pair.");
    static final Declared.Key<BigDecimal> TICK = required("tick", NumberTypes.decimal(false), "tick: 0.01",
            "Smallest step of its price.");
    static final Declared.Key<BigDecimal> LOT = required("lot", NumberTypes.decimal(false), "lot: 1",
            "Smallest step of its quantity.");
    static final Declared.Key<Long> PRICE_SCALE = absent("priceScale", NumberTypes.whole(0, 17), "the decimals of `tick`",
            "Decimals of recorded prices, where they are finer than the tick.");
    static final Declared.Key<Long> QUANTITY_SCALE = absent("quantityScale", NumberTypes.whole(0, 17), "the decimals of `lot`",
            "Decimals of recorded sizes, where they are finer than the lot.");
    static final Listing CAPTURES = new Listing("captures",
            "Recorded markets, one entry for each of `data.instruments`: order books, trades and quotes as they came, instead of bars from the"
                    + " catalogue. Quotes are made from the book, bars of `data.timeframe` from the trades.",
            new Section("captures", "One instrument's recording.",
                    List.of(SYMBOL, FORMAT, FILES, NAME, KIND, MIC, CURRENCY, BASE, TICK, LOT, PRICE_SCALE, QUANTITY_SCALE)));

    private CaptureKeys() {}

    static List<AssayConfig.Capture> of(List<Bound> items) {
        List<AssayConfig.Capture> captures = new ArrayList<>();
        for (Bound item : items) {
            BigDecimal tick = item.get(TICK);
            BigDecimal lot = item.get(LOT);
            String symbol = item.get(SYMBOL);
            captures.add(new AssayConfig.Capture(symbol, item.get(FORMAT), item.get(FILES), item.find(NAME).orElse(symbol), item.get(KIND),
                    item.get(MIC), item.get(CURRENCY), item.find(BASE).orElse(""), tick, lot,
                    item.find(PRICE_SCALE).orElse((long) scale(tick)).intValue(),
                    item.find(QUANTITY_SCALE).orElse((long) scale(lot)).intValue()));
        }
        return captures;
    }

    private static int scale(BigDecimal step) {
        return Math.max(0, step.stripTrailingZeros().scale());
    }

    private static <T> Declared.Key<T> required(String name, KeyType<T> type, String example, String doc) {
        return new Declared.Key<>(name, type, new Preset.Required<>(example), doc);
    }

    private static <T> Declared.Key<T> absent(String name, KeyType<T> type, String meaning, String doc) {
        return new Declared.Key<>(name, type, new Preset.Absent<>(meaning), doc);
    }
}
