package dev.assay.proofbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ChanceTest {
    /// The first numbers of SplitMix64 from the seed 1234567, as published with it.
    @Test
    void theFinishingFunctionIsTheOnePublished() {
        long golden = 0x9E3779B97F4A7C15L;
        String[] published = {"6457827717110365317", "3203168211198807973", "9817491932198370423", "4593380528125082431"};
        for (int i = 0; i < published.length; i++) {
            assertThat(Long.toUnsignedString(Chance.mix(1_234_567 + (i + 1) * golden))).isEqualTo(published[i]);
        }
    }

    @Test
    void drawsAreEvenAndHangOnEachOfTheThreeNumbers() {
        int[] tenths = new int[10];
        for (int i = 0; i < 100_000; i++) {
            double draw = i % 3 == 0 ? Chance.draw(i, 1, 1) : i % 3 == 1 ? Chance.draw(1, i, 1) : Chance.draw(1, 1, i * 1_000_000_000L);
            assertThat(draw).isBetween(0.0, 1.0);
            tenths[(int) (draw * 10)]++;
        }
        for (int count : tenths) {
            assertThat((double) count).isCloseTo(10_000, within(400.0));
        }
        assertThat(Chance.draw(5, 6, 7)).isEqualTo(Chance.draw(5, 6, 7));
    }
}
