package dev.assay.interfaces.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.application.config.EffectiveConfig;
import dev.assay.interfaces.Wiring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which runs the quick compiler is tried on.
class QuickStartTest {
    @TempDir
    Path temp;

    @ParameterizedTest
    @CsvSource({"'[A]', 1d, 2003-01-01, 2012-12-31, true", "'[A, B, C, D]', 1d, 2001-01-01, 2013-12-31, true",
            "'[A]', 1m, 2012-01-01, 2012-01-31, true", "'[A]', 1m, 2003-01-01, 2012-12-31, false",
            "'[A]', 1s, 2012-01-01, 2012-01-31, false"})
    void smallByBarsAskedFor(String instruments, String timeframe, String from, String to, boolean small) throws IOException {
        EffectiveConfig config = config("instruments: %s, timeframe: %s, from: %s, to: %s".formatted(instruments, timeframe, from, to));
        assertThat(QuickStart.small(config)).isEqualTo(small);
    }

    @Test
    void aLargeFileToTakeInIsNoSmallWork() throws IOException {
        Path file = temp.resolve("A.csv");
        Files.write(file, new byte[21_000_000]);
        EffectiveConfig config = config("instruments: [A], from: 2012-01-01, to: 2012-01-31, sources: [{files: [A.csv], mapping: m.yaml}]");
        assertThat(QuickStart.small(config)).isFalse();
        Files.delete(file);
        assertThat(QuickStart.small(config)).as("a missing file is explained by whoever reads it").isFalse();
    }

    @Test
    void withoutTheLauncherNothingIsRefused() throws IOException {
        assertThat(QuickStart.refuses(config("instruments: [A], timeframe: 1s"))).isFalse();
    }

    private EffectiveConfig config(String data) throws IOException {
        Path file = temp.resolve("config.yaml");
        Files.writeString(file, "data: {" + data + "}\nstrategy: {name: buy-and-hold}\n");
        return new ConfigOptions().load(file, new Wiring());
    }
}
