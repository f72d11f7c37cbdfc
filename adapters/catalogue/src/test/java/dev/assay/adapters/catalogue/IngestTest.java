package dev.assay.adapters.catalogue;

import static dev.assay.adapters.catalogue.Fixtures.HEADER;
import static dev.assay.adapters.catalogue.Fixtures.INGESTED;
import static dev.assay.adapters.catalogue.Fixtures.all;
import static dev.assay.adapters.catalogue.Fixtures.bars;
import static dev.assay.adapters.catalogue.Fixtures.catalogue;
import static dev.assay.adapters.catalogue.Fixtures.daily;
import static dev.assay.adapters.catalogue.Fixtures.ingest;
import static dev.assay.adapters.catalogue.Fixtures.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.assay.application.data.DataCatalogue;
import dev.assay.application.data.DataException;
import dev.assay.application.data.FileResult;
import dev.assay.application.data.IngestRequest;
import dev.assay.application.data.IngestResult;
import dev.assay.application.data.QualityFlag;
import dev.assay.application.data.QuarantineReason;
import dev.assay.application.data.QueryResult;
import dev.assay.application.data.SeriesSummary;
import dev.assay.application.data.SnapshotRef;
import dev.assay.application.data.Timeframe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestTest {
    @TempDir
    Path directory;

    private Path root = Path.of("");
    private DataCatalogue catalogue = catalogue(root);

    @BeforeEach
    void open() {
        root = directory.resolve("catalogue");
        catalogue = catalogue(root);
    }

    private Path week() {
        return write(directory, "ABC.csv", HEADER, "2017-01-03,10,11,9.50,10.50,1000", "2017-01-04,10.50,12,10.50,11.75,2000",
                "2017-01-05,11.75,11.80,11.00,11.10,1500");
    }

    private List<String> closes() {
        return bars(catalogue, all(catalogue, "daily", Timeframe.DAY, "ABC")).stream()
                .map(bar -> Instant.ofEpochSecond(0, bar.tsClose()) + " " + bar.close() + " " + bar.volume()).toList();
    }

    @Test
    void valuesComeBackExactlyAndEveryRowKnowsWhereItCameFrom() {
        IngestResult result = ingest(catalogue, daily(), week());
        assertThat(result.changed()).isTrue();
        assertThat(closes()).containsExactly("2017-01-03T21:00:00Z 10.50 1000", "2017-01-04T21:00:00Z 11.75 2000",
                "2017-01-05T21:00:00Z 11.10 1500");
        QueryResult rows = catalogue
                .query("SELECT symbol, open, high, low, close, volume, source, vendor_ts, ingest_ts, batch, line, flags, revision "
                        + "FROM bars ORDER BY ts_open LIMIT 1", SnapshotRef.LATEST, 10);
        assertThat(rows.rows().getFirst()).containsExactly("ABC", "10.00", "11.00", "9.50", "10.50", "1000", "test", null, "" + INGESTED,
                result.files().getFirst().batch(), "2", "0", "0");
        SeriesSummary series = catalogue.dataset("daily", SnapshotRef.LATEST).series().getFirst();
        assertThat(series.instrument().id()).isEqualTo("XNYS:ABC");
        assertThat(series.rows()).isEqualTo(3);
    }

    @Test
    void theSameFileAgainChangesNothing() throws IOException {
        Path file = week();
        IngestResult first = ingest(catalogue, daily(), file);
        List<String> before = listing();
        IngestResult again = ingest(catalogue(root), daily(), file);
        assertThat(again.changed()).isFalse();
        assertThat(again.snapshotId()).isEqualTo(first.snapshotId());
        assertThat(again.files().getFirst().unchanged()).isTrue();
        Path copy = Files.copy(file, Files.createDirectory(directory.resolve("copy")).resolve("ABC.csv"));
        assertThat(ingest(catalogue, daily(), copy).changed()).as("same content elsewhere").isFalse();
        assertThat(listing()).isEqualTo(before);
    }

    private List<String> listing() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).map(Path::toString).sorted().toList();
        }
    }

    @Test
    void overlappingRowsAreStoredOnceAndChangedOnesReplaceThem() {
        ingest(catalogue, daily(), week());
        String before = catalogue.list().snapshotId();
        Path later = write(directory, "later/ABC.csv", HEADER, "2017-01-04,10.50,12,10.50,11.75,2000",
                "2017-01-05,11.75,11.80,11.00,11.20,1500",
                "2017-01-06,11.20,11.30,11.10,11.30,900");
        FileResult result = ingest(catalogue, daily(), later).files().getFirst();
        assertThat(result.written()).isEqualTo(1);
        assertThat(result.identical()).isEqualTo(1);
        assertThat(result.revised()).isEqualTo(1);
        assertThat(closes()).containsExactly("2017-01-03T21:00:00Z 10.50 1000", "2017-01-04T21:00:00Z 11.75 2000",
                "2017-01-05T21:00:00Z 11.20 1500",
                "2017-01-06T21:00:00Z 11.30 900");
        assertThat(catalogue
                .query("SELECT close, revision, flag_names(flags) FROM all_bars WHERE close BETWEEN 11.10 AND 11.20 ORDER BY revision",
                        SnapshotRef.LATEST, 10)
                .rows()).containsExactly(List.of("11.10", "0", ""), List.of("11.20", "1", "REVISION"));
        assertThat(catalogue.query("SELECT count(*), max(revision) FROM bars", SnapshotRef.LATEST, 10).rows())
                .containsExactly(List.of("4", "1"));
        SeriesSummary series = catalogue.dataset("daily", SnapshotRef.LATEST).series().getFirst();
        assertThat(series.rows()).isEqualTo(4);
        assertThat(series.revisions()).isEqualTo(1);
        assertThat(catalogue.dataset("daily", new SnapshotRef(before.substring(0, 12))).series().getFirst().rows())
                .as("the earlier snapshot").isEqualTo(3);
    }

    @Test
    void filesOfOneIngestAreComparedWithEachOther() {
        Path first = week();
        Path second = write(directory, "b/ABC.csv", HEADER, "2017-01-05,11.75,11.80,11.00,11.20,1500",
                "2017-01-06,11.20,11.30,11.10,11.30,900");
        IngestResult result = ingest(catalogue, daily(), first, second);
        assertThat(result.files().get(1).revised()).isEqualTo(1);
        assertThat(closes()).hasSize(4).contains("2017-01-05T21:00:00Z 11.20 1500");
    }

    @Test
    void badRowsGoToQuarantineAndAreCounted() {
        Path file = write(directory, "ABC.csv", HEADER, "2017-01-03,10,11,9.50,10.50,1000", "2017-01-04,10.50,9,10.50,11.75,2000",
                "2017-01-05,11.75",
                "2017-01-07,1,1,1,1,1", "2017-01-06,abc,11.80,11.00,11.10,1500", "2017-01-03,10,11,9.50,10.50,1000",
                "2017-01-03,10,11,9.50,10.60,1000");
        FileResult result = ingest(catalogue, daily(), file).files().getFirst();
        assertThat(result.rejected()).containsOnly(entry(QuarantineReason.HIGH_TOO_LOW, 1L), entry(QuarantineReason.WRONG_COLUMN_COUNT, 1L),
                entry(QuarantineReason.NOT_A_SESSION, 1L), entry(QuarantineReason.BAD_NUMBER, 1L),
                entry(QuarantineReason.DUPLICATE_ROW, 1L),
                entry(QuarantineReason.DUPLICATE_TIME, 1L));
        assertThat(result.written()).isEqualTo(1);
        assertThat(result.samples().getFirst().text())
                .isEqualTo(file + ":3: high \"9\" is below the close 11.75; " + QuarantineReason.HIGH_TOO_LOW.fix());
        assertThat(catalogue.query("SELECT line, reason, field, value, raw FROM quarantine ORDER BY line", SnapshotRef.LATEST, 10).rows())
                .contains(
                        List.of("6", "BAD_NUMBER", "open", "abc", "2017-01-06,abc,11.80,11.00,11.10,1500"),
                        java.util.Arrays.asList("7", "DUPLICATE_ROW", null, null, "2017-01-03,10,11,9.50,10.50,1000"));
        assertThat(catalogue.dataset("daily", SnapshotRef.LATEST).quarantined()).isEqualTo(6);
        assertThat(catalogue.query("SELECT quarantined, rows_read FROM batches", SnapshotRef.LATEST, 1).rows())
                .containsExactly(List.of("6", "7"));
    }

    @Test
    void aFileWithoutOneUsableRowLeavesOnlyItsQuarantine() {
        FileResult result = ingest(catalogue, daily(), write(directory, "ABC.csv", HEADER, "2017-01-03,0,0,0,0,0")).files().getFirst();
        assertThat(result.nothingUsable()).isTrue();
        assertThat(catalogue.query("SELECT reason FROM quarantine", SnapshotRef.LATEST, 9).rows()).containsExactly(List.of("ZERO_PRICE"));
        assertThat(catalogue.query("SELECT count(*) FROM bars", SnapshotRef.LATEST, 9).rows()).containsExactly(List.of("0"));
    }

    @Test
    void newestFirstIsAnOrderToo() {
        Path file = write(directory, "ABC.csv", HEADER, "2017-01-05,11.75,11.80,11.00,11.10,1500", "2017-01-04,10.50,12,10.50,11.75,2000",
                "2017-01-03,10,11,9.50,10.50,1000");
        FileResult result = ingest(catalogue, daily(), file).files().getFirst();
        assertThat(result.flagged()).isEmpty();
        assertThat(closes()).first().isEqualTo("2017-01-03T21:00:00Z 10.50 1000");
    }

    @Test
    void aMisplacedRowIsFlaggedAndSortedOrRefused() {
        String[] lines = {HEADER, "2017-01-04,10.50,12,10.50,11.75,2000", "2017-01-03,10,11,9.50,10.50,1000",
                "2017-01-05,11.75,11.80,11.00,11.10,1500",
                "2017-01-04,10.50,12,10.50,11.75,2001"};
        FileResult result = ingest(catalogue, daily(), write(directory, "ABC.csv", lines)).files().getFirst();
        assertThat(result.flagged()).containsOnly(entry(QualityFlag.OUT_OF_ORDER, 1L));
        assertThat(result.rejected()).containsOnly(entry(QuarantineReason.DUPLICATE_TIME, 1L));
        assertThat(result.samples().getFirst().raw()).isEqualTo(lines[4]);
        assertThat(closes()).hasSize(3).first().isEqualTo("2017-01-03T21:00:00Z 10.50 1000");
        DataCatalogue strict = catalogue(directory.resolve("strict"));
        assertThat(
                ingest(strict, daily("policy: {outOfOrder: quarantine}"), write(directory, "ABC.csv", lines)).files().getFirst().rejected())
                .containsOnly(entry(QuarantineReason.OUT_OF_ORDER, 2L));
    }

    @Test
    void stuckFeedsAndJumpsAreFlagged() {
        Path file = write(directory, "ABC.csv", HEADER, "2017-01-03,10,10,10,10,5", "2017-01-04,10,10,10,10,5", "2017-01-05,20,20,20,20,5");
        assertThat(ingest(catalogue, daily(), file).files().getFirst().flagged()).containsOnly(entry(QualityFlag.STALE_REPEAT, 1L),
                entry(QualityFlag.PRICE_JUMP, 1L));
    }

    @Test
    void whatCannotBeReadAtAllLeavesNothingBehind() throws IOException {
        Path good = week();
        Path binary = Files.write(directory.resolve("X.csv"), new byte[]{1, 0, 2, 0});
        Path empty = Files.createFile(directory.resolve("E.csv"));
        Path utf16 = Files.write(directory.resolve("U.csv"), new byte[]{(byte) 0xFF, (byte) 0xFE, 'a', 1});
        Path header = write(directory, "H.csv", "date,open,high,low,clse,volume", "2017-01-03,10,11,9.50,10.50,1000");
        Path semicolons = write(directory, "S.csv", "date;open;high;low;close;volume", "2017-01-03;10;11;9.50;10.50;1000");
        refused(good, binary, "X.csv", "binary file");
        refused(good, empty, "E.csv", "empty");
        refused(good, utf16, "U.csv", "UTF-16");
        refused(good, directory, "this is a directory", "name the files in it");
        refused(good, directory.resolve("none.csv"), "none.csv", "there is no such file");
        refused(good, header, "H.csv:1: columns.close: \"close\": the header has no such column", "nearest: \"clse\"");
        refused(good, semicolons, "the delimiter is probably wrong");
        assertThat(root.resolve(Store.CURRENT)).doesNotExist();
        assertThat(root.resolve("data")).doesNotExist();
    }

    private void refused(Path good, Path bad, String... words) {
        assertThatThrownBy(() -> ingest(catalogue, daily(), good, bad)).isInstanceOf(DataException.class).message().contains(words);
    }

    @Test
    void anotherReadingOfTheSameFileMustReplaceTheFirst() {
        Path file = write(directory, "ABC.csv", HEADER, "2017-01-03,10,11,9.50,10.50,1000", "2017-01-04,10.50,12,10.50,11.75,2000");
        ingest(catalogue, daily(), file);
        var corrected = daily("policy: {jumpPercent: 5}");
        assertThatThrownBy(() -> ingest(catalogue, corrected, file)).isInstanceOf(DataException.class).hasMessageContaining("--replace");
        FileResult replaced = catalogue.ingest(new IngestRequest(List.of(file), corrected, INGESTED, true)).files().getFirst();
        assertThat(replaced.written()).isEqualTo(2);
        assertThat(replaced.flagged()).containsOnly(entry(QualityFlag.PRICE_JUMP, 1L));
        assertThat(closes()).hasSize(2);
        assertThat(catalogue.dataset("daily", SnapshotRef.LATEST).batches()).isEqualTo(1);
    }

    @Test
    void contradictionsAreRefused() {
        ingest(catalogue, daily(), week());
        Path other = write(directory, "o/ABC.csv", HEADER, "2017-02-03,10,11,9.50,10.50,1000");
        assertThatThrownBy(() -> ingest(catalogue, Fixtures.minutes("dataset2: x"), other)).isInstanceOf(DataException.class)
                .hasMessageContaining("dataset2");
        var split = dev.assay.application.data.CsvMappingReader.text("m", """
                {dataset: daily, source: test, timeframe: 1d, adjustment: split, session: XNYS,
                 columns: {time: date, open: open, high: high, low: low, close: close}, instrument: {currency: USD, priceScale: 2}}
                """);
        assertThatThrownBy(() -> ingest(catalogue, split, other)).isInstanceOf(DataException.class)
                .hasMessageContaining("dataset daily has adjustment raw but this mapping says split");
        var scale = dev.assay.application.data.CsvMappingReader.text("m", """
                {dataset: daily, source: test, timeframe: 1d, adjustment: raw, session: XNYS,
                 columns: {time: date, open: open, high: high, low: low, close: close}, instrument: {currency: USD, priceScale: 3, tick: 0.01}}
                """);
        assertThatThrownBy(() -> ingest(catalogue, scale, other)).isInstanceOf(DataException.class)
                .hasMessageContaining("XNYS:ABC is known as").hasMessageContaining("priceScale 2").hasMessageContaining("priceScale 3");
        assertThat(closes()).hasSize(3);
    }

    @Test
    void gzipAndFilesWithoutHeaderAndOtherMarks() throws IOException {
        Path packed = directory.resolve("abc.us.txt.gz");
        try (var out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write("03.01.2017;10,5;11;9,5;10,50;1.000\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        var mapping = dev.assay.application.data.CsvMappingReader.text("m", """
                dataset: daily
                source: test
                timeframe: 1d
                adjustment: raw
                session: XNYS
                layout: {header: false, delimiter: ";", decimal: ",", grouping: "."}
                columns: {time: 1, open: 2, high: 3, low: 4, close: 5, volume: 6}
                time: {format: dd.MM.uuuu}
                symbol: {from: file-name, pattern: '([a-z]+)\\.us\\.txt\\.gz', upperCase: true}
                instrument: {currency: USD, priceScale: 2}
                """);
        assertThat(ingest(catalogue, mapping, packed).files().getFirst().written()).isEqualTo(1);
        assertThat(closes()).containsExactly("2017-01-03T21:00:00Z 10.50 1000");
    }
}
