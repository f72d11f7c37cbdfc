package dev.assay.application.config;

import dev.assay.application.config.AssayConfig.LatencyShape;
import dev.assay.application.config.Declared.Preset;
import dev.assay.application.config.Declared.Section;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;

/// The keys of the `latency` section: the same for each way that messages take.
final class LatencyKeys {
    static final Declared.Key<LatencyShape> MODEL = new Declared.Key<>("model", TextTypes.choice(LatencyShape.values()),
            new Preset.Fixed<>("none"), "How long messages are under way.");
    static final Declared.Key<BigDecimal> MS = absent("ms", "none",
            "Milliseconds: always (`constant`), on average (`normal`), in the middle (`log-normal`); these need it.");
    static final Declared.Key<BigDecimal> DEVIATION_MS = absent("deviationMs", "none",
            "Standard deviation in milliseconds; `normal` needs it.");
    static final Declared.Key<BigDecimal> SIGMA = absent("sigma", "none",
            "Standard deviation of the logarithm; `log-normal` needs it.");
    static final Declared.Key<BigDecimal> MIN_MS = absent("minMs", "0", "Never less, in milliseconds.");
    static final Declared.Key<BigDecimal> MAX_MS = absent("maxMs", "a minute",
            "Never more, in milliseconds; `uniform` needs it.");
    static final Declared.Key<Path> FILE = new Declared.Key<>("file", TextTypes.file(), new Preset.Absent<>("none"),
            "CSV with the columns `ts` (epoch ns UTC, rising) and `nanos`: what was measured, in force until the next row; `recorded` needs it.");

    static final Section FEED = way("feed", "Market data, from the venue to the strategies; corporate actions are known long before.");
    static final Section ORDER = way("order", "Orders, cancels and replaces, from us to the venue.");
    static final Section RESPONSE = way("response", "The venue's answers and fills, back to us.");
    static final Section LATENCY = new Section("latency", "How long messages are under way between us and the simulated venue.",
            List.of(FEED, ORDER, RESPONSE));

    private LatencyKeys() {}

    private static Section way(String name, String doc) {
        return new Section(name, doc, List.of(MODEL, MS, DEVIATION_MS, SIGMA, MIN_MS, MAX_MS, FILE));
    }

    private static Declared.Key<BigDecimal> absent(String name, String meaning, String doc) {
        return new Declared.Key<>(name, NumberTypes.decimal(true), new Preset.Absent<>(meaning), doc);
    }

    static AssayConfig.Latency of(Bound latency) {
        return new AssayConfig.Latency(way(latency.section(FEED)), way(latency.section(ORDER)), way(latency.section(RESPONSE)));
    }

    private static AssayConfig.Way way(Bound way) {
        return new AssayConfig.Way(way.get(MODEL), way.find(MS), way.find(DEVIATION_MS), way.find(SIGMA), way.find(MIN_MS),
                way.find(MAX_MS),
                way.find(FILE));
    }
}
