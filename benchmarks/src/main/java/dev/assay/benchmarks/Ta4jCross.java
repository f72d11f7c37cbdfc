package dev.assay.benchmarks;

import dev.assay.benchmarks.SyntheticBars.Wave;
import java.time.Duration;
import java.time.Instant;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;

/// The same rule in ta4j, over doubles, for comparison. The series is built before the clock starts; orders, risk, costs and journal are not
/// in it.
final class Ta4jCross {
    private Ta4jCross() {}

    static double seconds(Wave wave, int bars) {
        BarSeries series = new BaseBarSeriesBuilder().withNumFactory(DoubleNumFactory.getInstance()).build();
        Instant end = Instant.EPOCH;
        for (int i = 0; i < bars; i++) {
            end = end.plusSeconds(60);
            double open = wave.close(Math.max(0, i - 1), 0) / 1e4;
            double close = wave.close(i, 0) / 1e4;
            series.barBuilder().timePeriod(Duration.ofMinutes(1)).endTime(end).openPrice(open).highPrice(Math.max(open, close) + 0.01)
                    .lowPrice(Math.min(open, close) - 0.01).closePrice(close).volume(10_000).add();
        }
        Meter meter = new Meter();
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        EMAIndicator fast = new EMAIndicator(close, 10);
        EMAIndicator slow = new EMAIndicator(close, 20);
        BaseStrategy cross = new BaseStrategy(new CrossedUpIndicatorRule(fast, slow), new CrossedDownIndicatorRule(fast, slow));
        int positions = new BarSeriesManager(series).run(cross).getPositionCount();
        if (positions == 0) {
            throw new IllegalStateException("ta4j found no cross");
        }
        return meter.seconds();
    }
}
