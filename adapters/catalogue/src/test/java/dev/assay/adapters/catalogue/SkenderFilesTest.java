package dev.assay.adapters.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.assay.application.data.CheckReport;
import dev.assay.application.data.CheckRequest;
import dev.assay.application.data.CsvMappingReader;
import dev.assay.application.data.DataCatalogue;
import dev.assay.application.data.QualityFlag;
import dev.assay.application.data.QuarantineReason;
import dev.assay.application.data.RejectedRow;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real malformed files of another project: every bad row is explained.
class SkenderFilesTest {
    @TempDir
    Path directory;

    private CheckReport check(String file, String timeframe, String format, String session, String columns, int priceScale,
            int quantityScale) {
        String[] names = columns.split(",");
        DataCatalogue catalogue = Fixtures.catalogue(directory);
        return catalogue.check(new CheckRequest.OfFiles(List.of(Fixtures.resource("skender/" + file)), CsvMappingReader.text("m.yaml", """
                dataset: skender
                source: skender
                timeframe: %s
                adjustment: raw
                session: %s
                columns: {time: %s, open: %s, high: %s, low: %s, close: %s, volume: %s}
                time: {format: "%s", zone: America/New_York, label: open}
                instrument: {currency: USD, priceScale: %d, quantityScale: %d}
                """.formatted(timeframe, session, names[0], names[1], names[2], names[3], names[4], names[5], format, priceScale,
                quantityScale)), 1000));
    }

    private static final String LOWER = "date,open,high,low,close,volume";
    private static final String UPPER = "Timestamp,Open,High,Low,Close,Volume";

    private static String words(CheckReport report, long line) {
        return report.rejected().stream().filter(row -> row.line() == line).map(RejectedRow::words).findFirst().orElse("kept");
    }

    @Test
    void badRows() {
        CheckReport report = check("bad.csv", "1d", "MM/dd/uuuu", "XNYS", LOWER, 2, 0);
        assertThat(report.rows()).isEqualTo(502);
        assertThat(report.reasons()).containsOnly(entry(QuarantineReason.EMPTY_FIELD, 101L), entry(QuarantineReason.TOO_FINE, 100L),
                entry(QuarantineReason.NEGATIVE_PRICE, 3L), entry(QuarantineReason.ZERO_PRICE, 51L),
                entry(QuarantineReason.NEGATIVE_VOLUME, 1L),
                entry(QuarantineReason.HIGH_TOO_LOW, 3L));
        assertThat(report.usable()).isEqualTo(243);
        assertThat(report.rejected()).hasSize(259);
        assertThat(report.flags()).containsOnly(entry(QualityFlag.STALE_REPEAT, 49L), entry(QualityFlag.PRICE_JUMP, 2L));
        assertThat(words(report, 102)).isEqualTo("open \"0.00022919\" has more than the 2 decimals declared");
        assertThat(words(report, 202)).isEqualTo("date is empty");
        assertThat(words(report, 356)).isEqualTo("open \"-263.16\" is a negative price");
        assertThat(words(report, 360)).isEqualTo("volume \"-64874192\" is a negative volume");
        assertThat(words(report, 361)).isEqualTo("high \"269.09\" is below the open 270.77");
        assertThat(words(report, 451)).isEqualTo("open is empty");
    }

    @Test
    void pricesOfZeroAreRefusedOrKeptByPolicy() {
        CheckReport report = check("zeros.csv", "1d", "MM/dd/uu", "XNYS", LOWER, 2, 0);
        assertThat(report.reasons()).containsOnly(entry(QuarantineReason.ZERO_PRICE, 200L));
        assertThat(report.usable()).isZero();
    }

    @Test
    void numbersTooBigForTheScale() {
        assertThat(check("toobig.csv", "1d", "MM/dd/uuuu", "24X7", LOWER, 2, 2).usable()).as("at two decimals they fit").isEqualTo(59);
        CheckReport report = check("toobig.csv", "1d", "MM/dd/uuuu", "24X7", LOWER, 8, 2);
        assertThat(report.reasons()).containsOnly(entry(QuarantineReason.OUT_OF_RANGE, 59L));
        assertThat(words(report, 2)).isEqualTo("open \"42667410863718.8\" has more than 18 digits with 8 decimals");
    }

    @Test
    void aWrongYearAndMisplacedBlocks() {
        CheckReport report = check("mismatch.csv", "1d", "M/d/uuuu", "XNYS", UPPER, 2, 0);
        assertThat(report.reasons()).containsOnly(entry(QuarantineReason.NOT_A_SESSION, 1L));
        assertThat(words(report, 21)).isEqualTo("Timestamp \"1/18/2016\" is no session of XNYS");
        assertThat(report.flags()).containsOnly(entry(QualityFlag.OUT_OF_ORDER, 3L));
        assertThat(report.gaps()).singleElement().satisfies(gap -> assertThat(gap.from()).hasToString("2017-01-18"));
    }

    @Test
    void oddButGoodFiles() {
        assertThat(check("max.csv", "1d", "MM/dd/uuuu", "24X7", LOWER, 8, 2).usable()).isEqualTo(39);
        assertThat(check("_issue0859.adx.nan.csv", "3m", "iso", "24X7", UPPER, 8, 0).reasons()).isEmpty();
        assertThat(check("_issue1127.williamr.original.csv", "1d", "iso", "XNYS", UPPER, 4, 0).missingBars()).as("a byte order mark")
                .isZero();
        String dotted = "Candlestick.Time,Candlestick.Open,Candlestick.High,Candlestick.Low,Candlestick.Close,Candlestick.Volume";
        assertThat(check("_issue1949.zigzag.csv", "1m", "M/d/uuuu H:mm", "24X7", dotted, 2, 0).usable()).isEqualTo(59);
        CheckReport intraday = check("intraday.csv", "1m", "iso", "XNYS", LOWER, 4, 0);
        assertThat(intraday.reasons()).isEmpty();
        assertThat(intraday.flags()).as("the closing print of 16:00").containsOnly(entry(QualityFlag.OFF_SESSION, 1L));
    }
}
