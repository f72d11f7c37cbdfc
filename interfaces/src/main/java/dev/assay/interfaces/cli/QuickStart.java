package dev.assay.interfaces.cli;

import dev.assay.application.config.AssayConfig;
import dev.assay.application.config.EffectiveConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;

/// Whether a run is small enough for the quick compiler, which the launcher tries first: it halves the time of a small run and ruins a long
/// one. A run that is too large for it ends with [#TOO_LARGE] before it has done anything, and the launcher starts it again with both
/// compilers. Decided from the config alone.
final class QuickStart {
    /// Between launcher and program only; nobody else sees it.
    static final int TOO_LARGE = 75;

    private static final String PROPERTY = "assay.quick";
    private static final long MAX_BARS = 200_000;
    private static final long MAX_SOURCE_BYTES = 20_000_000;
    private static final long DAYS_UNLESS_SAID = 50 * 365;
    private static final long NANOS_A_DAY = 86_400_000_000_000L;

    private QuickStart() {}

    static boolean refuses(EffectiveConfig effective) {
        return Boolean.getBoolean(PROPERTY) && !small(effective);
    }

    /// Whether the config cannot lead to much work: not many bars, and no large file to take in first.
    static boolean small(EffectiveConfig effective) {
        AssayConfig.Data data = effective.config().data();
        if (data.instruments().isEmpty()) {
            return false;
        }
        long days = data.from().isPresent() && data.to().isPresent()
                ? ChronoUnit.DAYS.between(data.from().get(), data.to().get())
                : DAYS_UNLESS_SAID;
        double bars = (double) data.instruments().size() * days
                * (data.timeframe().intraday() ? NANOS_A_DAY / (double) data.timeframe().nanos() : 1);
        return bars <= MAX_BARS && sourceBytes(effective) <= MAX_SOURCE_BYTES;
    }

    private static long sourceBytes(EffectiveConfig effective) {
        long bytes = 0;
        for (AssayConfig.Source source : effective.config().data().sources()) {
            for (Path file : source.files()) {
                try {
                    bytes += Files.size(effective.resolve(file));
                } catch (IOException e) {
                    return Long.MAX_VALUE; // whoever reads it says what is wrong with it
                }
            }
        }
        return bytes;
    }
}
