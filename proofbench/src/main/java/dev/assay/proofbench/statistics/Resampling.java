package dev.assay.proofbench.statistics;

/// Other orders and other draws of what happened. Each method fills an array with values of another. Single-threaded.
public final class Resampling {
    private final SplitMix random;

    /// Drawn from this stream.
    public Resampling(SplitMix random) {
        this.random = random;
    }

    /// Another order of the same values, each as likely as any other. (Fisher and Yates, in Durstenfeld's form.)
    public void permute(double[] from, double[] into) {
        System.arraycopy(from, 0, into, 0, from.length);
        for (int i = into.length - 1; i > 0; i--) {
            int other = random.below(i + 1);
            double kept = into[i];
            into[i] = into[other];
            into[other] = kept;
        }
    }

    /// As many values, each drawn from all of them: some come twice, some never. (Efron 1979.)
    public void draw(double[] from, double[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = from[random.below(from.length)];
        }
    }

    /// As many values, in blocks that begin anywhere, last a geometric number of values, and wrap around at the end. (Politis and Romano
    /// 1994, the stationary bootstrap.)
    ///
    /// @param meanBlock mean length of a block, at least 1
    public void blocks(double[] from, double[] into, double meanBlock) {
        int at = 0;
        for (int i = 0; i < into.length; i++) {
            boolean begins = i == 0 || random.uniform() * meanBlock < 1;
            at = begins ? random.below(from.length) : at + 1 == from.length ? 0 : at + 1;
            into[i] = from[at];
        }
    }

    /// The block length used where nobody gives one: the cube root of the number of values, at least 2.
    public static double usualBlock(int values) {
        return Math.max(2, StrictMath.cbrt(values));
    }
}
