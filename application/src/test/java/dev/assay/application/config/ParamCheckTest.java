package dev.assay.application.config;

import static dev.assay.application.config.Configs.load;
import static dev.assay.application.config.Configs.ready;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.signalcore.Param;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParamCheckTest {
    private static final List<Param> EMA = List.of(Param.integer("fast", 10, 1, 10000, "Bars of the fast average."),
            Param.number("weight", "1.0", "-5", "5", "Fraction of equity."), Param.bool("shorts", false, "Whether it may go short."),
            Param.text("source", "close", List.of("open", "close"), "Price it reads."));

    private static ParamCheck.Outcome check(String params, String... sets) {
        String text = "data: {instruments: [A]}\nstrategies:\n  - name: ema-cross\n    params:\n      " + params + "\n";
        return ParamCheck.check("ema-cross", ready(load(text, sets)).config().strategies().getFirst().params(), EMA);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fast: -3     | fast: -3 is too small: must be a whole number from 1 to 10000. Bars of the fast average.
            fast: 10001  | fast: 10001 is too large: must be a whole number from 1 to 10000. Bars of the fast average.
            fast: 1.5    | fast: 1.5 is not a whole number: must be a whole number from 1 to 10000. Bars of the fast average.
            fast: 1e3    | fast: 1e3 is in exponent notation: write all digits; must be a whole number from 1 to 10000. Bars of the fast average.
            fast: ten    | fast: "ten" is not a number: must be a whole number from 1 to 10000. Bars of the fast average.
            fast: "10"   | fast: "10" is quoted text: remove the quotes; must be a whole number from 1 to 10000. Bars of the fast average.
            fast: 99999999999999999999999999999999999 | fast: 99999999999999999999999999999999999 is not a number: must be a whole number from 1 to 10000. Bars of the fast average.
            weight: 1e400 | weight: 1e400 is too large: must be a number from -5 to 5. Fraction of equity.
            weight: .nan  | weight: ".nan" is not a number: must be a number from -5 to 5. Fraction of equity.
            shorts: yes   | shorts: "yes" is neither: must be true or false. Whether it may go short.
            shorts: "true" | shorts: "true" is quoted text: remove the quotes; must be true or false. Whether it may go short.
            source: low   | source: "low" is not known: must be one of open, close. Price it reads.
            fats: 3       | fats: ema-cross has no parameter "fats": did you mean "fast"?
            xyz: 3        | xyz: ema-cross has no parameter "xyz": it has fast, shorts, source, weight
            """, quoteCharacter = '\0')
    void saysWhatIsWrongAndWhere(String params, String message) {
        ParamCheck.Outcome.Invalid invalid = (ParamCheck.Outcome.Invalid) check(params);
        assertThat(invalid.problems()).singleElement().extracting(ConfigProblem::text)
                .isEqualTo("my.yaml:5: strategies[0].params." + message);
    }

    @Test
    void reportsAllAtOnceWithTheirOrigins() {
        ParamCheck.Outcome.Invalid invalid = (ParamCheck.Outcome.Invalid) check("fast: 0", "strategy.params.weight=9");
        assertThat(invalid.problems()).extracting(ConfigProblem::text).containsExactly(
                "my.yaml:5: strategies[0].params.fast: 0 is too small: must be a whole number from 1 to 10000. Bars of the fast average.",
                "--set strategy.params.weight: strategies[0].params.weight: 9 is too large: must be a number from -5 to 5. Fraction of equity.");
    }

    @Test
    void goodValuesOverDefaults() {
        ParamCheck.Outcome.Valid valid = (ParamCheck.Outcome.Valid) check("{fast: 12, weight: -5e-1, shorts: true, source: \"open\"}");
        assertThat(valid.parameters().integer("fast")).isEqualTo(12);
        assertThat(valid.parameters().number("weight")).isEqualTo(-0.5);
        assertThat(valid.parameters().bool("shorts")).isTrue();
        assertThat(valid.parameters().text("source")).isEqualTo("open");
        assertThat(((ParamCheck.Outcome.Valid) check("{}")).parameters().integer("fast")).isEqualTo(10);
    }
}
