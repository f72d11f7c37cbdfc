package dev.assay.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

/// Measures at hand-computed values, at their identities, and against one another.
class MeasuresTest {
    private static final double CLOSE = 1e-12;

    private static double[] ladder() {
        double[] returns = new double[100];
        for (int i = 0; i < returns.length; i++) {
            returns[i] = (i - 50) / 1000.0;
        }
        return returns;
    }

    /// Standard normals by the polar method of Marsaglia, from a seed.
    private static DoubleSupplier normals(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return () -> {
            while (true) {
                double u = 2 * random.nextDouble() - 1;
                double v = 2 * random.nextDouble() - 1;
                double s = u * u + v * v;
                if (s > 0 && s < 1) {
                    return u * Math.sqrt(-2 * Math.log(s) / s);
                }
            }
        };
    }

    @Test
    void historical() {
        // Returns -5.0 % to 4.9 %: five of the hundred lie at or below -4.6 %; -4.5 % is the loss that five exceed.
        assertThat(ValueAtRisk.historical(ladder(), 0.95)).isCloseTo(0.045, within(CLOSE));
        assertThat(ValueAtRisk.historicalShortfall(ladder(), 0.95)).isCloseTo(0.048, within(CLOSE));
        assertThat(ValueAtRisk.historicalShortfall(ladder(), 0.975)).isCloseTo((0.050 + 0.049 + 0.5 * 0.048) / 2.5, within(1e-9));
        assertThat(ValueAtRisk.historical(new double[]{-0.1}, 0.99)).isCloseTo(0.1, within(CLOSE));
        assertThatThrownBy(() -> ValueAtRisk.historical(new double[0], 0.99)).hasMessageContaining("there are none");
        assertThatThrownBy(() -> ValueAtRisk.historical(ladder(), 1)).hasMessageContaining("above 0.5 and below 1");
        assertThatThrownBy(() -> ValueAtRisk.historical(new double[]{Double.NaN}, 0.9)).hasMessageContaining("finite");
    }

    @Test
    void monteCarloApproachesTheClosedForm() {
        double[][] covariance = {{0.0004, 0.0001}, {0.0001, 0.0009}};
        double[] weights = {0.6, 0.4};
        double deviation = Math.sqrt(0.36 * 0.0004 + 2 * 0.24 * 0.0001 + 0.16 * 0.0009);
        double mean = 0.6 * 0.001 + 0.4 * 0.002;
        double simulated = ValueAtRisk.monteCarlo(new double[]{0.001, 0.002}, covariance, weights, 0.99, 200_000, normals(7));
        assertThat(simulated).isCloseTo(ValueAtRisk.parametric(mean, deviation, 0.99), within(0.0006));
        assertThat(ValueAtRisk.monteCarlo(new double[]{0.001, 0.002}, covariance, weights, 0.99, 1000, normals(8)))
                .isEqualTo(ValueAtRisk.monteCarlo(new double[]{0.001, 0.002}, covariance, weights, 0.99, 1000, normals(8)));
        assertThatThrownBy(() -> ValueAtRisk.monteCarlo(new double[]{0, 0}, new double[][]{{1, 1}, {1, 1}}, weights, 0.99, 1, normals(1)))
                .hasMessageContaining("not positive definite");
    }

    @Test
    void fatTailsRaiseCornishFisher() {
        assertThat(ValueAtRisk.cornishFisher(0, 0.01, -0.5, 3, 0.99)).isGreaterThan(ValueAtRisk.parametric(0, 0.01, 0.99));
        // z = -2.32635: -2.32635 - 4.41189/12 - 5.61084/8 + 13.54803/144, the expansion by hand.
        assertThat(ValueAtRisk.cornishFisherQuantile(-0.5, 3, 0.01)).isCloseTo(-3.30128, within(1e-5));
    }

    @Test
    void moments() {
        assertThat(Moments.skewness(new double[]{-1, 0, 1})).isCloseTo(0, within(CLOSE));
        assertThat(Moments.excessKurtosis(new double[]{-1, 1, -1, 1})).isCloseTo(-2, within(CLOSE));
        assertThat(Moments.skewness(new double[]{0, 0, 3})).isCloseTo(1 / Math.sqrt(2), within(1e-9));
        assertThat(Moments.skewness(new double[]{1, 1})).isNaN();
    }

    @Test
    void volatilityWithMemory() {
        assertThat(Volatility.ewma(new double[]{0.02, -0.01}, 0.94)).isCloseTo(Math.sqrt(0.94 * 0.0004 + 0.06 * 0.0001), within(CLOSE));
        assertThat(Volatility.ewma(new double[]{0.03, 0.03, -0.03}, 0.5)).isCloseTo(0.03, within(CLOSE));
        assertThat(Volatility.ewma(new double[0], 0.94)).isNaN();
        assertThatThrownBy(() -> Volatility.ewma(new double[]{1}, 1)).hasMessageContaining("between 0 and 1");
    }

    @Test
    void recoveryAndUlcer() {
        double[] values = {100, 80, 90, 100, 95};
        assertThat(Drawdown.recovery(new long[]{0, 1, 2, 3, 4}, values)).isEqualTo(2);
        assertThat(Drawdown.recovery(new long[]{0, 1, 2}, new double[]{100, 80, 90})).isEqualTo(-1);
        assertThat(Drawdown.recovery(new long[]{0, 1}, new double[]{1, 2})).isZero();
        assertThat(Drawdown.ulcer(values)).isCloseTo(Math.sqrt((0.04 + 0.01 + 0.0025) / 5), within(1e-9));
        assertThatThrownBy(() -> Drawdown.recovery(new long[1], values)).hasMessageContaining("each value needs its time");
    }

    @Test
    void covariance() {
        double[] one = {1, 2, 3, 4};
        double[] other = {2, 4, 6, 8};
        assertThat(Covariance.of(one, other)).isCloseTo(10.0 / 3, within(CLOSE));
        assertThat(Covariance.correlation(one, other)).isCloseTo(1, within(CLOSE));
        assertThat(Covariance.correlation(one, new double[]{4, 3, 2, 1})).isCloseTo(-1, within(CLOSE));
        assertThat(Covariance.matrix(new double[][]{one, other})[1][0]).isCloseTo(10.0 / 3, within(CLOSE));
        assertThatThrownBy(() -> Covariance.of(one, new double[1])).hasMessageContaining("equally long");
    }

    @Test
    void regression() {
        double[] market = {0.01, -0.02, 0.03, 0.00, 0.015, -0.01};
        double[] exact = new double[market.length];
        for (int i = 0; i < exact.length; i++) {
            exact[i] = 0.001 + 1.5 * market[i];
        }
        FactorModel fit = FactorModel.fit(exact, new double[][]{market}, 1);
        assertThat(fit.alpha()).isCloseTo(0.001, within(1e-12));
        assertThat(fit.beta(0)).isCloseTo(1.5, within(1e-10));
        assertThat(fit.rSquared()).isCloseTo(1, within(1e-12));
        assertThatThrownBy(() -> FactorModel.fit(exact, new double[][]{market, market}, 0)).hasMessageContaining("depend on each other");
        assertThatThrownBy(() -> FactorModel.fit(new double[2], new double[][]{new double[2]}, 0)).hasMessageContaining("more periods");
        assertThatThrownBy(() -> FactorModel.fit(exact, new double[][]{new double[2]}, 0)).hasMessageContaining("factor 0 has 2");
        assertThat(FactorModel.usualLags(100)).isEqualTo(4);
    }

    /// White's (HC1) and Newey-West errors of a regression on a constant, where they can be written down.
    @Test
    void robustErrors() {
        double[] y = {1, -1, 2, -2, 1, -1, 3, -3};
        double[] x = {1, 1, -1, -1, 1, 1, -1, -1};
        FactorModel white = FactorModel.fit(y, new double[][]{x}, 0);
        // x is orthogonal to the constant and the means are zero: the meat is the sum of squared residuals, 30; n = 8, n - k = 6.
        assertThat(white.coefficients().getFirst().hacError()).isCloseTo(Math.sqrt(30 / 64.0 * 8 / 6), within(1e-12));
        assertThat(white.coefficients().getFirst().plainError()).isCloseTo(Math.sqrt(30 / 6.0 / 8), within(1e-12));
        FactorModel newey = FactorModel.fit(y, new double[][]{x}, 1);
        double lagged = -1 - 2 - 4 - 2 - 1 - 3 - 9;
        assertThat(newey.coefficients().getFirst().hacError()).isCloseTo(Math.sqrt((30 + 2 * 0.5 * lagged) / 64.0 * 8 / 6), within(1e-12));
        assertThat(newey.coefficients().getFirst().pValue()).isCloseTo(1, within(1e-12));
    }

    @Test
    void componentsAddUpToTheWhole() {
        double[][] covariance = {{0.0004, 0.0001}, {0.0001, 0.0009}};
        PortfolioRisk risk = PortfolioRisk.of(new double[]{1000, -500}, covariance, 0.99);
        assertThat(risk.component().get(0) + risk.component().get(1)).isCloseTo(risk.valueAtRisk(), within(1e-9));
        double more = PortfolioRisk.of(new double[]{1000.001, -500}, covariance, 0.99).valueAtRisk();
        assertThat((more - risk.valueAtRisk()) / 0.001).isCloseTo(risk.marginal().get(0), within(1e-6));
        assertThat(PortfolioRisk.of(new double[]{0, 0}, covariance, 0.99).marginal()).containsExactly(0.0, 0.0);
    }

    @Test
    void scenarios() {
        List<Stress.Position> positions = List.of(new Stress.Position("A", 1000, Map.of("market", 1.2, "oil", -0.5)),
                new Stress.Position("B", -500, Map.of("market", 1.0)));
        Stress.Outcome crash = Stress.apply(positions, new Stress.Scenario("crash", Map.of("market", -0.2, "oil", 0.1)));
        assertThat(crash.byPosition().get(0)).isCloseTo(1000 * (-0.24 - 0.05), within(CLOSE * 1000));
        assertThat(crash.total()).isCloseTo(-290 + 100, within(1e-9));
        assertThat(Stress.apply(positions, new Stress.Scenario("own", Map.of("A", -1.0))).total()).isEqualTo(-1000);
        assertThatThrownBy(() -> Stress.apply(positions, new Stress.Scenario("typo", Map.of("markt", -0.2))))
                .hasMessageContaining("moves markt, but no position");
    }

    @Test
    void holdings() {
        assertThat(Holdings.daysToLiquidate(-50_000, 100_000, 0.1)).isEqualTo(5);
        assertThat(Holdings.herfindahl(new double[]{1, -1, 1, 1})).isEqualTo(0.25);
        assertThat(Holdings.effectiveNumber(new double[]{5, 0})).isEqualTo(1);
        assertThat(Holdings.largestShare(new double[]{1, -6, 3}, 2)).isEqualTo(0.9);
        assertThat(Holdings.herfindahl(new double[0])).isNaN();
        assertThatThrownBy(() -> Holdings.daysToLiquidate(1, 0, 0.1)).hasMessageContaining("positive volume");
        assertThatThrownBy(() -> Holdings.daysToLiquidate(1, 1, 0)).hasMessageContaining("share above 0");
    }

    @Test
    void impossibleBacktests() {
        assertThatThrownBy(() -> VarBacktest.kupiec(10, 11, 0.01)).hasMessageContaining("not possible");
        assertThat(VarBacktest.kupiec(250, 0, 0.01).statistic()).isCloseTo(-2 * 250 * Math.log(0.99), within(1e-9));
        assertThat(VarBacktest.independence(new boolean[10]).statistic()).isZero();
    }
}
