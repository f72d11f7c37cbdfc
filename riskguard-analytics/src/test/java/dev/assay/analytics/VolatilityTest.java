package dev.assay.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolatilityTest {
    private static final MathContext DIGITS = new MathContext(60);

    @Provide
    Arbitrary<double[]> returns() {
        return Arbitraries.doubles().between(-0.5, 0.5).array(double[].class).ofMinSize(2).ofMaxSize(60);
    }

    /// NIST's certified values for univariate statistics: NumAcc1 to NumAcc4.
    @Test
    void deviationAgreesWithNistCertifiedValues() {
        assertThat(Volatility.sample(new double[]{10_000_001, 10_000_003, 10_000_002})).isEqualTo(1);
        assertThat(Volatility.sample(numAcc(1.2, 1.1, 1.3))).isCloseTo(0.1, within(1e-15));
        assertThat(Volatility.sample(numAcc(1_000_000.2, 1_000_000.1, 1_000_000.3))).isCloseTo(0.1, within(1e-9));
        assertThat(Volatility.sample(numAcc(10_000_000.2, 10_000_000.1, 10_000_000.3))).isCloseTo(0.1, within(1e-8));
    }

    /// Expected values as empyrical states them, for daily, weekly and monthly returns.
    @ParameterizedTest
    @CsvSource({"252, 0.9136465399704637, 0", "52, 0.38851569394870583, 1", "12, 0.18663690238892558, 1"})
    void annualVolatilityAgreesWithEmpyrical(double periods, double expected, int withFirst) {
        double[] returns = withFirst == 1
                ? new double[]{0, .01, .10, -.04, .02, .03, .02, .01, -.10}
                : new double[]{.01, .10, -.04, .02, .03, .02, .01, -.10};
        assertThat(Volatility.annualised(returns, periods)).isCloseTo(expected, within(1e-8));
    }

    /// Against a one-pass formula in 60-digit decimals.
    @Property
    void deviationAgreesWithDecimalArithmetic(@ForAll("returns") double[] returns) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        for (double each : returns) {
            BigDecimal exact = new BigDecimal(each);
            sum = sum.add(exact);
            squares = squares.add(exact.multiply(exact));
        }
        BigDecimal n = BigDecimal.valueOf(returns.length);
        BigDecimal variance = squares.subtract(sum.multiply(sum).divide(n, DIGITS)).divide(n.subtract(BigDecimal.ONE), DIGITS);
        assertThat(Volatility.sample(returns)).isCloseTo(variance.max(BigDecimal.ZERO).sqrt(DIGITS).doubleValue(), within(1e-13));
    }

    @Test
    void undefinedIsNaN() {
        assertThat(Volatility.sample(new double[0])).isNaN();
        assertThat(Volatility.sample(new double[]{0.1})).isNaN();
        assertThat(Volatility.mean(new double[0])).isNaN();
        assertThatThrownBy(() -> Volatility.annualised(new double[]{1, 2}, 0)).hasMessageContaining("not 0.0");
    }

    @Test
    void simpleReturnsRefuseWhatHasNone() {
        assertThat(Returns.simple(new double[]{100, 110, 99})).containsExactly(new double[]{0.1, -0.1}, within(1e-15));
        assertThat(Returns.simple(new double[]{100, 0})).containsExactly(-1);
        assertThat(Returns.simple(new double[0])).isEmpty();
        assertThatThrownBy(() -> Returns.simple(new double[]{0, 1})).hasMessageContaining("from value 0.0 (number 0) to 1.0");
        assertThatThrownBy(() -> Returns.simple(new double[]{1, Double.POSITIVE_INFINITY})).hasMessageContaining("Infinity");
    }

    private static double[] numAcc(double first, double odd, double even) {
        double[] values = new double[1001];
        values[0] = first;
        for (int i = 1; i < values.length; i++) {
            values[i] = i % 2 == 1 ? odd : even;
        }
        return values;
    }
}
