package dev.assay.adapters.catalogue;

import static dev.assay.adapters.catalogue.Fixtures.catalogue;
import static dev.assay.adapters.catalogue.Fixtures.minutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.application.data.CheckReport;
import dev.assay.application.data.CheckRequest;
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

        /// Says `(` when it begins and `)` when it is done.
        public static void main(String[] args) {
            DataCatalogue catalogue = catalogue(Path.of(args[0]));
            System.out.write('(');
            System.out.flush();
            catalogue.ingest(new IngestRequest(List.of(Path.of(args[1])), minutes(), Fixtures.INGESTED, false));
            System.out.write(')');
            System.out.flush();
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
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    /// How long an ingest takes in a process of its own, from its beginning to its end.
    private long nanosOf(Path root, Path file) throws IOException, InterruptedException {
        Process child = start(root, file);
        assertThat(child.getInputStream().read()).isEqualTo('(');
        long begun = System.nanoTime();
        assertThat(child.getInputStream().read()).isEqualTo(')');
        long nanos = System.nanoTime() - begun;
        assertThat(child.waitFor()).isZero();
        return nanos;
    }

    /// Kills an ingest after a time, or once it has said that it is done.
    private void kill(Path root, Path file, long nanos) throws IOException, InterruptedException {
        Process child = start(root, file);
        assertThat(child.getInputStream().read()).isEqualTo('(');
        if (nanos == DONE) {
            assertThat(child.getInputStream().read()).isEqualTo(')');
        } else {
            child.waitFor(nanos, TimeUnit.NANOSECONDS);
        }
        child.destroyForcibly().waitFor();
    }

    private static final long DONE = -1;
    /// How often a process is killed: 20 times, or `-Dassay.kills=100` for a night.
    private static final int KILLS = Integer.getInteger("assay.kills", 20);

    /// Kills at moments spread evenly over the whole of an ingest, a random step apart, so that every phase is struck. What is found is
    /// asked of readers of our own: every Parquet file named is there with its digest, no bar is missing or double, old snapshots
    /// stay readable, and the next ingest is not disturbed by what the dead one left.
    @Test
    void aKilledIngestLeavesTheStateBeforeOrAfter() throws IOException, InterruptedException {
        Path root = directory.resolve("catalogue");
        DataCatalogue catalogue = catalogue(root);
        Fixtures.ingest(catalogue, minutes(), file("BASE"));
        String first = catalogue.resolve(SnapshotRef.LATEST);
        long nanos = nanosOf(root, file("FIRST"));
        int expected = 2;
        int before = 0;
        int after = 0;
        Random random = new Random(11);
        for (int i = 0; i < KILLS; i++) {
            boolean last = i == KILLS - 1;
            kill(root, file("K" + i), last ? DONE : (long) (nanos * 1.3 * (i + random.nextDouble()) / KILLS));
            DataCatalogue found = catalogue(root);
            int series = found.dataset("minutes", SnapshotRef.LATEST).series().size();
            assertThat(series).as("kill %d", i).isBetween(last ? expected + 1 : expected, expected + 1);
            before += series == expected ? 1 : 0;
            after += series == expected ? 0 : 1;
            expected = series;
            assertThat(found.query("SELECT count(*), count(DISTINCT (instrument, ts_open)) FROM all_bars", SnapshotRef.LATEST, 1).rows())
                    .as("kill %d", i).containsExactly(List.of("" + series * ROWS, "" + series * ROWS));
            CheckReport check = found.check(new CheckRequest.OfDataset("minutes", SnapshotRef.LATEST, 5));
            assertThat(check.damage()).as("kill %d", i).isEmpty();
            assertThat(check.rows()).as("kill %d", i).isEqualTo((long) series * ROWS);
        }
        assertThat(before).as("ingests killed before their end").isPositive();
        assertThat(after).as("ingests that came to their end").isPositive();
        assertThat(catalogue.query("SELECT count(*) FROM bars", new SnapshotRef(first), 1).rows()).containsExactly(List.of("" + ROWS));
        Fixtures.ingest(catalogue, minutes(), file("LAST"));
        assertThat(catalogue.query("SELECT count(*) FROM bars WHERE symbol = 'LAST'", SnapshotRef.LATEST, 1).rows())
                .containsExactly(List.of("" + ROWS));
        assertThat(Files.exists(root.resolve("staging"))).as("leftovers").isFalse();
    }

    /// A file that was being taken in when its process died comes in whole the next time.
    @Test
    void theSameFileComesInAfterItsIngestWasKilled() throws IOException, InterruptedException {
        Path root = directory.resolve("catalogue");
        Path file = file("AGAIN");
        long nanos = nanosOf(directory.resolve("elsewhere"), file);
        for (int i = 0; i < 4; i++) {
            kill(root, file, (long) (nanos * (0.3 + 0.2 * i)));
        }
        Fixtures.ingest(catalogue(root), minutes(), file);
        assertThat(catalogue(root).query("SELECT count(*), sum(revision) FROM all_bars", SnapshotRef.LATEST, 1).rows())
                .containsExactly(List.of("" + ROWS, "0"));
        assertThat(catalogue(root).check(new CheckRequest.OfDataset("minutes", SnapshotRef.LATEST, 5)).damage()).isEmpty();
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
