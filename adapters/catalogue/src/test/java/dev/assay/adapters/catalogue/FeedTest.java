package dev.assay.adapters.catalogue;

import static dev.assay.adapters.catalogue.Fixtures.catalogue;
import static dev.assay.adapters.catalogue.Fixtures.minutes;
import static dev.assay.adapters.catalogue.Fixtures.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.application.data.BarRequest;
import dev.assay.application.data.DataCatalogue;
import dev.assay.application.data.DataException;
import dev.assay.application.data.DataReader;
import dev.assay.application.data.InputDigest;
import dev.assay.application.data.MarketDataFeed;
import dev.assay.application.data.SnapshotRef;
import dev.assay.application.data.Timeframe;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.Bar;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The stream a run reads, held against a map that does the same the simple way.
class FeedTest {
    private static final long MINUTE = 60_000_000_000L;
    private static final long START = Instant.parse("2019-12-31T20:00:00Z").getEpochSecond() * 1_000_000_000L;

    @TempDir
    Path directory;

    /// Random files of random minutes of three symbols, over a year's end, overlapping and contradicting each other.
    private SortedMap<String, SortedMap<Long, long[]>> ingestRandomly(DataCatalogue catalogue, long seed) {
        Random random = new Random(seed);
        SortedMap<String, SortedMap<Long, long[]>> truth = new TreeMap<>();
        for (int file = 0; file < 6; file++) {
            String symbol = "S" + random.nextInt(3);
            SortedMap<Long, long[]> rows = truth.computeIfAbsent(symbol, s -> new TreeMap<>());
            List<String> lines = new ArrayList<>(List.of("time,open,high,low,close,volume"));
            long at = random.nextInt(3000);
            for (int row = 0; row < 1500; row++) {
                at += 1 + random.nextInt(3);
                long open = START + at * MINUTE;
                long price = random.nextInt(10) == 0 ? 50_000 + random.nextInt(5) : 50_000 + at % 97;
                long volume = at % 13;
                rows.put(open, new long[]{open, open + MINUTE, price, price + 3, price - 2, price + 1, volume % 10});
                lines.add(Instant.ofEpochSecond(0, open) + "," + cents(price) + "," + cents(price + 3) + "," + cents(price - 2) + ","
                        + cents(price + 1)
                        + ",0.00" + volume % 10);
            }
            Fixtures.ingest(catalogue, minutes(), write(directory, file + "/" + symbol + ".csv", lines.toArray(String[]::new)));
        }
        return truth;
    }

    private static String cents(long units) {
        return units / 100 + "." + units / 10 % 10 + units % 10;
    }

    private static List<Bar> expected(SortedMap<String, SortedMap<Long, long[]>> truth, BarRequest request) {
        List<Bar> bars = new ArrayList<>();
        for (Instrument instrument : request.instruments()) {
            for (long[] row : truth.getOrDefault(instrument.symbol(), new TreeMap<>()).values()) {
                if (row[1] >= request.fromNanos() && row[1] < request.toNanosExclusive()) {
                    bars.add(new Bar(instrument, row[0], row[1], row[2], row[3], row[4], row[5], row[6]));
                }
            }
        }
        bars.sort(Comparator.comparingLong(Bar::tsClose).thenComparingInt(bar -> bar.instrument().number()));
        return bars;
    }

    @Test
    void agreesWithTheSimpleWay() {
        for (long seed = 1; seed <= 3; seed++) {
            DataCatalogue catalogue = catalogue(directory.resolve("catalogue" + seed));
            var truth = ingestRandomly(catalogue, seed);
            BarRequest whole = Fixtures.all(catalogue, "minutes", Timeframe.parse("1m"), truth.keySet().toArray(String[]::new));
            assertThat(Fixtures.bars(catalogue, whole)).isEqualTo(expected(truth, whole));
            assertThat(Fixtures.bars(catalogue, whole)).as("again, from decoded columns").isEqualTo(expected(truth, whole));
            Random random = new Random(seed);
            for (int i = 0; i < 10; i++) {
                long from = START + random.nextInt(4000) * MINUTE;
                BarRequest part = new BarRequest("minutes", whole.instruments().subList(0, 1 + i % whole.instruments().size()),
                        whole.timeframe(), from,
                        from + (1 + random.nextInt(3000)) * MINUTE, SnapshotRef.LATEST);
                assertThat(Fixtures.bars(catalogue, part)).isEqualTo(expected(truth, part));
            }
        }
    }

    @Test
    void digestsCoverExactlyWhatWasHandedOut() {
        DataCatalogue catalogue = catalogue(directory.resolve("catalogue"));
        var truth = ingestRandomly(catalogue, 4);
        BarRequest whole = Fixtures.all(catalogue, "minutes", Timeframe.parse("1m"), truth.keySet().toArray(String[]::new));
        List<Bar> all = expected(truth, whole);
        for (int taken : new int[]{0, 1, 777, 1024, 2500, all.size()}) {
            try (MarketDataFeed feed = catalogue.open(whole)) {
                for (int i = 0; i < taken; i++) {
                    assertThat(feed.next()).isEqualTo(all.get(i));
                }
                List<InputDigest> digests = feed.digests();
                assertThat(digests.stream().mapToLong(InputDigest::rows).sum()).isEqualTo(taken);
                assertThat(feed.digests()).as("asking changes nothing").isEqualTo(digests);
            }
        }
    }

    @Test
    void theContentDigestIsTheDocumentedOne() throws Exception {
        DataCatalogue catalogue = catalogue(directory.resolve("catalogue"));
        Fixtures.ingest(catalogue, minutes(),
                write(directory, "S.csv", "time,open,high,low,close,volume", "2020-01-01 00:00,1.00,2.00,0.50,1.50,3.125",
                        "2020-01-01 00:01,1.50,2.00,0.50,1.75,1"));
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update("assay-bars-1 24X7:S 1m 2 3\n".getBytes(StandardCharsets.UTF_8));
        long first = Instant.parse("2020-01-01T00:00:00Z").getEpochSecond() * 1_000_000_000L;
        ByteBuffer rows = ByteBuffer.allocate(2 * 7 * 8).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : new long[]{first, first + MINUTE, 100, 200, 50, 150, 3125, first + MINUTE, first + 2 * MINUTE, 150, 200, 50, 175,
                1000}) {
            rows.putLong(value);
        }
        sha256.update(rows.array());
        try (MarketDataFeed feed = catalogue.open(Fixtures.all(catalogue, "minutes", Timeframe.parse("1m"), "S"))) {
            assertThat(drain(feed)).isEqualTo(2);
            InputDigest digest = feed.digests().getFirst();
            assertThat(digest.contentSha256()).isEqualTo(HexFormat.of().formatHex(sha256.digest()));
            assertThat(digest.file()).isEqualTo(feed.files().getFirst());
            assertThat(digest.file().sha256()).isEqualTo(Hashes.hex(directory.resolve("catalogue").resolve(digest.file().path())));
        }
    }

    @Test
    void aCopyForARunGivesTheSameBarsAndDigestsAndStaysUntouched() throws IOException {
        DataCatalogue catalogue = catalogue(directory.resolve("catalogue"));
        var truth = ingestRandomly(catalogue, 5);
        BarRequest whole = Fixtures.all(catalogue, "minutes", Timeframe.parse("1m"), truth.firstKey(), truth.lastKey());
        Path copy = directory.resolve("run/inputs");
        catalogue.export(whole, "", copy);
        List<String> before = listing(copy);
        DataReader embedded = Catalogue.embedded(copy);
        assertThat(Fixtures.bars(embedded, whole)).isEqualTo(expected(truth, whole));
        assertThat(drained(embedded, whole)).isEqualTo(drained(catalogue, whole));
        assertThat(embedded.instruments("minutes", List.of(truth.firstKey()), SnapshotRef.LATEST)).hasSize(1);
        assertThat(listing(copy)).isEqualTo(before);
        assertThatThrownBy(() -> catalogue.export(whole, "", copy)).isInstanceOf(DataException.class).hasMessageContaining("is not empty");
    }

    private static List<InputDigest> drained(DataReader reader, BarRequest request) {
        try (MarketDataFeed feed = reader.open(request)) {
            assertThat(drain(feed)).isPositive();
            return feed.digests();
        }
    }

    private static int drain(MarketDataFeed feed) {
        int count = 0;
        while (feed.next() != null) {
            count++;
        }
        return count;
    }

    private static List<String> listing(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(Path::toString).sorted().toList();
        }
    }

    @Test
    void damageIsFound() throws IOException {
        DataCatalogue catalogue = catalogue(directory.resolve("catalogue"));
        ingestRandomly(catalogue, 6);
        BarRequest whole = Fixtures.all(catalogue, "minutes", Timeframe.parse("1m"), "S0");
        int count = Fixtures.bars(catalogue, whole).size();
        Path decoded;
        try (Stream<Path> files = Files.list(directory.resolve("catalogue/cache"))) {
            decoded = files.toList().getFirst();
        }
        flip(decoded, Files.size(decoded) - 100);
        assertThat(Fixtures.bars(catalogue, whole)).as("a damaged cache is made again").hasSize(count);
        Path parquet;
        try (MarketDataFeed feed = catalogue.open(whole)) {
            parquet = directory.resolve("catalogue").resolve(feed.files().getFirst().path());
        }
        flip(parquet, Files.size(parquet) / 2);
        try (Stream<Path> files = Files.list(directory.resolve("catalogue/cache"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        DataCatalogue fresh = catalogue(directory.resolve("catalogue"));
        assertThatThrownBy(() -> Fixtures.bars(fresh, whole)).isInstanceOf(DataException.class)
                .hasMessageContaining(parquet.getFileName().toString())
                .hasMessageContaining("was changed after it was stored");
        Files.delete(parquet);
        assertThatThrownBy(() -> Fixtures.bars(fresh, whole)).isInstanceOf(DataException.class).hasMessageContaining("is missing");
    }

    private static void flip(Path file, long at) throws IOException {
        byte[] content = Files.readAllBytes(file);
        content[(int) at] ^= 1;
        Files.write(file, content);
    }

    @Test
    void whatIsNotThereIsNamedWithWhatIs() {
        DataCatalogue catalogue = catalogue(directory.resolve("catalogue"));
        assertThatThrownBy(() -> catalogue.dataset("minutes", SnapshotRef.LATEST)).isInstanceOf(DataException.class)
                .hasMessageContaining("data ingest");
        ingestRandomly(catalogue, 7);
        Instrument known = Fixtures.instrument(catalogue, "minutes", "S1", 0);
        assertThatThrownBy(() -> catalogue.dataset("minute", SnapshotRef.LATEST)).isInstanceOf(DataException.class)
                .hasMessageContaining("\"minutes\"");
        assertThatThrownBy(() -> catalogue.instruments("minutes", List.of("S9"), SnapshotRef.LATEST)).isInstanceOf(DataException.class)
                .hasMessageContaining("nearest:").hasMessageContaining("\"S1\"");
        assertThatThrownBy(() -> catalogue.open(new BarRequest("minutes", List.of(known), Timeframe.DAY, 0, 1, SnapshotRef.LATEST)))
                .isInstanceOf(DataException.class).hasMessageContaining("it has 1m");
        assertThatThrownBy(() -> catalogue.resolve(new SnapshotRef("0123456789"))).isInstanceOf(DataException.class)
                .hasMessageContaining("does not exist");
        assertThat(Fixtures.bars(catalogue, new BarRequest("minutes", List.of(known), Timeframe.parse("1m"), 0, 1, SnapshotRef.LATEST)))
                .isEmpty();
    }
}
