package dev.assay.proofbench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Figures of periods and against a benchmark: published values where there are some, otherwise by hand.
class PeriodFiguresTest {
    private static final double[] MIXED = {.01, .10, -.04, .02, .03, .02, .01, -.10};

    /// As empyrical's own tests expect (Apache-2.0; facts transcribed).
    @Test
    void stabilityAgreesWithEmpyrical() {
        assertThat(PeriodFigures.stability(MIXED)).isCloseTo(0.1529973665111273, within(1e-8));
        assertThat(PeriodFigures.stability(new double[]{.01, .01, .01})).isCloseTo(1, within(1e-12));
        assertThat(PeriodFigures.stability(new double[]{.01})).isNaN();
    }

    @Test
    void gainToPainByHand() {
        assertThat(PeriodFigures.gainToPain(new double[]{.10, -.05, .05})).isCloseTo(2, within(1e-12));
        assertThat(PeriodFigures.gainToPain(new double[]{.10})).isNaN();
    }

    @Test
    void monthsYearsAndStreaksByHand() {
        long[] ts = {close("2023-12-28"), close("2023-12-29"), close("2024-01-30"), close("2024-01-31"), close("2024-02-29")};
        double[] equity = {110, 99, 108.9, 119.79, 107.811};
        Map<String, Double> figures = byId(Statistics.of(100, ts, equity, 252, new double[]{0.1}, new TradeFigures()));
        assertThat(figures.get("bestMonth")).isCloseTo(0.21, within(1e-12));
        assertThat(figures.get("worstMonth")).isCloseTo(-0.1, within(1e-12));
        assertThat(figures.get("positiveMonth")).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(figures.get("bestYear")).isCloseTo(107.811 / 99 - 1, within(1e-12));
        assertThat(figures.get("worstYear")).isCloseTo(-0.01, within(1e-12));
        assertThat(figures.get("longestUp")).isEqualTo(2);
        assertThat(figures.get("longestDown")).isEqualTo(1);
        assertThat(figures.get("averageUp")).isCloseTo(0.1, within(1e-12));
        assertThat(figures.get("averageDown")).isCloseTo(-0.1, within(1e-12));
        assertThat(figures.get("expectedSession")).isCloseTo(Math.pow(1.07811, 0.2) - 1, within(1e-12));
        assertThat(figures.get("recoveryFactor")).isCloseTo(0.07811 / 0.1, within(1e-9));
    }

    @Test
    void withoutABenchmarkTheReasonIsSaid() {
        List<Figure> figures = Statistics.of(100, new long[]{1, 2, 3}, new double[]{101, 102, 103}, 252, new double[0],
                new TradeFigures());
        assertThat(figures).filteredOn(figure -> figure.group().equals("Benchmark")).singleElement()
                .satisfies(figure -> assertThat(figure.definition()).contains("report.benchmark"))
                .satisfies(figure -> assertThat(figure.value()).isNaN());
    }

    /// A run that holds the benchmark with half of its money: beta near one half, no alpha, all of the variance explained.
    @Test
    void halfOfTheBenchmarkHasHalfOfItsBeta() {
        long[] ts = new long[200];
        double[] benchmark = new double[200];
        double[] equity = new double[200];
        double theirs = 50;
        double ours = 100;
        for (int i = 0; i < ts.length; i++) {
            double move = 0.01 * Math.sin(i * 2.3) + 0.0005;
            theirs *= 1 + move;
            ours *= 1 + move / 2;
            ts[i] = i * 86_400_000_000_000L;
            benchmark[i] = theirs;
            equity[i] = ours;
        }
        Map<String, Double> figures = byId(Statistics.of(100, ts, equity, 252, new double[0], new TradeFigures(),
                new BenchmarkSeries("HALF", ts, benchmark), new ExposureFigures()));
        assertThat(figures.get("beta")).isCloseTo(0.5, within(1e-9));
        assertThat(figures.get("alpha")).isCloseTo(0, within(1e-9));
        assertThat(figures.get("rSquared")).isCloseTo(1, within(1e-9));
        assertThat(figures.get("benchmarkReturn")).isCloseTo(benchmark[199] / benchmark[0] - 1, within(1e-9));
    }

    @Test
    void exposureAndTurnoverByHand() {
        ExposureFigures exposure = new ExposureFigures();
        exposure.session(100, 50, 50, 1);
        exposure.session(100, 150, -50, 3);
        exposure.session(100, 0, 0, 0);
        exposure.session(-5, 10, 10, 1);
        exposure.fill(200, 1, 2);
        exposure.fill(100, 1, 0);
        Map<String, Double> figures = byId(exposure.figures((long) (365.25 * 86_400e9), 10));
        assertThat(figures.get("timeInMarket")).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(figures.get("grossExposure")).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(figures.get("netExposure")).isZero();
        assertThat(figures.get("mostGross")).isEqualTo(1.5);
        assertThat(figures.get("turnover")).isEqualTo(1.5);
        assertThat(figures.get("beforeCosts")).isEqualTo(14);
        assertThat(figures.get("feesShare")).isCloseTo(2 / 14.0, within(1e-12));
        assertThat(figures.get("mostPositions")).isEqualTo(3);
    }

    private static Map<String, Double> byId(List<Figure> figures) {
        return figures.stream().collect(Collectors.toMap(Figure::id, Figure::value));
    }

    private static long close(String date) {
        return LocalDate.parse(date).atTime(21, 0).toEpochSecond(ZoneOffset.UTC) * 1_000_000_000L;
    }
}
