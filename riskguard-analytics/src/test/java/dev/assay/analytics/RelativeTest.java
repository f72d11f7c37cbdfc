package dev.assay.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// Measures against a benchmark, by the values that empyrical's own tests expect (Apache-2.0; facts transcribed).
class RelativeTest {
    private static final double[] MIXED = {.01, .10, -.04, .02, .03, .02, .01, -.10};
    private static final double[] NEGATIVE = {-.06, -.07, -.01, -.09, -.02, -.06, -.08, -.05};
    private static final double[] POSITIVE = {.02, .01, .01, .01, .01, .01, .01, .01};

    @Test
    void alphaAndBeta() {
        assertThat(Relative.beta(MIXED, NEGATIVE)).isCloseTo(-0.7129629629629631, within(1e-8));
        assertThat(252 * Relative.alpha(MIXED, NEGATIVE)).isCloseTo(-8.306666666666668, within(1e-8));
        assertThat(Relative.beta(MIXED, MIXED)).isCloseTo(1, within(1e-12));
        assertThat(Relative.alpha(MIXED, MIXED)).isCloseTo(0, within(1e-12));
    }

    /// The regression of `FactorModel` is the same one, found another way.
    @Test
    void aFactorModelOfOneFactorAgrees() {
        FactorModel model = FactorModel.fit(MIXED, new double[][]{NEGATIVE}, 0);
        assertThat(model.beta(0)).isCloseTo(Relative.beta(MIXED, NEGATIVE), within(1e-10));
        assertThat(model.alpha()).isCloseTo(Relative.alpha(MIXED, NEGATIVE), within(1e-10));
        assertThat(model.rSquared()).isCloseTo(Relative.rSquared(MIXED, NEGATIVE), within(1e-10));
    }

    @Test
    void informationRatio() {
        assertThat(Relative.informationRatio(MIXED, new double[MIXED.length])).isCloseTo(0.10859306069076737, within(1e-8));
        double[] flat = new double[MIXED.length];
        java.util.Arrays.fill(flat, .01);
        assertThat(Relative.informationRatio(MIXED, flat)).isCloseTo(-0.06515583641446039, within(1e-8));
    }

    @Test
    void capture() {
        // One published series begins with a missing value, which counts as a period without a return.
        double[] negative = {-.02, -.06, -.07, -.01, -.09, -.02, -.06, -.08, -.05};
        double[] mixed = {0, .01, .10, -.04, .02, .03, .02, .01, -.10};
        assertThat(Relative.capture(negative, mixed, 252)).isCloseTo(-0.5225764322296026, within(1e-8));
        assertThat(Relative.capture(MIXED, MIXED, 252)).isEqualTo(1);
        assertThat(Relative.downCapture(NEGATIVE, MIXED, 252)).isCloseTo(0.9995602570379863, within(1e-8));
        assertThat(Relative.downCapture(POSITIVE, MIXED, 252)).isCloseTo(-11.27400221, within(1e-8));
        assertThat(Relative.upCapture(POSITIVE, MIXED, 252)).isCloseTo(0.0076167762, within(1e-8));
        assertThat(Relative.upCapture(NEGATIVE, MIXED, 252)).isCloseTo(-0.0004336328, within(1e-8));
    }

    @Test
    void whatHasNoAnswerHasNone() {
        assertThat(Relative.beta(MIXED, new double[MIXED.length])).isNaN();
        assertThat(Relative.upCapture(MIXED, NEGATIVE, 252)).isNaN();
        assertThatThrownBy(() -> Relative.trackingError(MIXED, new double[1])).hasMessageContaining("8 returns beside 1");
    }
}
