package dev.assay.proofbench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analytics.Relative;
import dev.assay.analytics.Volatility;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RollingTest {
    /// As empyrical's own tests expect of a window of six (Apache-2.0; facts transcribed).
    @Test
    void sharpeAgreesWithEmpyrical() {
        double[] negative = {0, -.06, -.07, -.01, -.09, -.02, -.06, -.08, -.05};
        double[] expected = {-18.09162052, -26.79897486, -26.69138263, -25.72298838};
        double[] rolling = Rolling.sharpe(negative, 6, 252);
        assertThat(Arrays.copyOf(rolling, 5)).containsOnly(Double.NaN);
        for (int i = 0; i < expected.length; i++) {
            assertThat(rolling[5 + i]).isCloseTo(expected[i], within(1e-8));
        }
    }

    /// Running sums give what each window gives on its own.
    @Test
    void everyWindowAgreesWithItself() {
        double[] returns = new double[300];
        double[] benchmark = new double[300];
        for (int i = 0; i < returns.length; i++) {
            benchmark[i] = 0.01 * Math.sin(i * 1.3);
            returns[i] = 0.4 * benchmark[i] + 0.005 * Math.cos(i * 0.7);
        }
        double[] volatility = Rolling.volatility(returns, 60, 252);
        double[] beta = Rolling.beta(returns, benchmark, 60);
        for (int i = 59; i < returns.length; i++) {
            double[] ours = Arrays.copyOfRange(returns, i - 59, i + 1);
            double[] theirs = Arrays.copyOfRange(benchmark, i - 59, i + 1);
            assertThat(volatility[i]).isCloseTo(Volatility.annualised(ours, 252), within(1e-9));
            assertThat(beta[i]).isCloseTo(Relative.beta(ours, theirs), within(1e-9));
        }
        benchmark[100] = Double.NaN;
        double[] gap = Rolling.beta(returns, benchmark, 60);
        assertThat(gap[99]).isNotNaN();
        assertThat(gap[100]).isNaN();
        assertThat(gap[159]).isNaN();
        assertThat(gap[160]).isCloseTo(beta[160], within(1e-9));
    }

    @Test
    void aHistogramHoldsEveryValueOnce() {
        double[] values = new double[1_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = dev.assay.analytics.Normal.quantile((i + 0.5) / values.length);
        }
        List<Histogram.Bin> bins = Histogram.of(values);
        assertThat(bins.stream().mapToLong(Histogram.Bin::count).sum()).isEqualTo(1_000);
        assertThat(bins).allSatisfy(bin -> assertThat((double) bin.count()).isCloseTo(bin.normal(), within(4.0)));
        assertThat(Histogram.of(new double[]{1, 1, 1})).isEmpty();
    }
}
