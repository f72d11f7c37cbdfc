package dev.assay.application.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialRegistryTest {
    @TempDir
    Path out;

    private void registry(String... lines) throws IOException {
        Files.write(out.resolve("trials.jsonl"), List.of(lines));
    }

    private static String line(String name, String config, String run, String sharpe) {
        return "{\"runName\":\"" + name + "\",\"runId\":\"" + run + "\",\"configHash\":\"" + config + "\",\"sharpe\":\"" + sharpe + "\"}";
    }

    private Trials others() {
        return new TrialRegistry(out).others("ema", "now", 4);
    }

    @Test
    void theFirstRunHasNoOthers() {
        assertThat(others().others()).isEmpty();
    }

    @Test
    void everyOtherConfigOfTheFamilyCountsOnceByItsLatestRun() throws IOException {
        registry(line("ema", "a", "r1", "1.0"), line("rsi", "x", "r2", "9"), line("ema", "now", "r3", "3"), line("ema", "b", "r4", ""),
                line("ema", "a", "r5", "2.0"));
        Trials others = others();
        assertThat(others.others()).extracting(Trials.Trial::configHash).containsExactly("a", "b");
        assertThat(others.others()).extracting(Trials.Trial::runId).containsExactly("r5", "r4");
        assertThat(others.sharpes()).containsExactly(new double[]{1.0, 0}, within(1e-12));
    }

    @Test
    void whatIsWrittenIntoThePackageIsReadBack() throws IOException {
        registry(line("ema", "a", "r1", "1.0"), line("ema", "b", "r4", "-0.25"));
        others().write(out);
        assertThat(Trials.read(out)).isEqualTo(others());
    }

    @Test
    void aBrokenLineIsNamedNotSkipped() throws IOException {
        registry(line("ema", "a", "r1", "1.0"), "{broken");
        assertThatThrownBy(this::others).isInstanceOf(RunException.class).hasMessageContaining("trials.jsonl, line 2")
                .hasMessageContaining("mend the line");
        registry(line("ema", "a", "r1", "high"));
        assertThatThrownBy(this::others).isInstanceOf(RunException.class).hasMessageContaining("\"high\", not a number");
    }
}
