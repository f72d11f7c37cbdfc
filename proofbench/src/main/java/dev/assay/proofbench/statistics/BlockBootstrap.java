package dev.assay.proofbench.statistics;

import java.util.Arrays;

/// The stationary block bootstrap of a series of returns: resamples of the same length from blocks that begin anywhere and last a geometric
/// number of periods, so that clustering of good and bad times survives. (Politis and Romano 1994.)
///
/// The mean block length is the cube root of the number of returns, at least 2. Drawn by a SplitMix64 stream from the seed: the same seed
/// gives the same resamples on any machine. Single-threaded.
final class BlockBootstrap {
    /// No more draws than this are made in all: longer series get fewer resamples, down to [#FEWEST].
    private static final long MOST_DRAWS = 20_000_000;
    private static final int FEWEST = 100;
    private static final int USUAL = 1_000;
    private static final double TAIL = 0.025;

    private final double[] returns;
    private final int resamples;
    private final long newBlock;
    private final SplitMix random;

    BlockBootstrap(double[] returns, long seed) {
        this.returns = returns;
        random = new SplitMix(seed);
        resamples = (int) Math.max(FEWEST, Math.min(USUAL, MOST_DRAWS / Math.max(1, returns.length)));
        double block = Resampling.usualBlock(returns.length);
        newBlock = (long) (0x1p32 / block);
    }

    /// What is estimated from a resample.
    interface Estimates {
        /// Computes from the resample into `out`, which has one place for each estimate.
        void of(double[] resample, double[] out);
    }

    /// The 2.5 % and 97.5 % quantiles of each estimate, `[estimate][low, high]`; NaN where an estimate was undefined in any resample.
    double[][] intervals(int count, Estimates estimates) {
        double[][] found = new double[count][resamples];
        double[] resample = new double[returns.length];
        double[] out = new double[count];
        for (int i = 0; i < resamples; i++) {
            draw(resample);
            estimates.of(resample, out);
            for (int k = 0; k < count; k++) {
                found[k][i] = out[k];
            }
        }
        double[][] intervals = new double[count][];
        for (int k = 0; k < count; k++) {
            Arrays.sort(found[k]);
            int low = (int) (TAIL * (resamples - 1));
            boolean defined = !Double.isNaN(found[k][resamples - 1]);
            intervals[k] = defined
                    ? new double[]{found[k][low], found[k][resamples - 1 - low]}
                    : new double[]{Double.NaN, Double.NaN};
        }
        return intervals;
    }

    private void draw(double[] resample) {
        int at = 0;
        for (int i = 0; i < resample.length; i++) {
            // One draw decides twice: its lower half whether a block begins, its upper half where.
            long drawn = random.next();
            if (i == 0 || (drawn & 0xFFFF_FFFFL) < newBlock) {
                at = (int) ((drawn >>> 32) * returns.length >>> 32);
            } else {
                at = at + 1 == returns.length ? 0 : at + 1;
            }
            resample[i] = returns[at];
        }
    }
}
