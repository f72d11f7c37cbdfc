package dev.assay.signalcore.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.signalcore.Parameters;
import dev.assay.signalcore.Strategy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Signals of the built-in strategies at bars that were worked out by hand.
class BuiltInStrategiesTest {
    private static final TreeMap<String, String> TWO_AND_FOUR = new TreeMap<>(Map.of("fast", "2", "slow", "4", "size", "1"));

    private static FakeContext on(String name, Map<String, String> given, int countsFrom, String... symbols) {
        return new FakeContext(BuiltInStrategies.create(name), given, List.of(symbols), List.of(symbols), countsFrom);
    }

    /// Simple averages of 2 and 4 closes, by hand:
    ///
    /// | bar  | 0  | 1  | 2  | 3     | 4    | 5     | 6     | 7    |
    /// |------|----|----|----|-------|------|-------|-------|------|
    /// | close| 10 | 10 | 10 | 10    | 14   | 12    | 6     | 6    |
    /// | fast |    |    |    | 10    | 12   | 13    | 9     | 6    |
    /// | slow |    |    |    | 10    | 11   | 11.5  | 10.5  | 9.5  |
    @Test
    void smaCrossGoesLongAboveAndFlatBelow() {
        assertThat(on("sma-cross", TWO_AND_FOUR, 0, "AAPL").bars(0, 10, 10, 10, 10, 14, 12, 6, 6).signals).containsExactly("4 AAPL 1.0",
                "6 AAPL 0.0");
    }

    @Test
    void smaCrossGoesShortWhenAllowed() {
        TreeMap<String, String> given = new TreeMap<>(TWO_AND_FOUR);
        given.put("allowShort", "true");
        assertThat(on("sma-cross", given, 0, "AAPL").bars(0, 10, 10, 10, 10, 14, 12, 6, 6).signals).containsExactly("4 AAPL 1.0",
                "6 AAPL -1.0");
    }

    /// Exponential averages with smoothing 2/3 and 2/5, seeded with the mean of the first 2 and 4 closes, by hand:
    ///
    /// | bar  | 3   | 4      | 5      | 6      |
    /// |------|-----|--------|--------|--------|
    /// | close| 8   | 10     | 13     | 7      |
    /// | fast | 8   | 9.333  | 11.778 | 8.593  |
    /// | slow | 8   | 8.8    | 10.48  | 9.088  |
    @Test
    void emaCrossGoesLongAboveAndFlatBelow() {
        assertThat(on("ema-cross", TWO_AND_FOUR, 0, "AAPL").bars(0, 8, 8, 8, 8, 10, 13, 7).signals).containsExactly("4 AAPL 1.0",
                "6 AAPL 0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sma-cross", "ema-cross"})
    void aCrossBeforeSignalsCountIsActedOnAtTheFirstBarThatCounts(String name) {
        assertThat(on(name, TWO_AND_FOUR, 6, "AAPL").bars(0, 10, 10, 10, 10, 14, 15, 16, 17).signals).containsExactly("6 AAPL 1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sma-cross", "ema-cross"})
    void aSplitIsNoCrash(String name) {
        FakeContext context = on(name, TWO_AND_FOUR, 0, "AAPL").bars(0, 100, 101, 102, 103, 104, 105).split(0, 2, 1).bars(0, 53, 53.5, 54);
        assertThat(context.signals).containsExactly("3 AAPL 1.0");
        FakeContext unaware = on(name, TWO_AND_FOUR, 0, "AAPL").bars(0, 100, 101, 102, 103, 104, 105).bars(0, 53, 53.5, 54);
        assertThat(unaware.signals).containsExactly("3 AAPL 1.0", "6 AAPL 0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sma-cross", "ema-cross"})
    void instrumentsShareTheEquityAndKnowNothingOfEachOther(String name) {
        FakeContext context = new FakeContext(BuiltInStrategies.create(name), TWO_AND_FOUR, List.of("AAPL", "IBM", "MSFT", "GOOG"),
                List.of("IBM", "GOOG"), 0);
        for (double close : new double[]{10, 10, 10, 11}) {
            context.bars(1, close).bars(3, 21 - close);
        }
        assertThat(context.signals).containsExactly("6 IBM 0.5");
    }

    @Test
    void buyAndHoldBuysOnceAtTheFirstBarThatCounts() {
        assertThat(on("buy-and-hold", Map.of("size", "0.9"), 0, "AAPL", "IBM").bars(0, 10, 11).bars(1, 20, 5).signals)
                .containsExactly("0 AAPL 0.45", "2 IBM 0.45");
        assertThat(on("buy-and-hold", Map.of(), 2, "AAPL").bars(0, 10, 11, 12, 13).signals).containsExactly("2 AAPL 0.95");
        assertThat(on("buy-and-hold", Map.of("quantity", "100"), 0, "AAPL").bars(0, 10, 11).signals).singleElement().asString()
                .contains("AAPL", "Units[quantity=100]", "MARKET");
    }

    @Test
    void everyNameCanBeMadeAndDescribed() {
        assertThat(BuiltInStrategies.names()).isSorted().hasSize(3);
        for (String name : BuiltInStrategies.names()) {
            Strategy strategy = BuiltInStrategies.create(name);
            Parameters defaults = Parameters.of(strategy.parameters(), Map.of());
            assertThat(strategy.problems(defaults)).isEmpty();
            assertThat(BuiltInStrategies.describe(name)).isNotBlank();
        }
        assertThatThrownBy(() -> BuiltInStrategies.create("smacross")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no strategy is called \"smacross\"; there are buy-and-hold, ema-cross, sma-cross");
        assertThatThrownBy(() -> BuiltInStrategies.describe("x")).hasMessageContaining("no strategy is called \"x\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sma-cross", "ema-cross"})
    void parametersAreCheckedAloneAndTogether(String name) {
        Strategy strategy = BuiltInStrategies.create(name);
        assertThatThrownBy(() -> Parameters.of(strategy.parameters(), Map.of("fast", "-3")))
                .hasMessageContaining("fast: -3 must be a whole number from 1 to 10000");
        assertThat(strategy.problems(Parameters.of(strategy.parameters(), Map.of("fast", "20", "slow", "20"))))
                .containsExactly("fast (20) must be less than slow (20)");
        assertThat(strategy.warmUpBars(Parameters.of(strategy.parameters(), Map.of("slow", "77")))).isEqualTo(77);
    }
}
