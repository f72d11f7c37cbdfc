package dev.assay.signalcore.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.ROCIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.HighestValueIndicator;
import org.ta4j.core.indicators.helpers.LowestValueIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;

/// The indicators agree with ta4j's on two years of daily SPY bars: at once where a window holds everything, after some hundred bars where
/// ta4j seeds a recursive average with the first value and we with a mean.
class SecondImplementationTest {
    private static final Table SPY = Table.read("lean-spy-atr-14.csv");
    private static final int FORGOTTEN = 420;

    private final BarSeries series = series();
    private final ClosePriceIndicator close = new ClosePriceIndicator(series);

    private static BarSeries series() {
        BarSeries series = new BaseBarSeriesBuilder().withNumFactory(DoubleNumFactory.getInstance()).build();
        for (int row = 0; row < SPY.size(); row++) {
            series.barBuilder().timePeriod(Duration.ofDays(1)).endTime(Instant.EPOCH.plus(Duration.ofDays(row + 1L)))
                    .openPrice(SPY.at(row, "close")).highPrice(SPY.at(row, "high")).lowPrice(SPY.at(row, "low"))
                    .closePrice(SPY.at(row, "close")).volume(1).add();
        }
        return series;
    }

    private static void agree(DoubleUnaryOperator update, Indicator<Num> theirs, int from, double tolerance) {
        for (int row = 0; row < SPY.size(); row++) {
            double ours = update.applyAsDouble(SPY.at(row, "close"));
            if (row >= from) {
                assertThat(ours).as("row %d", row).isEqualTo(theirs.getValue(row).doubleValue(), within(tolerance));
            }
        }
    }

    @Test
    void simpleAverage() {
        agree(new Sma(20)::update, new SMAIndicator(close, 20), 19, 1e-10);
    }

    @Test
    void exponentialAverage() {
        agree(new Ema(20)::update, new EMAIndicator(close, 20), FORGOTTEN, 1e-10);
    }

    @Test
    void relativeStrength() {
        agree(new Rsi(14)::update, new RSIIndicator(close, 14), FORGOTTEN, 1e-9);
    }

    @Test
    void rateOfChange() {
        agree(new Roc(10)::update, new ROCIndicator(close, 10), 10, 1e-10);
    }

    @Test
    void highestAndLowest() {
        agree(new RollingMax(15)::update, new HighestValueIndicator(close, 15), 14, 0);
        agree(new RollingMin(15)::update, new LowestValueIndicator(close, 15), 14, 0);
    }

    @Test
    void convergenceAndItsSignal() {
        MACDIndicator theirs = new MACDIndicator(close, 12, 26);
        agree(new Macd(12, 26, 9)::update, theirs, FORGOTTEN, 1e-10);
        Macd macd = new Macd(12, 26, 9);
        agree(next -> {
            macd.update(next);
            return macd.signal();
        }, theirs.getSignalLine(9), FORGOTTEN, 1e-10);
        assertThat(macd.histogram()).isEqualTo(macd.value() - macd.signal());
    }

    @Test
    void averageTrueRange() {
        ATRIndicator theirs = new ATRIndicator(series, 14);
        Atr atr = new Atr(14);
        for (int row = 0; row < SPY.size(); row++) {
            double ours = atr.update(SPY.at(row, "high"), SPY.at(row, "low"), SPY.at(row, "close"));
            if (row >= FORGOTTEN) {
                assertThat(ours).as("row %d", row).isEqualTo(theirs.getValue(row).doubleValue(), within(1e-10));
            }
        }
    }
}
