package dev.assay.signalcore.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleConsumer;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rescaling at a split is the same as rebuilding from adjusted prices, wherever in the window it falls and whatever the ratio.
class RescaleTest {
    private static final Table SPY = Table.read("lean-spy-atr-14.csv");

    @ParameterizedTest
    @CsvSource({"0.5, 3", "0.5, 60", "0.14285714285714285, 101", "10, 77", "0.6666666666666666, 10"})
    void asIfPricesHadBeenAdjusted(double factor, int exDate) {
        Sma sma = new Sma(20);
        check(sma::update, sma::rescale, new Sma(20)::update, factor, exDate);
        Ema ema = new Ema(20);
        check(ema::update, ema::rescale, new Ema(20)::update, factor, exDate);
        StdDev deviation = new StdDev(20);
        check(deviation::update, deviation::rescale, new StdDev(20)::update, factor, exDate);
        Rsi rsi = new Rsi(14);
        check(rsi::update, rsi::rescale, new Rsi(14)::update, factor, exDate);
        Roc roc = new Roc(12);
        check(roc::update, roc::rescale, new Roc(12)::update, factor, exDate);
        RollingMax highest = new RollingMax(20);
        check(highest::update, highest::rescale, new RollingMax(20)::update, factor, exDate);
        RollingMin lowest = new RollingMin(20);
        check(lowest::update, lowest::rescale, new RollingMin(20)::update, factor, exDate);
        BollingerBands bands = new BollingerBands(20, 2);
        BollingerBands adjustedBands = new BollingerBands(20, 2);
        check(next -> {
            bands.update(next);
            return bands.upper();
        }, bands::rescale, next -> {
            adjustedBands.update(next);
            return adjustedBands.upper();
        }, factor, exDate);
        Macd macd = new Macd(12, 26, 9);
        Macd adjustedMacd = new Macd(12, 26, 9);
        check(next -> {
            macd.update(next);
            return macd.histogram();
        }, macd::rescale, next -> {
            adjustedMacd.update(next);
            return adjustedMacd.histogram();
        }, factor, exDate);
    }

    @Test
    void withoutItASplitLooksLikeACrash() {
        Sma sma = new Sma(20);
        for (int row = 0; row < 60; row++) {
            sma.update(SPY.at(row, "close"));
        }
        assertThat(sma.update(SPY.at(60, "close") / 2)).isGreaterThan(1.5 * SPY.at(60, "close") / 2);
    }

    /// Raw prices with a rescale on the ex-date, against prices adjusted from the start.
    private static void check(DoubleUnaryOperator raw, DoubleConsumer rescale, DoubleUnaryOperator adjusted, double factor, int exDate) {
        int compared = 0;
        for (int row = 0; row < 200; row++) {
            double price = SPY.at(row, "close");
            if (row == exDate) {
                rescale.accept(factor);
            }
            double expected = adjusted.applyAsDouble(price * factor);
            double value = raw.applyAsDouble(row < exDate ? price : price * factor);
            if (row < exDate) {
                continue;
            }
            if (Double.isNaN(expected)) {
                assertThat(value).isNaN();
            } else {
                assertThat(value).as("row %d", row).isEqualTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(90);
    }

    @Test
    void atrIsRescaledToo() {
        Atr raw = new Atr(14);
        Atr adjusted = new Atr(14);
        for (int row = 0; row < 200; row++) {
            double factor = row < 77 ? 1 : 0.25;
            if (row == 77) {
                raw.rescale(0.25);
            }
            double value = raw.update(SPY.at(row, "high") * factor, SPY.at(row, "low") * factor, SPY.at(row, "close") * factor);
            double expected = adjusted.update(SPY.at(row, "high") * 0.25, SPY.at(row, "low") * 0.25, SPY.at(row, "close") * 0.25);
            if (row >= 77) {
                assertThat(value).as("row %d", row).isEqualTo(expected, within(1e-12));
            }
        }
    }

    @Test
    void theRunningSumForgetsAHugeValueThatHasLeftTheWindow() {
        Sma sma = new Sma(4);
        sma.update(1e17);
        for (int i = 0; i < 8; i++) {
            sma.update(0.1);
        }
        assertThat(sma.value()).isEqualTo(0.1, within(1e-15));
    }

    @Test
    void lengthsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new Sma(0)).hasMessageContaining("at least 1, not 0");
        assertThatThrownBy(() -> new Ema(0)).hasMessageContaining("at least 1, not 0");
        assertThatThrownBy(() -> new Rsi(-1)).hasMessageContaining("at least 1, not -1");
        assertThatThrownBy(() -> new RollingMin(0)).hasMessageContaining("at least 1, not 0");
        assertThatThrownBy(() -> new Macd(26, 12, 9)).hasMessageContaining("must be less than the slow one, 12");
    }

    @Test
    void nothingHasMovedIsFifty() {
        Rsi rsi = new Rsi(2);
        rsi.update(5);
        rsi.update(5);
        assertThat(rsi.update(5)).isEqualTo(50);
        assertThat(rsi.update(6)).isEqualTo(100);
    }
}
