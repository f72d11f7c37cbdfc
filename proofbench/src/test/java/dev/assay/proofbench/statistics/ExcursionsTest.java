package dev.assay.proofbench.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ExcursionsTest {
    @Test
    void onlyBarsBetweenEntryAndExitCount() {
        Excursions prices = new Excursions();
        prices.add(0, 10, 200, 10);
        prices.add(10, 20, 110, 95);
        prices.add(20, 30, 130, 90);
        prices.add(30, 40, 300, 5);
        prices.build();
        assertThat(prices.of(10, 40, 100, 105, true)).containsExactly(90 / 100.0 - 1, 130 / 100.0 - 1);
        assertThat(prices.of(10, 40, 100, 105, false)).containsExactly(-(130 / 100.0 - 1), -(90 / 100.0 - 1));
        // Between two openings of one bar nothing but entry and exit is known.
        assertThat(prices.of(12, 18, 100, 104, true)).containsExactly(0, 104 / 100.0 - 1);
    }

    /// The tree finds what a walk over every bar finds.
    @Test
    void agreesWithAWalkOverEveryBar() {
        Random random = new Random(4);
        int bars = 777;
        double[] high = new double[bars];
        double[] low = new double[bars];
        Excursions prices = new Excursions();
        for (int i = 0; i < bars; i++) {
            low[i] = 50 + random.nextInt(100);
            high[i] = low[i] + random.nextInt(20);
            prices.add(i * 10L, i * 10L + 10, high[i], low[i]);
        }
        prices.build();
        for (int n = 0; n < 500; n++) {
            long entry = random.nextInt(bars * 10);
            long exit = entry + random.nextInt(bars * 10);
            double most = 101;
            double least = 100;
            for (int i = 0; i < bars; i++) {
                if (i * 10L >= entry && i * 10L + 10 < exit) {
                    most = Math.max(most, high[i]);
                    least = Math.min(least, low[i]);
                }
            }
            assertThat(prices.of(entry, exit, 100, 101, true)).containsExactly(least / 100 - 1, most / 100 - 1);
        }
    }
}
