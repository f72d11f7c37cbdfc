package dev.assay.proofbench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// Published values: Bailey and López de Prado 2012 and 2014, López de Prado, Lipton and Zoonekynd 2025, Harvey and Liu 2015.
class SharpeInferenceTest {
    private static final double SKEWNESS = -2.448;
    private static final double KURTOSIS = 10.164;

    @Test
    void probabilisticSharpeOfTwoYearsOfMonths() {
        assertThat(SharpeInference.probabilistic(1.585 / Math.sqrt(12), 0, 24, SKEWNESS, KURTOSIS))
                .isCloseTo(0.9132343068848602, within(1e-9));
    }

    @Test
    void theVariantOf2025GivesAnotherNumberForTheSameData() {
        assertThat(SharpeInference.probabilisticUnderBenchmark(0.036 / 0.079, 0, 24, SKEWNESS, KURTOSIS)).isCloseTo(0.987, within(5e-4));
    }

    @Test
    void expectedMaximumOfAHundredDraws() {
        assertThat(SharpeInference.expectedMaximum(100)).isCloseTo(2.5306028932016846, within(1e-9));
        assertThat(SharpeInference.expectedMaximum(1)).isZero();
        assertThatThrownBy(() -> SharpeInference.expectedMaximum(0)).hasMessageContaining("at least one trial");
    }

    @Test
    void deflatedSharpeOfThePaper() {
        double variance = 0.5 / 250;
        assertThat(SharpeInference.bestByLuck(variance, 100)).isCloseTo(0.1132, within(5e-5));
        assertThat(SharpeInference.deflated(2.5 / Math.sqrt(250), variance, 100, 1250, -3, 10)).isCloseTo(0.9004, within(5e-5));
        assertThat(SharpeInference.deflated(2.5 / Math.sqrt(250), variance, 46, 1250, -3, 10)).isCloseTo(0.9505, within(5e-5));
    }

    @Test
    void minimumTrackRecordLengths() {
        assertThat(SharpeInference.minimumTrackRecord(2 / Math.sqrt(250), 1 / Math.sqrt(250), 0, 3, 0.95) / 250)
                .isCloseTo(2.731187801728176, within(1e-9));
        assertThat(SharpeInference.minimumTrackRecord(3 / Math.sqrt(12), 2.5 / Math.sqrt(12), -0.72, 5.78, 0.95) / 12)
                .isCloseTo(27.3529201960403, within(1e-9));
        assertThat(SharpeInference.minimumTrackRecord(0.1, 0.1, 0, 3, 0.95)).isInfinite();
        assertThat(SharpeInference.minimumTrackRecord(Double.NaN, 0, 0, 3, 0.95)).isNaN();
    }

    @Test
    void minimumBacktestLength() {
        assertThat(SharpeInference.minimumBacktestYears(45, 1)).isCloseTo(4.998087004443404, within(1e-9));
    }

    @Test
    void haircutOfTwoHundredTests() {
        assertThat(SharpeInference.haircut(0.75, 240, 200)).isCloseTo(0.32, within(5e-3));
        assertThat(SharpeInference.haircut(0.75, 240, 1)).isCloseTo(0.75, within(1e-9));
        assertThat(SharpeInference.haircut(-0.75, 240, 200)).isCloseTo(-0.32, within(5e-3));
    }

    @Test
    void tooLittleDataGivesNoProbability() {
        assertThat(SharpeInference.probabilistic(1, 0, 1, 0, 3)).isNaN();
    }
}
