package dev.assay.adapters.catalogue;

import static dev.assay.adapters.catalogue.Fixtures.example;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.application.data.CheckReport;
import dev.assay.application.data.CheckRequest;
import dev.assay.application.data.CsvMappingReader;
import dev.assay.application.data.DataCatalogue;
import dev.assay.application.data.IngestResult;
import dev.assay.application.data.QueryResult;
import dev.assay.application.data.SnapshotRef;
import dev.assay.application.data.Timeframe;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.Bar;
import dev.assay.core.market.CorporateAction;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The bundled sample: complete, clean, and its raw prices with its corporate actions give the vendor's own adjusted closes.
class ExampleDataTest {
    private static final String[] SYMBOLS = {"AAPL", "GOOG", "IBM", "MSFT"};

    @TempDir
    static Path directory;

    private static DataCatalogue catalogue = Fixtures.catalogue(Path.of(""));

    @BeforeAll
    static void ingest() {
        catalogue = Fixtures.catalogue(directory);
        IngestResult bars = Fixtures.ingest(catalogue, CsvMappingReader.file(example("yahoo-daily.yaml")), example("AAPL.csv"),
                example("GOOG.csv"),
                example("IBM.csv"), example("MSFT.csv"));
        assertThat(bars.files()).allSatisfy(file -> assertThat(file.quarantined()).isZero());
        assertThat(bars.total(file -> file.written())).isEqualTo(3 * 3270 + 2148);
        IngestResult actions = Fixtures.ingest(catalogue, CsvMappingReader.file(example("corporate-actions.yaml")),
                example("corporate-actions.csv"));
        assertThat(actions.files().getFirst().quarantined()).isZero();
        assertThat(actions.files().getFirst().instruments()).containsExactly("XNAS:AAPL", "XNAS:MSFT", "XNYS:IBM");
    }

    @Test
    void noSessionIsMissing() {
        CheckReport report = catalogue.check(new CheckRequest.OfDataset("us-daily", SnapshotRef.LATEST, 10));
        assertThat(report.missingBars()).isZero();
        assertThat(report.damage()).isEmpty();
        assertThat(report.flagged()).as("three splits, and the day Apple really lost half")
                .extracting(row -> row.instrument() + ":" + row.line())
                .containsExactly("XNAS:AAPL:80", "XNAS:AAPL:150", "XNAS:AAPL:1256", "XNAS:MSFT:745");
    }

    @Test
    void rawClosesAndActionsGiveTheVendorsAdjustedCloses() {
        for (int i = 0; i < SYMBOLS.length; i++) {
            Instrument instrument = Fixtures.instrument(catalogue, "us-daily", SYMBOLS[i], i);
            List<Bar> bars = Fixtures.bars(catalogue, Fixtures.all(catalogue, "us-daily", Timeframe.DAY, SYMBOLS[i]));
            double[] adjusted = adjusted(bars, catalogue.actions("us-actions", List.of(instrument), SnapshotRef.LATEST));
            QueryResult vendor = catalogue.query("SELECT vendor_adj_close FROM bars WHERE symbol = '" + SYMBOLS[i] + "' ORDER BY ts_open",
                    SnapshotRef.LATEST, 10_000);
            assertThat(vendor.rows()).hasSameSizeAs(bars);
            for (int day = 0; day < bars.size(); day++) {
                assertThat(adjusted[day]).as("%s day %d", SYMBOLS[i], day).isCloseTo(
                        Double.parseDouble(String.valueOf(vendor.rows().get(day).getFirst())),
                        within(0.0125));
            }
        }
    }

    /// Back from the vendor's last adjusted close, which knows dividends after the file's end: the factor falls by 1 - dividend / close before the ex-date.
    private static double[] adjusted(List<Bar> bars, List<CorporateAction> actions) {
        TreeMap<Long, CorporateAction> splits = new TreeMap<>();
        TreeMap<Long, CorporateAction> dividends = new TreeMap<>();
        actions.forEach(action -> (action instanceof CorporateAction.Split ? splits : dividends).put(action.tsEvent(), action));
        double factor = lastFactor(bars);
        double[] adjusted = new double[bars.size()];
        for (int day = bars.size() - 1; day >= 0; day--) {
            adjusted[day] = bars.get(day).closeDouble() * factor;
            long open = bars.get(day).tsOpen();
            double before = day > 0 ? bars.get(day - 1).closeDouble() : 1;
            if (splits.get(open) instanceof CorporateAction.Split split) {
                factor *= (double) split.denominator() / split.numerator();
                before *= (double) split.denominator() / split.numerator();
            }
            if (dividends.get(open) instanceof CorporateAction.CashDividend dividend) {
                factor *= 1 - dividend.perShare().decimal().doubleValue() / before;
            }
        }
        return adjusted;
    }

    private static double lastFactor(List<Bar> bars) {
        String symbol = bars.getFirst().instrument().symbol();
        // The vendor's factor after the last ex-date in the file, from the median of the closes since, whose cents round both ways.
        QueryResult ratio = catalogue
                .query("SELECT avg(vendor_adj_close::DOUBLE / close::DOUBLE) FROM (SELECT * FROM bars WHERE symbol = '" + symbol
                        + "' ORDER BY ts_open DESC LIMIT 8)", SnapshotRef.LATEST, 1);
        return Double.parseDouble(String.valueOf(ratio.rows().getFirst().getFirst()));
    }

    @Test
    void aSplitIsNotACrash() {
        for (CorporateAction action : catalogue.actions("us-actions",
                List.of(Fixtures.instrument(catalogue, "us-daily", "AAPL", 0), Fixtures.instrument(catalogue, "us-daily", "MSFT", 1)),
                SnapshotRef.LATEST)) {
            if (action instanceof CorporateAction.Split split) {
                List<Bar> bars = Fixtures.bars(catalogue, Fixtures.all(catalogue, "us-daily", Timeframe.DAY, split.instrument().symbol()));
                for (int day = 1; day < bars.size(); day++) {
                    if (bars.get(day).tsOpen() == split.tsEvent()) {
                        double before = bars.get(day - 1).closeDouble() * split.denominator() / split.numerator();
                        assertThat(bars.get(day).closeDouble() / before).isBetween(0.9, 1.12);
                    }
                }
            }
        }
    }
}
