package dev.assay.adapters.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.application.data.CsvMapping;
import dev.assay.application.data.CsvMappingReader;
import dev.assay.application.data.DataCatalogue;
import dev.assay.application.data.DataException;
import dev.assay.application.data.FileResult;
import dev.assay.application.data.QuarantineReason;
import dev.assay.application.data.RejectedRow;
import dev.assay.application.data.SnapshotRef;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.money.Price;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActionsTest {
    private static final String HEADER = "symbol,action,ex,pay,ratio,amount,currency";

    @TempDir
    Path directory;

    private static CsvMapping mapping() {
        return CsvMappingReader.text("actions.yaml", """
                dataset: actions
                source: test
                kind: corporate_action
                session: XNYS
                columns: {symbol: symbol, action: action, exDate: ex, payDate: pay, ratio: ratio, amount: amount, currency: currency}
                """);
    }

    private static long nanos(String instant) {
        return Instant.parse(instant).getEpochSecond() * 1_000_000_000L;
    }

    @Test
    void splitsAndDividendsTakeEffectAtTheOpen() {
        DataCatalogue catalogue = Fixtures.catalogue(directory.resolve("catalogue"));
        Path file = Fixtures.write(directory, "a.csv", HEADER, "ABC,split,2005-02-28,,2:1,,",
                "ABC,dividend,2012-08-09,2012-08-18,,2.65,USD",
                "DEF,split,2005-02-28,,1 for 10,,", "ABC,dividend,2005-02-28,,,0.1,");
        assertThat(Fixtures.ingest(catalogue, mapping(), file).files().getFirst().written()).isEqualTo(4);
        Instrument abc = Fixtures.instrument(catalogue, "actions", "ABC", 0);
        Instrument def = Fixtures.instrument(catalogue, "actions", "DEF", 1);
        assertThat(catalogue.actions("actions", List.of(abc, def), SnapshotRef.LATEST)).containsExactly(
                new CorporateAction.Split(abc, nanos("2005-02-28T14:30:00Z"), 2, 1),
                new CorporateAction.CashDividend(abc, nanos("2005-02-28T14:30:00Z"), nanos("2005-02-28T14:30:00Z"),
                        new Price(10_000_000, 8)),
                new CorporateAction.Split(def, nanos("2005-02-28T14:30:00Z"), 1, 10),
                new CorporateAction.CashDividend(abc, nanos("2012-08-09T13:30:00Z"), nanos("2012-08-20T13:30:00Z"),
                        new Price(265_000_000, 8)));
    }

    @Test
    void correctedTermsReplaceTheFirst() {
        DataCatalogue catalogue = Fixtures.catalogue(directory.resolve("catalogue"));
        Fixtures.ingest(catalogue, mapping(),
                Fixtures.write(directory, "a.csv", HEADER, "ABC,split,2005-02-28,,2:1,,", "ABC,dividend,2012-08-09,,,2.65,USD"));
        FileResult second = Fixtures.ingest(catalogue, mapping(),
                Fixtures.write(directory, "b.csv", HEADER, "ABC,split,2005-02-28,,3:1,,", "ABC,dividend,2012-08-09,,,2.65,USD")).files()
                .getFirst();
        assertThat(second.revised()).isEqualTo(1);
        assertThat(second.identical()).isEqualTo(1);
        Instrument abc = Fixtures.instrument(catalogue, "actions", "ABC", 0);
        assertThat(catalogue.actions("actions", List.of(abc), SnapshotRef.LATEST).getFirst())
                .isEqualTo(new CorporateAction.Split(abc, nanos("2005-02-28T14:30:00Z"), 3, 1));
        assertThat(catalogue.query("SELECT numerator FROM actions WHERE type = 'split'", SnapshotRef.LATEST, 9).rows())
                .containsExactly(List.of("3"));
    }

    @Test
    void termsThatMakeNoSenseAreRefused() {
        DataCatalogue catalogue = Fixtures.catalogue(directory.resolve("catalogue"));
        Path file = Fixtures.write(directory, "a.csv", HEADER, "ABC,merger,2005-02-28,,,,", "ABC,split,2005-02-28,,two,,",
                "ABC,split,2005-02-28,,1:1,,",
                "ABC,dividend,2005-02-28,,,-1,", "ABC,dividend,2005-02-28,2005-02-01,,1,", "ABC,dividend,2005-02-28,,,1,EUR",
                "ABC,split,2005-02-27,,2:1,,",
                "ABC,split,someday,,2:1,,");
        FileResult result = Fixtures.ingest(catalogue, mapping(), file).files().getFirst();
        assertThat(result.samples().stream().map(RejectedRow::reason)).containsExactly(QuarantineReason.BAD_ACTION,
                QuarantineReason.BAD_TERMS,
                QuarantineReason.BAD_TERMS, QuarantineReason.BAD_TERMS, QuarantineReason.BAD_TERMS, QuarantineReason.BAD_TERMS,
                QuarantineReason.NOT_A_SESSION, QuarantineReason.BAD_TIME);
    }

    @Test
    void actionsFindTheInstrumentItsBarsMade() {
        DataCatalogue catalogue = Fixtures.catalogue(directory.resolve("catalogue"));
        Fixtures.ingest(catalogue, Fixtures.daily("instruments: {ABC: {mic: XNAS}}"),
                Fixtures.write(directory, "ABC.csv", Fixtures.HEADER, "2017-01-03,10,11,9.50,10.25,1000"));
        Fixtures.ingest(catalogue, mapping(), Fixtures.write(directory, "a.csv", HEADER, "ABC,split,2017-01-03,,2:1,,"));
        Instrument abc = Fixtures.instrument(catalogue, "daily", "ABC", 0);
        assertThat(abc.id().value()).isEqualTo("XNAS:ABC");
        assertThat(catalogue.actions("actions", List.of(abc), SnapshotRef.LATEST)).hasSize(1);
        assertThatThrownBy(() -> catalogue.actions("daily", List.of(abc), SnapshotRef.LATEST)).isInstanceOf(DataException.class)
                .hasMessageContaining("holds bars, not corporate actions");
    }
}
