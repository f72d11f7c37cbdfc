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
        Path file = Fixtures.write(directory, "a.csv", HEADER, "ABC,rights,2005-02-28,,,,", "ABC,split,2005-02-28,,two,,",
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
    void everyKindIsReadBackAsItWasWritten() {
        DataCatalogue catalogue = Fixtures.catalogue(directory.resolve("catalogue"));
        CsvMapping wide = CsvMappingReader.text("wide.yaml", """
                dataset: actions
                source: test
                kind: corporate_action
                session: XNYS
                columns: {symbol: symbol, action: action, exDate: ex, payDate: pay, ratio: ratio, amount: amount, other: other, basis: basis}
                instrument: {kind: equity, mic: XNYS, currency: USD, priceScale: 4, tick: 0.01}
                """);
        Path file = Fixtures.write(directory, "wide.csv", "symbol,action,ex,pay,ratio,amount,other,basis",
                "ABC,stock dividend,2012-08-09,,1:20,,,", "ABC,spin-off,2012-08-10,,1:3,,A-LONG.SYMBOL_OF-24CHARS,0.25",
                "ABC,spin-off,2012-08-10,,1:4,,DEF,0.1", "ABC,merger,2012-08-13,2012-08-20,2:3,1.5,DEF,",
                "DEF,merger,2012-08-13,,,40,,", "DEF,symbol_change,2012-08-14,,,,ABC,", "DEF,delisting,2012-08-15,,,0,,",
                "ABC,spin-off,2012-08-10,,1:4,,DEF,1", "ABC,symbol-change,2012-08-10,,,,,", "ABC,merger,2012-08-16,,,,,");
        FileResult result = Fixtures.ingest(catalogue, wide, file).files().getFirst();
        assertThat(result.samples().stream().map(RejectedRow::reason)).containsExactly(QuarantineReason.BAD_TERMS,
                QuarantineReason.BAD_TERMS,
                QuarantineReason.BAD_TERMS);
        Instrument abc = Fixtures.instrument(catalogue, "actions", "ABC", 0);
        Instrument def = Fixtures.instrument(catalogue, "actions", "DEF", 1);
        Instrument other = Instrument.equity(2, "A-LONG.SYMBOL_OF-24CHARS", "XNYS", dev.assay.core.money.Currency.USD);
        long tenth = nanos("2012-08-10T13:30:00Z");
        long thirteenth = nanos("2012-08-13T13:30:00Z");
        assertThat(catalogue.actions("actions", List.of(abc, def, other), SnapshotRef.LATEST)).containsExactlyInAnyOrder(
                new CorporateAction.StockDividend(abc, nanos("2012-08-09T13:30:00Z"), 1, 20),
                new CorporateAction.SpinOff(abc, tenth, other, 1, 3, new Price(25_000_000, 8)),
                new CorporateAction.SpinOff(abc, tenth, def, 1, 4, new Price(10_000_000, 8)),
                new CorporateAction.Merger(abc, thirteenth, nanos("2012-08-20T13:30:00Z"), def, 2, 3, new Price(150_000_000, 8)),
                new CorporateAction.Merger(def, thirteenth, thirteenth, null, 1, 1, new Price(4_000_000_000L, 8)),
                new CorporateAction.SymbolChange(def, nanos("2012-08-14T13:30:00Z"), abc),
                new CorporateAction.Delisting(def, nanos("2012-08-15T13:30:00Z"), nanos("2012-08-15T13:30:00Z"), new Price(0, 8)));
        assertThatThrownBy(() -> catalogue.actions("actions", List.of(abc, def), SnapshotRef.LATEST))
                .hasMessageContaining("gives shares of A-LONG.SYMBOL_OF-24CHARS, which is not among the run's instruments");
        assertThat(catalogue.actions("actions", List.of(abc, def), SnapshotRef.LATEST, thirteenth, Long.MAX_VALUE)).hasSize(4);
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
