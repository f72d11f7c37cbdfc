package dev.assay.adapters.catalogue;

import static dev.assay.adapters.catalogue.Fixtures.catalogue;
import static dev.assay.adapters.catalogue.Fixtures.minutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.application.data.DataCatalogue;
import dev.assay.application.data.IngestRequest;
import dev.assay.application.data.SnapshotRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Writers that die, and writers that meet.
class AtomicityTest {
    private static final int ROWS = 3000;

    @TempDir
    Path directory;

    /// A process that takes one file in.
    static final class Child {
        private Child() {}

        public static void main(String[] args) {
            catalogue(Path.of(args[0])).ingest(new IngestRequest(List.of(Path.of(args[1])), minutes(), Fixtures.INGESTED, false));
        }
    }

    private Path file(String symbol) {
        List<String> lines = new ArrayList<>(List.of("time,open,high,low,close,volume"));
        Instant start = Instant.parse("2020-01-01T00:00:00Z");
        for (int i = 0; i < ROWS; i++) {
            lines.add(start.plusSeconds(60L * i) + ",1.00,1.10,0.90,1.0" + i % 10 + ",1");
        }
        return Fixtures.write(directory, symbol + ".csv", lines.toArray(String[]::new));
    }

    private Process start(Path root, Path file) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), Child.class.getName(), root.toString(),
                file.toString())
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }

    @Test
    void aKilledIngestLeavesTheStateBeforeOrAfter() throws IOException, InterruptedException {
        Path root = directory.resolve("catalogue");
        DataCatalogue catalogue = catalogue(root);
        Fixtures.ingest(catalogue, minutes(), file("BASE"));
        long whole = System.nanoTime();
        assertThat(start(root, file("FIRST")).waitFor()).isZero();
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - whole);
        int expected = 2;
        Random random = new Random(11);
        for (int i = 0; i < 5; i++) {
            Process child = start(root, file("K" + i));
            if (!child.waitFor(millis / 3 + random.nextLong(millis), TimeUnit.MILLISECONDS)) {
                child.destroyForcibly().waitFor();
            }
            DataCatalogue after = catalogue(root);
            int series = after.dataset("minutes", SnapshotRef.LATEST).series().size();
            assertThat(series).isBetween(expected, expected + 1);
            expected = series;
            assertThat(after.query("SELECT count(*) FROM bars", SnapshotRef.LATEST, 1).rows()).containsExactly(List.of("" + series * ROWS));
        }
        Fixtures.ingest(catalogue, minutes(), file("LAST"));
        assertThat(catalogue.query("SELECT count(*) FROM bars WHERE symbol = 'LAST'", SnapshotRef.LATEST, 1).rows())
                .containsExactly(List.of("" + ROWS));
        assertThat(Files.exists(root.resolve("staging"))).as("leftovers").isFalse();
    }

    @Test
    void writersWaitForEachOther() throws IOException, InterruptedException {
        Path root = directory.resolve("catalogue");
        Process first = start(root, file("A"));
        Process second = start(root, file("B"));
        Path third = file("C");
        List<Throwable> failures = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (Path file : List.of(third, file("D"))) {
            Thread thread = new Thread(() -> Fixtures.ingest(catalogue(root), minutes(), file));
            thread.setUncaughtExceptionHandler((t, failure) -> failures.add(failure));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(first.waitFor()).isZero();
        assertThat(second.waitFor()).isZero();
        assertThat(failures).isEmpty();
        assertThat(catalogue(root).query("SELECT symbol, count(*) FROM bars GROUP BY ALL ORDER BY ALL", SnapshotRef.LATEST, 9).rows())
                .containsExactly(List.of("A", "" + ROWS), List.of("B", "" + ROWS), List.of("C", "" + ROWS), List.of("D", "" + ROWS));
        assertThat(catalogue(root).list().sequence()).isEqualTo(4);
    }
}
