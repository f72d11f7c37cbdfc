package dev.assay.application.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CsvMappingReaderTest {
    private static final String GOOD = """
            dataset: us-daily
            source: yahoo
            timeframe: 1d
            adjustment: raw
            session: XNYS
            columns: {time: Date, open: Open, high: High, low: Low, close: Close}
            instrument: {currency: USD, priceScale: 4, tick: 0.01}
            instruments:
              IBM: {mic: XASE}
            """;

    private static CsvMapping read(String yaml) {
        return CsvMappingReader.text("m.yaml", yaml);
    }

    private static void refused(String yaml, String... words) {
        assertThatThrownBy(() -> read(yaml)).isInstanceOf(DataException.class).message().contains(words);
    }

    @Test
    void everythingDeclaredIsThere() {
        CsvMapping mapping = read(GOOD);
        assertThat(mapping.timeframe()).isEqualTo(Timeframe.DAY);
        assertThat(mapping.symbol()).isEqualTo(new SymbolRule.FromFileName("", false));
        assertThat(mapping.terms("AAPL"))
                .isEqualTo(new InstrumentTerms("XNYS:AAPL", "AAPL", "XNYS", InstrumentTerms.Kind.EQUITY, "USD", "", 4, 100, 0, 1, 1));
        assertThat(mapping.terms("IBM").id()).isEqualTo("XASE:IBM");
        assertThat(mapping.instrument().tick()).isEqualByComparingTo(new BigDecimal("0.01"));
        assertThat(mapping.policy().offSession()).isEqualTo(RowPolicy.Treatment.QUARANTINE);
    }

    @Test
    void equalMappingsHaveEqualTextAndOthersNot() {
        assertThat(read(GOOD).canonicalText()).isEqualTo(read(GOOD + "# a remark\nlayout: {header: true}\n").canonicalText());
        assertThat(read(GOOD.replace("0.01", "0.010")).canonicalText()).isEqualTo(read(GOOD).canonicalText());
        assertThat(read(GOOD.replace("XASE", "XNAS")).canonicalText()).isNotEqualTo(read(GOOD).canonicalText());
        assertThat(read(GOOD + "policy: {jumpPercent: 41}").canonicalText()).isNotEqualTo(read(GOOD).canonicalText());
    }

    @Test
    void mistakesAreNamedWithLineAndKey() {
        refused(GOOD.replace("adjustment", "adjustmnt"), "m.yaml", "adjustment", "is missing");
        refused(GOOD + "polcy: {}\n", "m.yaml:10: polcy", "nearest: \"policy\"");
        refused(GOOD.replace("close: Close", "clse: Close"), "columns.clse", "nearest: \"close\"");
        refused(GOOD.replace(", close: Close", ""), "columns.close is missing");
        refused(GOOD.replace("timeframe: 1d", "timeframe: daily"), "m.yaml:3: timeframe: \"daily\"", "for example 1d or 5m");
        refused(GOOD.replace("timeframe: 1d", "timeframe: 5m"), "time.zone", "America/New_York");
        refused(GOOD.replace("timeframe: 1d", "timeframe: 5m") + "time: {zone: UTC}", "time.label", "open or");
        refused(GOOD + "time: {format: yyyy-MM-dd}", "uuuu");
        refused(GOOD + "time: {zone: Mars/Olympus}", "m.yaml:10: time.zone: \"Mars/Olympus\"");
        refused(GOOD.replace("0.01", "0.00001"), "tick", "at most 4 decimals");
        refused(GOOD.replace("priceScale: 4", "priceScale: 20"), "priceScale must be 0 to 17");
        refused(GOOD + "layout: {header: false}", "columns.time", "by its place");
        refused(GOOD.replace("us-daily", "../up"), "dataset");
        refused("", "empty");
        refused("dataset: [", "m.yaml", "not valid YAML");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> CsvMappingReader.file(Path.of("none/m.yaml"))).isInstanceOf(DataException.class)
                .hasMessageContaining("none")
                .hasMessageContaining("there is no such file");
    }

    @Test
    void timeframes() {
        assertThat(Timeframe.parse("15m").nanos()).isEqualTo(900_000_000_000L);
        assertThat(Timeframe.parse("1mo").code()).isEqualTo("1mo");
        for (String wrong : new String[]{"", "0m", "2d", "1y", "m", "1 m"}) {
            assertThatThrownBy(() -> Timeframe.parse(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
