package dev.assay.proofbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImpactTest {
    /// Almgren and others (2005), the examples of their impact table: a tenth of a day's volume of two shares, traded within 0.1, 0.2 and
    /// 0.5 days. Volatility in percent a day, shares outstanding over daily volume, then permanent and temporary impact in basis points. The
    /// factor for shares outstanding multiplies the permanent coefficient; over a part T of the day, volatility × share ^ 0.6 takes the
    /// share of the volume of that part at the volatility of the day.
    @ParameterizedTest
    @CsvSource({"1.57, 263, 0.1, 20, 22", "1.57, 263, 0.2, 20, 15", "1.57, 263, 0.5, 20, 8", "2.26, 87, 0.1, 22, 32",
            "2.26, 87, 0.2, 22, 21",
            "2.26, 87, 0.5, 22, 12"})
    void theFormAndCoefficientsGiveThePublishedExamples(double percent, double outstanding, double days, double permanent,
            double temporary) {
        double volatility = percent / 100;
        MarketImpact lasting = new MarketImpact("almgren", 0.314 * Math.pow(outstanding, 0.25), 0, 0.6, 20);
        MarketImpact passing = new MarketImpact("almgren", 0, 0.142, 0.6, 20);
        assertThat(2 * lasting.cost(volatility, 0.1) * 10_000).isCloseTo(permanent, within(0.5));
        assertThat(passing.cost(volatility, 0.1 / days) * 10_000).isCloseTo(temporary, within(0.5));
    }

    @Test
    void theSquareRootRule() {
        assertThat(new MarketImpact("square-root", 0, 1, 0.5, 20).cost(0.02, 0.01)).isCloseTo(0.002, within(1e-15));
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        assertThatThrownBy(() -> Impacts.squareRoot(-1, 20)).hasMessageContaining("square-root", "0 to 100");
        assertThatThrownBy(() -> Impacts.squareRoot(1, 2)).hasMessageContaining("window of 3 to 512");
        assertThatThrownBy(() -> Impacts.almgren(1, 1, 0, 20)).hasMessageContaining("exponent above 0");
        assertThatThrownBy(() -> new VolumeShareImpact(Double.NaN, 2)).hasMessageContaining("out of range");
        assertThatThrownBy(() -> Participation.percent("0")).hasMessageContaining("0.0000% is out of range");
        assertThatThrownBy(() -> Participation.percent("100.1")).hasMessageContaining("100.1000%");
        assertThatThrownBy(() -> FillRules.DEFAULT.touching(1.1, 1)).hasMessageContaining("0 to 1");
    }
}
