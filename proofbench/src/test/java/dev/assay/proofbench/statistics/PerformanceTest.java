package dev.assay.proofbench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PerformanceTest {
    private static final long DAY = 86_400_000_000_000L;

    /// Expected values as ffn states them, to three decimals; its rows count from the first price.
    @ParameterizedTest
    @CsvSource({"1, 11, -0.079", "2, 11, -0.038", "3, 11, 0.012"})
    void totalReturnAgreesWithFfn(int column, int rows, double expected) throws IOException {
        assertThat(ffn(column, rows).totalReturn()).isCloseTo(expected, within(0.0005));
    }

    @ParameterizedTest
    @CsvSource({"1, 10, -0.086", "2, 10, -0.048", "3, 10, -0.033"})
    void maxDrawdownAgreesWithFfn(int column, int rows, double expected) throws IOException {
        assertThat(ffn(column, rows).maxDrawdown()).isCloseTo(expected, within(0.0005));
    }

    @ParameterizedTest
    @CsvSource({"1, 9999, 0.44", "2, 9999, 0.041", "3, 9999, -0.205", "1, 10, -0.921"})
    void cagrAgreesWithFfn(int column, int rows, double expected) throws IOException {
        assertThat(ffn(column, rows).cagr()).isCloseTo(expected, within(0.0005));
    }

    /// A spreadsheet's Sharpe ratio: yearly returns in excess of 5 %, not annualised further.
    @Test
    void sharpeAgreesWithAPublishedSpreadsheet() {
        double[] excess = {.259, .198, .364, -.081, .057, .055, .188, .317, .24, .184, -.01, .526};
        for (int i = 0; i < excess.length; i++) {
            excess[i] -= 0.05;
        }
        assertThat(Performance.sharpe(excess, 1)).isCloseTo(0.834364, within(1e-6));
    }

    /// Expected values as empyrical states them.
    @Test
    void sharpeAgreesWithEmpyrical() {
        assertThat(Performance.sharpe(new double[]{.01, .10, -.04, .02, .03, .02, .01, -.10}, 252))
                .isCloseTo(1.7238613961706866, within(1e-8));
        assertThat(Performance.sharpe(new double[]{.01, .02, .01, .01, .01, .01, .01, .01, .01}, 252))
                .isCloseTo(52.915026221291804, within(1e-8));
        assertThat(Performance.sharpe(new double[]{0, -.06, -.07, -.01, -.09, -.02, -.06, -.08, -.05}, 252))
                .isCloseTo(-24.406808633910085, within(1e-8));
    }

    @Test
    void aSmallCurveByHand() {
        Performance p = Performance.of(100, new long[]{DAY, 2 * DAY, 3 * DAY, 4 * DAY}, new double[]{110, 99, 99, 118.8}, 252);
        assertThat(p.totalReturn()).isCloseTo(0.188, within(1e-12));
        assertThat(p.maxDrawdown()).isCloseTo(-0.1, within(1e-12));
        assertThat(p.longestDrawdownNanos()).isEqualTo(3 * DAY);
        assertThat(p.sessions()).isEqualTo(4);
        // Returns 0.1, -0.1, 0, 0.2: mean 0.05, squares 0.0025 + 0.0225 + 0.0025 + 0.0225 = 0.05, variance 0.05 / 3.
        double deviation = Math.sqrt(0.05 / 3);
        assertThat(p.volatility()).isCloseTo(deviation * Math.sqrt(252), within(1e-12));
        assertThat(p.sharpe()).isCloseTo(0.05 / deviation * Math.sqrt(252), within(1e-12));
        assertThat(p.cagr()).isCloseTo(Math.pow(1.188, 365.25 / 3) - 1, withinPercentage(1e-9));
    }

    @Test
    void whatIsNotDefinedIsNaN() {
        Performance flat = Performance.of(100, new long[]{DAY, 2 * DAY}, new double[]{100, 100}, 252);
        assertThat(flat.sharpe()).isNaN();
        assertThat(flat.volatility()).isZero();
        assertThat(flat.cagr()).isZero();
        Performance steady = Performance.of(100, new long[]{DAY, 2 * DAY, 3 * DAY}, new double[]{101, 102.01, 103.0301}, 252);
        assertThat(steady.sharpe()).isNaN();
        Performance once = Performance.of(100, new long[]{DAY}, new double[]{90}, 252);
        assertThat(once.totalReturn()).isCloseTo(-0.1, within(1e-12));
        assertThat(once.cagr()).isNaN();
        assertThat(once.volatility()).isNaN();
        assertThat(once.maxDrawdown()).isCloseTo(-0.1, within(1e-12));
        Performance none = Performance.of(100, new long[0], new double[0], 252);
        assertThat(none.totalReturn()).isZero();
        assertThat(none.cagr()).isNaN();
        assertThat(none.maxDrawdown()).isZero();
    }

    @Test
    void ruinAndDebtAreSaidAndNotHidden() {
        Performance ruin = Performance.of(100, new long[]{DAY, 366 * DAY}, new double[]{50, 0}, 252);
        assertThat(ruin.cagr()).isEqualTo(-1);
        assertThat(ruin.maxDrawdown()).isEqualTo(-1);
        Performance debt = Performance.of(100, new long[]{DAY, 2 * DAY, 3 * DAY}, new double[]{50, -10, -20}, 252);
        assertThat(debt.cagr()).isNaN();
        assertThat(debt.sharpe()).isNaN();
        assertThat(debt.maxDrawdown()).isCloseTo(-1.2, within(1e-12));
    }

    @Test
    void badInputIsRefused() {
        assertThatThrownBy(() -> Performance.of(0, new long[0], new double[0], 252)).hasMessageContaining("start equity is 0.0");
        assertThatThrownBy(() -> Performance.of(1, new long[1], new double[0], 252)).hasMessageContaining("1 times for 0 equities");
        assertThatThrownBy(() -> Performance.of(1, new long[]{2, 2}, new double[]{1, 1}, 252)).hasMessageContaining("number 1");
        assertThatThrownBy(() -> Performance.of(1, new long[]{2}, new double[]{Double.NaN}, 252)).hasMessageContaining("NaN");
    }

    @Test
    void monthsEndWithTheirLastClose() {
        long[] ts = {close("2024-01-30", 21), close("2024-01-31", 21), close("2024-03-01", 21), close("2024-03-28", 20)};
        assertThat(MonthlyReturns.of(100, ts, new double[]{105, 110, 99, 121})).containsExactly(new MonthlyReturn(2024, 1, 110 / 100.0 - 1),
                new MonthlyReturn(2024, 3, 121 / 110.0 - 1));
        assertThat(MonthlyReturns.of(100, new long[0], new double[0])).isEmpty();
    }

    @Test
    void aCloseAtMidnightBelongsToTheDayItEnds() {
        long[] ts = {close("2024-02-01", 0), close("2024-02-02", 0)};
        assertThat(MonthlyReturns.of(100, ts, new double[]{150, 75})).containsExactly(new MonthlyReturn(2024, 1, 0.5),
                new MonthlyReturn(2024, 2, -0.5));
    }

    @Test
    void aMonthThatBeginsWithNothingHasNoReturn() {
        long[] ts = {close("2024-01-31", 21), close("2024-02-29", 21)};
        List<MonthlyReturn> months = MonthlyReturns.of(100, ts, new double[]{0, 10});
        assertThat(months.get(0).value()).isEqualTo(-1);
        assertThat(months.get(1).value()).isNaN();
    }

    private static long close(String date, int hour) {
        return LocalDate.parse(date).atTime(hour, 0).toEpochSecond(ZoneOffset.UTC) * 1_000_000_000L;
    }

    private static Performance ffn(int column, int rows) throws IOException {
        List<String[]> lines;
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(PerformanceTest.class.getResourceAsStream("ffn-prices.csv")), StandardCharsets.UTF_8))) {
            lines = in.lines().skip(1).limit(rows).map(line -> line.split(",", -1)).toList();
        }
        DateTimeFormatter format = DateTimeFormatter.ofPattern("M/d/yyyy");
        long[] ts = lines.stream().mapToLong(l -> LocalDate.parse(l[0], format).toEpochDay() * DAY).toArray();
        double[] prices = lines.stream().mapToDouble(l -> Double.parseDouble(l[column])).toArray();
        return Performance.of(prices[0], ts, prices, 252);
    }
}
