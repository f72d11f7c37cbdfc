package dev.assay.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// Numbers in explanations against BigDecimal.
class WordsTest {
    private final Words words = new Words();

    @Property
    void aNumberIsWrittenAsBigDecimalWritesItWithoutNeedlessZeros(@ForAll long units, @ForAll @IntRange(min = 0, max = 18) int scale) {
        BigDecimal value = BigDecimal.valueOf(units, scale).stripTrailingZeros();
        assertThat(words.start("").add(units, scale).toString()).isEqualTo(value.toPlainString());
    }

    @Example
    void theEndsOfTheRangeAndSmallFractions() {
        assertThat(words.start("a ").add(Long.MAX_VALUE, 0).add(" ").add(Long.MIN_VALUE, 0).toString())
                .isEqualTo("a 9223372036854775807 -9223372036854775808");
        assertThat(words.start("").add(-5, 6).add(", ").add(1_000_000, 6).add(", ").add(0, 4).add(", ").add(1_230, 4).toString())
                .isEqualTo("-0.000005, 1, 0, 0.123");
    }

    @Example
    void longTextsGrow() {
        assertThat(words.start("x".repeat(1_000)).add("y".repeat(1_000)).add(1, 0).toString()).hasSize(2_001);
    }
}
