package dev.assay.adapters.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.application.data.CsvLayout;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DecimalsTest {
    private static final CsvLayout GERMAN = new CsvLayout(true, ';', ',', '.', CsvLayout.Encoding.UTF_8, 0);

    private final Decimals strict = new Decimals(CsvLayout.STANDARD, false);
    private final Decimals rounding = new Decimals(CsvLayout.STANDARD, true);

    private static String read(Decimals decimals, String text, int scale) {
        byte[] bytes = ("x" + text + "x").getBytes(StandardCharsets.UTF_8);
        Decimals.Outcome outcome = decimals.read(bytes, 1, bytes.length - 1, scale);
        return outcome == Decimals.Outcome.EXACT || outcome == Decimals.Outcome.ROUNDED ? outcome + " " + decimals.units() : outcome.name();
    }

    @Test
    void plainNumbers() {
        assertThat(read(strict, "212.61", 2)).isEqualTo("EXACT 21261");
        assertThat(read(strict, "212.6", 4)).isEqualTo("EXACT 2126000");
        assertThat(read(strict, "-0.5", 2)).isEqualTo("EXACT -50");
        assertThat(read(strict, "+7", 0)).isEqualTo("EXACT 7");
        assertThat(read(strict, " 96708880 ", 0)).isEqualTo("EXACT 96708880");
        assertThat(read(strict, ".5", 1)).isEqualTo("EXACT 5");
        assertThat(read(strict, "5.", 1)).isEqualTo("EXACT 50");
        assertThat(read(strict, "1.2e3", 0)).isEqualTo("EXACT 1200");
        assertThat(read(strict, "100.0000000000000000000000", 0)).isEqualTo("EXACT 100");
    }

    @Test
    void digitsBeyondTheScaleAreRefusedUnlessRoundingIsAllowed() {
        assertThat(read(strict, "0.00022919", 2)).isEqualTo("TOO_FINE");
        assertThat(read(rounding, "0.125", 2)).isEqualTo("ROUNDED 12");
        assertThat(read(rounding, "0.135", 2)).isEqualTo("ROUNDED 14");
        assertThat(read(rounding, "0.1250", 3)).isEqualTo("EXACT 125");
    }

    @Test
    void numbersOfMoreThanEighteenDigitsAreRefused() {
        assertThat(read(strict, "999999999999999999", 0)).isEqualTo("EXACT 999999999999999999");
        assertThat(read(strict, "1000000000000000000", 0)).isEqualTo("OUT_OF_RANGE");
        assertThat(read(strict, "42667410863718.8", 8)).isEqualTo("OUT_OF_RANGE");
        assertThat(read(strict, "-9223372036854775808", 0)).isEqualTo("OUT_OF_RANGE");
        assertThat(read(strict, "1e300", 0)).isEqualTo("OUT_OF_RANGE");
    }

    @Test
    void whatIsNoNumberSaysWhy() {
        assertThat(read(strict, "", 2)).isEqualTo("EMPTY");
        assertThat(read(strict, "   ", 2)).isEqualTo("EMPTY");
        assertThat(read(strict, "NaN", 2)).isEqualTo("PLACEHOLDER");
        assertThat(read(strict, "null", 2)).isEqualTo("PLACEHOLDER");
        assertThat(read(strict, "-inf", 2)).isEqualTo("PLACEHOLDER");
        assertThat(read(strict, "12a", 2)).isEqualTo("BAD");
        assertThat(read(strict, "1.2.3", 2)).isEqualTo("BAD");
        assertThat(read(strict, "1,234.5", 2)).isEqualTo("BAD");
        assertThat(read(strict, "+", 2)).isEqualTo("BAD");
        assertThat(read(strict, ".", 2)).isEqualTo("BAD");
    }

    @Test
    void otherMarks() {
        Decimals german = new Decimals(GERMAN, false);
        assertThat(read(german, "1.234,56", 2)).isEqualTo("EXACT 123456");
        assertThat(read(german, "1234,5", 2)).isEqualTo("EXACT 123450");
        assertThat(read(german, "12,34.5", 2)).isEqualTo("BAD");
    }

    @Property(tries = 5000)
    void agreesWithBigDecimal(@ForAll long unscaled, @ForAll @IntRange(min = 0, max = 20) int textScale,
            @ForAll @IntRange(min = 0, max = 17) int scale,
            @ForAll boolean scientific) {
        BigDecimal value = BigDecimal.valueOf(unscaled, textScale);
        String text = scientific ? value.toString() : value.toPlainString();
        BigDecimal fitted = value.setScale(scale, RoundingMode.HALF_EVEN);
        boolean fits = fitted.unscaledValue().abs().compareTo(java.math.BigInteger.TEN.pow(18)) < 0;
        boolean exact = fitted.compareTo(value) == 0;
        String expected = !fits ? "OUT_OF_RANGE" : exact ? "EXACT " + fitted.unscaledValue() : "TOO_FINE";
        assertThat(read(strict, text, scale)).isEqualTo(expected);
        assertThat(read(rounding, text, scale))
                .isEqualTo(!fits ? "OUT_OF_RANGE" : (exact ? "EXACT " : "ROUNDED ") + fitted.unscaledValue());
    }
}
