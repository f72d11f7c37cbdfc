package dev.assay.proofbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// Published values: of the estimators' own test series, and of the formulas reckoned by hand.
class SpreadEstimateTest {
    /// Open, high, low, close of the series that the authors of EDGE publish with their programs (MIT licence).
    private static double[][] series() throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Objects.requireNonNull(SpreadEstimateTest.class.getResourceAsStream("edge-ohlc.csv.gz"))),
                StandardCharsets.UTF_8))) {
            List<String[]> rows = in.lines().skip(1).map(line -> line.split(",")).toList();
            double[][] columns = new double[4][rows.size()];
            for (int i = 0; i < rows.size(); i++) {
                for (int column = 0; column < 4; column++) {
                    columns[column][i] = Double.parseDouble(rows.get(i)[column]);
                }
            }
            return columns;
        }
    }

    private static double[] first(double[] values, int count) {
        return Arrays.copyOf(values, count);
    }

    @Test
    void edgeIsTheOneItsAuthorsPublish() throws IOException {
        double[][] all = series();
        assertThat(all[0]).hasSize(10_000);
        assertThat(EdgeSpread.signed(all[0], all[1], all[2], all[3])).isCloseTo(0.0101849034905478, within(1e-9));
        assertThat(EdgeSpread.signed(first(all[0], 10), first(all[1], 10), first(all[2], 10), first(all[3], 10)))
                .isCloseTo(-0.016889917516422, within(1e-12));
    }

    @Test
    void edgeOfBarsThatDoNotMoveIsNoNumber() {
        assertThat(
                EdgeSpread.signed(new double[]{18.21, 17.61, 17.61}, new double[]{18.21, 17.61, 17.61}, new double[]{17.61, 17.61, 17.61},
                        new double[]{17.61, 17.61, 17.61}))
                .isNaN();
        assertThat(EdgeSpread.signed(new double[2], new double[2], new double[2], new double[2])).isNaN();
    }

    @Test
    void abdiAndRanaldoOverTheSameSeries() throws IOException {
        double[][] all = series();
        assertThat(SpreadEstimate.abdiRanaldo(all[1], all[2], all[3])).isCloseTo(0.007213334964, within(1e-9));
    }

    @Test
    void corwinAndSchultzByHand() {
        assertThat(SpreadEstimate.corwinSchultz(101, 99, 102, 100)).isCloseTo(-0.004122109, within(1e-9));
        assertThat(SpreadEstimate.corwinSchultz(101, 99, 101, 99)).isCloseTo(0.02, within(1e-9));
        assertThat(SpreadEstimate.corwinSchultz(new double[]{101, 102, 102}, new double[]{99, 100, 100}))
                .isCloseTo(SpreadEstimate.corwinSchultz(102, 100, 102, 100) / 2, within(1e-15));
    }

    /// What one says of the bid-ask bounce of a random walk with a known spread: all three find it.
    @Test
    void allThreeFindAKnownSpread() {
        java.util.Random random = new java.util.Random(7);
        int bars = 20_000;
        double[][] ohlc = new double[4][bars];
        double price = 0;
        for (int i = 0; i < bars; i++) {
            double high = -1e9;
            double low = 1e9;
            for (int step = 0; step < 390; step++) {
                price += random.nextGaussian() * 0.01 / Math.sqrt(390);
                double seen = price + (random.nextBoolean() ? 0.005 : -0.005);
                ohlc[0][i] = step == 0 ? Math.exp(seen) : ohlc[0][i];
                high = Math.max(high, seen);
                low = Math.min(low, seen);
                ohlc[3][i] = Math.exp(seen);
            }
            ohlc[1][i] = Math.exp(high);
            ohlc[2][i] = Math.exp(low);
        }
        assertThat(EdgeSpread.signed(ohlc[0], ohlc[1], ohlc[2], ohlc[3])).isCloseTo(0.01, within(0.0005));
        assertThat(SpreadEstimate.abdiRanaldo(ohlc[1], ohlc[2], ohlc[3])).isCloseTo(0.01, within(0.001));
        assertThat(SpreadEstimate.corwinSchultz(ohlc[1], ohlc[2])).isCloseTo(0.01, within(0.003));
    }
}
