package dev.assay.proofbench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    private static final long DAY = 86_400_000_000_000L;

    private static Figure find(List<Figure> figures, String id) {
        return figures.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    }

    private static List<Figure> of(double[] returns, double... trials) {
        double[] equity = new double[returns.length];
        long[] ts = new long[returns.length];
        double value = 100;
        for (int i = 0; i < returns.length; i++) {
            value *= 1 + returns[i];
            equity[i] = value;
            ts[i] = (i + 1) * DAY;
        }
        return Statistics.of(100, ts, equity, 252, trials, new TradeFigures());
    }

    private static double[] normal(long seed, int count, double mean, double deviation) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] returns = new double[count];
        for (int i = 0; i < count; i++) {
            returns[i] = mean + deviation * random.nextGaussian();
        }
        return returns;
    }

    @Test
    void omegaOfThePublishedRow() {
        double[] returns = {0.0089, 0.0012, -0.002, 0.01, -0.0002, 0.02, 0.03, 0.01, -0.003, 0.01, 0.0102, -0.01};
        assertThat(ReturnFigures.omega(returns, 0.01)).isCloseTo(0.463901689, within(1e-8));
    }

    @Test
    void figuresByHand() {
        List<Figure> figures = of(new double[]{0.10, -0.05, 0.02, -0.01}, 0.1);
        assertThat(find(figures, "totalReturn").value()).isCloseTo(1.1 * 0.95 * 1.02 * 0.99 - 1, within(1e-12));
        assertThat(find(figures, "best").value()).isCloseTo(0.10, within(1e-12));
        assertThat(find(figures, "worst").value()).isCloseTo(-0.05, within(1e-12));
        assertThat(find(figures, "positive").value()).isEqualTo(0.5);
        assertThat(find(figures, "maxDrawdown").value()).isCloseTo(-0.05, within(1e-12));
        assertThat(find(figures, "omega").value()).isCloseTo(0.12 / 0.06, within(1e-9));
        double downside = Math.sqrt((0.05 * 0.05 + 0.01 * 0.01) / 4);
        assertThat(find(figures, "sortino").value()).isCloseTo(0.015 / downside * Math.sqrt(252), within(1e-9));
        // percentiles by interpolation of -0.05, -0.01, 0.02, 0.10
        assertThat(find(figures, "tail").value()).isCloseTo((0.02 + 0.85 * 0.08) / (0.05 - 0.15 * 0.04), within(1e-9));
        assertThat(find(figures, "luck").value()).isZero();
        assertThat(find(figures, "dsr").value()).isEqualTo(find(figures, "psr").value());
    }

    @Test
    void manyTrialsDeflate() {
        double[] returns = normal(1, 500, 0.001, 0.01);
        double[] trials = normal(2, 40, 0, 0.05);
        assertThat(find(of(returns, trials), "trials").value()).isEqualTo(40);
        assertThat(find(of(returns, trials), "dsr").value()).isLessThan(find(of(returns, 0.1), "dsr").value());
    }

    /// Coverage: over many series whose Sharpe ratio is known, about 95 % of the intervals must hold it.
    @Test
    void theIntervalHoldsTheTruthAboutAsOftenAsItSays() {
        double truth = 0.0005 / 0.01 * Math.sqrt(252);
        int held = 0;
        int series = 200;
        for (int i = 0; i < series; i++) {
            double[] returns = normal(1_000 + i, 500, 0.0005, 0.01);
            double[][] interval = new BlockBootstrap(returns, 7).intervals(1,
                    (resample, out) -> out[0] = Performance.sharpe(resample, 252));
            held += interval[0][0] <= truth && truth <= interval[0][1] ? 1 : 0;
        }
        assertThat(held).isBetween((int) (0.88 * series), (int) (0.99 * series));
    }

    @Test
    void theSameReturnsGiveTheSameIntervals() {
        double[] returns = normal(3, 300, 0, 0.01);
        assertThat(of(returns, 0.1)).isEqualTo(of(returns, 0.1));
        Figure sharpe = find(of(returns, 0.1), "sharpe");
        assertThat(sharpe.low()).isLessThan(sharpe.value());
        assertThat(sharpe.high()).isGreaterThan(sharpe.value());
    }

    @Test
    void anAccountWithoutMoneyHasNoReturnFigures() {
        assertThat(Statistics.of(100, new long[]{1, 2, 3}, new double[]{50, -1, 2}, 252, new double[]{0}, new TradeFigures()))
                .extracting(Figure::id).containsExactly("roundTrips");
    }

    @Test
    void roundTripsByHand() {
        TradeFigures trades = new TradeFigures();
        List<Figure> none = trades.figures();
        assertThat(none).hasSize(1);
        for (String net : List.of("10", "20", "-5", "-5", "-20", "0", "30")) {
            trades.accept(0, 2 * DAY, Money.of(net, Currency.USD));
        }
        List<Figure> figures = new ArrayList<>(trades.figures());
        assertThat(find(figures, "roundTrips").value()).isEqualTo(7);
        assertThat(find(figures, "winRate").value()).isCloseTo(3 / 7.0, within(1e-12));
        assertThat(find(figures, "payoff").value()).isCloseTo(20 / 10.0, within(1e-12));
        assertThat(find(figures, "profitFactor").value()).isCloseTo(2, within(1e-12));
        assertThat(find(figures, "expectancy").value()).isCloseTo(30 / 7.0, within(1e-12));
        assertThat(find(figures, "largestLoss").value()).isEqualTo(-20);
        assertThat(find(figures, "longestWins").value()).isEqualTo(2);
        assertThat(find(figures, "longestLosses").value()).isEqualTo(3);
        assertThat(find(figures, "kelly").value()).isCloseTo(3 / 7.0 - 4 / 7.0 / 2, within(1e-12));
        assertThat(find(figures, "held").value()).isEqualTo(2);
    }
}
