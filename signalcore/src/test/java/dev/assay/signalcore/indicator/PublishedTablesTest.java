package dev.assay.signalcore.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// The indicators give what others have published for the same series.
class PublishedTablesTest {
    @Test
    void atrAgreesWithTheChartSchoolExample() {
        Table table = Table.read("ta-atr-14.csv");
        Atr atr = new Atr(14);
        for (int row = 0; row < table.size(); row++) {
            double value = atr.update(table.at(row, "high"), table.at(row, "low"), table.at(row, "close"));
            if (row < 13) {
                assertThat(value).isNaN();
            } else {
                assertThat(value).as("row %d", row).isEqualTo(table.at(row, "atr"), within(1e-9));
            }
        }
    }

    @Test
    void atrAgreesWithLeanOnTwoYearsOfSpy() {
        Table table = Table.read("lean-spy-atr-14.csv");
        Atr atr = new Atr(14);
        int compared = 0;
        for (int row = 0; row < table.size(); row++) {
            double value = atr.update(table.at(row, "high"), table.at(row, "low"), table.at(row, "close"));
            double expected = table.at(row, "atr");
            if (!Double.isNaN(expected)) {
                assertThat(value).as("row %d", row).isEqualTo(expected, within(1.5e-5));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(480);
    }

    @Test
    void bollingerBandsAgreeWithTheChartSchoolExample() {
        Table table = Table.read("ta-bollinger-20-2.csv");
        BollingerBands bands = new BollingerBands(20, 2);
        StdDev deviation = new StdDev(20);
        Sma mean = new Sma(20);
        for (int row = 0; row < table.size(); row++) {
            bands.update(table.at(row, "close"));
            deviation.update(table.at(row, "close"));
            mean.update(table.at(row, "close"));
            assertThat(bands.ready()).isEqualTo(row >= 19);
            if (row < 19) {
                assertThat(bands.value()).isNaN();
                assertThat(bands.upper()).isNaN();
                assertThat(bands.lower()).isNaN();
            } else {
                assertThat(bands.value()).as("row %d", row).isEqualTo(table.at(row, "middle"), within(1.1e-6));
                assertThat(bands.upper()).as("row %d", row).isEqualTo(table.at(row, "upper"), within(1.1e-6));
                assertThat(bands.lower()).as("row %d", row).isEqualTo(table.at(row, "lower"), within(1.1e-6));
                assertThat(deviation.value()).as("row %d", row).isEqualTo(table.at(row, "deviation"), within(1.1e-6));
                assertThat(mean.value()).as("row %d", row).isEqualTo(table.at(row, "middle"), within(1.1e-6));
            }
        }
    }

    @Test
    void rateOfChangeAgreesWithTheChartSchoolExample() {
        Table table = Table.read("ta-roc-12.csv");
        Roc roc = new Roc(12);
        for (int row = 0; row < table.size(); row++) {
            double value = roc.update(table.at(row, "close"));
            if (row < 12) {
                assertThat(value).isNaN();
            } else {
                assertThat(value).as("row %d", row).isEqualTo(table.at(row, "roc"), within(1e-8));
            }
        }
    }

    /// The two decimals that ChartSchool shows for this series, whose closes are given to four.
    @Test
    void relativeStrengthAgreesWithTheChartSchoolExample() {
        double[] published = {70.53, 66.32, 66.55, 69.41, 66.36, 57.97, 62.93, 63.26, 56.06, 62.38, 54.71, 50.42, 39.99, 41.46, 41.87,
                45.46,
                37.30, 33.08, 37.77};
        double[] closes = Table.read("ta-rsi-closes.csv").column("close");
        assertThat(closes).hasSize(14 + published.length);
        Rsi rsi = new Rsi(14);
        for (int row = 0; row < closes.length; row++) {
            double value = rsi.update(closes[row]);
            assertThat(rsi.ready()).isEqualTo(row >= 14);
            if (row < 14) {
                assertThat(value).isNaN();
            } else {
                assertThat(value).as("row %d", row).isEqualTo(published[row - 14], within(0.0051));
            }
        }
    }

    @Test
    void donchianChannelAgreesWithLean() {
        Table table = Table.read("lean-spy-donchian-50.csv");
        RollingMax highest = new RollingMax(50);
        RollingMin lowest = new RollingMin(50);
        for (int row = 0; row < table.size(); row++) {
            double upper = highest.update(table.at(row, "high"));
            double lower = lowest.update(table.at(row, "low"));
            if (row < 49) {
                assertThat(upper).isNaN();
                assertThat(lower).isNaN();
            } else {
                assertThat(upper).as("row %d", row).isEqualTo(table.at(row, "upper"));
                assertThat(lower).as("row %d", row).isEqualTo(table.at(row, "lower"));
            }
        }
    }

    /// DEMA is twice the average less the average of the average, so it shows the seeding of both: the mean of the first n values.
    @Test
    void theAverageOfAnAverageAgreesWithLeanFromTheFirstValue() {
        Table table = Table.read("lean-spy-dema-5.csv");
        Ema once = new Ema(5);
        Ema twice = new Ema(5);
        int compared = 0;
        for (int row = 0; row < table.size(); row++) {
            double first = once.update(table.at(row, "close"));
            double second = once.ready() ? twice.update(first) : Double.NaN;
            double expected = table.at(row, "dema");
            assertThat(twice.ready()).isEqualTo(row >= 8);
            if (!Double.isNaN(expected)) {
                assertThat(2 * first - second).as("row %d", row).isEqualTo(expected, within(1e-9 * expected));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(350);
    }

    /// TRIX is the one-step change of the average of the average of the average.
    @Test
    void theThreefoldAverageAgreesWithLean() {
        Table table = Table.read("lean-spy-trix-5.csv");
        Ema once = new Ema(5);
        Ema twice = new Ema(5);
        Ema thrice = new Ema(5);
        Roc change = new Roc(1);
        int compared = 0;
        for (int row = 0; row < table.size(); row++) {
            double value = once.update(table.at(row, "close"));
            value = once.ready() ? twice.update(value) : Double.NaN;
            value = twice.ready() ? thrice.update(value) : Double.NaN;
            value = thrice.ready() ? change.update(value) : Double.NaN;
            double expected = table.at(row, "trix");
            if (!Double.isNaN(expected)) {
                assertThat(value).as("row %d", row).isEqualTo(expected, within(1e-9));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(340);
    }
}
