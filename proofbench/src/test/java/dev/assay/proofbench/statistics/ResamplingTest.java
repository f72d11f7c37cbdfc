package dev.assay.proofbench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResamplingTest {
    private static final double[] VALUES = IntStream.range(0, 100).asDoubleStream().toArray();

    private final double[] into = new double[VALUES.length];

    @Test
    void aPermutationHasTheSameValuesInAnotherOrder() {
        new Resampling(new SplitMix(1)).permute(VALUES, into);
        assertThat(into).isNotEqualTo(VALUES).containsExactlyInAnyOrder(VALUES);
    }

    /// Each of three values must stand in each place a third of the time.
    @Test
    void everyOrderIsAsLikelyAsAnyOther() {
        Resampling resampling = new Resampling(new SplitMix(3));
        int[][] counts = new int[3][3];
        double[] out = new double[3];
        for (int i = 0; i < 30_000; i++) {
            resampling.permute(new double[]{0, 1, 2}, out);
            for (int place = 0; place < 3; place++) {
                counts[place][(int) out[place]]++;
            }
        }
        for (int[] place : counts) {
            for (int count : place) {
                assertThat(count).isCloseTo(10_000, within(300));
            }
        }
    }

    /// A value is left out of a draw of n from n with probability (1 - 1/n)^n, near 1/e.
    @Test
    void aThirdOfTheValuesIsLeftOutOfADraw() {
        Resampling resampling = new Resampling(new SplitMix(5));
        double distinct = 0;
        for (int i = 0; i < 400; i++) {
            resampling.draw(VALUES, into);
            distinct += Arrays.stream(into).distinct().count();
        }
        assertThat(distinct / 400).isCloseTo(100 * (1 - StrictMath.pow(0.99, 100)), within(0.7));
    }

    @Test
    void blocksKeepNeighboursTogether() {
        Resampling resampling = new Resampling(new SplitMix(9));
        double followed = 0;
        for (int i = 0; i < 200; i++) {
            resampling.blocks(VALUES, into, 10);
            for (int k = 1; k < into.length; k++) {
                followed += into[k] == (into[k - 1] + 1) % 100 ? 1 : 0;
            }
        }
        assertThat(followed / (200 * 99.0)).isCloseTo(0.9 + 0.1 / 100, within(0.01));
    }

    @Test
    void theSameSeedDrawsTheSame() {
        double[] again = new double[VALUES.length];
        new Resampling(new SplitMix(11)).blocks(VALUES, into, 5);
        new Resampling(new SplitMix(11)).blocks(VALUES, again, 5);
        assertThat(again).isEqualTo(into);
    }
}
