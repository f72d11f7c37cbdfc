package dev.assay.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrawdownTest {
    @Provide
    Arbitrary<double[]> curves() {
        return Curves.any();
    }

    @Test
    void seriesStandsAtZeroAtEachPeak() {
        assertThat(Drawdown.series(new double[]{100, 80, 120, 90, 120, 150})).containsExactly(0, -0.19999999999999996, 0, -0.25, 0, 0);
    }

    @Test
    void aDebtIsDeeperThanEverything() {
        assertThat(Drawdown.depth(new double[]{100, -50})).isEqualTo(-1.5);
    }

    /// Expected values as ffn states them for the first ten days of its sample, to three decimals.
    @ParameterizedTest
    @CsvSource({"1, -0.086", "2, -0.048", "3, -0.033"})
    void depthAgreesWithFfn(int column, double expected) throws IOException {
        assertThat(Drawdown.depth(prices(column, 10))).isCloseTo(expected, within(0.0005));
    }

    /// Expected values as empyrical states them.
    @Test
    void depthAgreesWithEmpyrical() {
        assertThat(Drawdown.depth(Curves.compound(0, .01, .10, -.04, .02, .03, .02, .01, -.10))).isCloseTo(-0.1, within(1e-8));
        assertThat(Drawdown.depth(Curves.compound(0, -.06, -.07, -.01, -.09, -.02, -.06, -.08, -.05)))
                .isCloseTo(-0.365907303498736, within(1e-8));
        assertThat(Drawdown.depth(Curves.compound(.01, .02, .01, .01, .01, .01, .01, .01, .01))).isZero();
    }

    /// Against the definition, taken literally: the worst of all pairs (earlier, later).
    @Property
    void depthIsTheWorstOfAllPairs(@ForAll("curves") double[] values) {
        double worst = 0;
        for (int i = 0; i < values.length; i++) {
            for (int j = i; j < values.length; j++) {
                worst = Math.min(worst, values[j] / values[i] - 1);
            }
        }
        assertThat(Drawdown.depth(values)).isCloseTo(worst, within(1e-12));
    }

    /// Against the definition, taken literally: for each value that was a peak, the time until something reaches it again.
    @Property
    void durationIsTheLongestWaitForAPeakToReturn(@ForAll("curves") double[] values) {
        long[] ts = new long[values.length];
        for (int i = 0; i < ts.length; i++) {
            ts[i] = 10L * i * i;
        }
        long longest = 0;
        double peak = 0;
        for (int i = 0; i + 1 < values.length; i++) {
            peak = Math.max(peak, values[i]);
            if (values[i] < peak || values[i + 1] >= values[i]) {
                continue;
            }
            int end = i + 1;
            while (end < values.length - 1 && values[end] < values[i]) {
                end++;
            }
            longest = Math.max(longest, ts[end] - ts[i]);
        }
        assertThat(Drawdown.duration(ts, values)).isEqualTo(longest);
    }

    @Test
    void durationCountsAnOpenDrawdownToTheEnd() {
        assertThat(Drawdown.duration(new long[]{0, 10, 20, 35}, new double[]{5, 4, 4.5, 3})).isEqualTo(35);
        assertThat(Drawdown.duration(new long[]{0, 10, 20, 35}, new double[]{5, 4, 5, 5})).isEqualTo(20);
        assertThat(Drawdown.duration(new long[]{0, 10}, new double[]{5, 5})).isZero();
    }

    @Test
    void whatCannotBeMeasuredIsRefused() {
        assertThatThrownBy(() -> Drawdown.depth(new double[]{0, 1})).hasMessageContaining("the first value is 0.0");
        assertThatThrownBy(() -> Drawdown.depth(new double[]{1, Double.NaN})).hasMessageContaining("value number 1 is NaN");
        assertThatThrownBy(() -> Drawdown.duration(new long[1], new double[]{1, 2})).hasMessageContaining("1 times for 2 values");
        assertThat(Drawdown.depth(new double[0])).isZero();
    }

    private static double[] prices(int column, int rows) throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(DrawdownTest.class.getResourceAsStream("ffn-prices.csv")), StandardCharsets.UTF_8))) {
            return in.lines().skip(1).limit(rows).mapToDouble(line -> Double.parseDouble(line.split(",", -1)[column])).toArray();
        }
    }

    @Test
    void everyFallIsAnEpisode() {
        assertThat(Drawdown.episodes(new double[]{100, 90, 95, 100, 110, 88, 99})).containsExactly(
                new Drawdown.Episode(0, 1, 3, 90 / 100.0 - 1), new Drawdown.Episode(4, 5, -1, 88 / 110.0 - 1));
        assertThat(Drawdown.episodes(new double[]{1, 1, 2})).isEmpty();
        assertThat(Drawdown.episodes(new double[0])).isEmpty();
    }

    /// The deepest episode is the depth, and the longest one the duration, of the other methods.
    @Test
    void episodesAgreeWithDepthAndDuration() {
        double[] values = new double[500];
        long[] ts = new long[500];
        double value = 100;
        for (int i = 0; i < values.length; i++) {
            value *= 1 + 0.02 * Math.sin(i * 1.7) + 0.01 * Math.cos(i * 0.31);
            values[i] = value;
            ts[i] = i;
        }
        assertThat(Drawdown.episodes(values).stream().mapToDouble(Drawdown.Episode::depth).min().orElseThrow())
                .isEqualTo(Drawdown.depth(values));
        assertThat(Drawdown.episodes(values).stream().mapToLong(each -> (each.recovered() < 0 ? 499 : each.recovered()) - each.peak())
                .max().orElseThrow()).isEqualTo(Drawdown.duration(ts, values));
    }
}
