package dev.assay.proofbench.statistics;

/// A stream of draws from a seed, the same on any machine: SplitMix64. (Steele, Lea and Flood 2014.) Single-threaded; not for secrets.
public final class SplitMix {
    private long state;

    /// A stream.
    public SplitMix(long seed) {
        state = seed;
    }

    /// Any 64 bits.
    public long next() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /// From 0 to below 1, in steps of 2⁻⁵³.
    public double uniform() {
        return (next() >>> 11) * 0x1p-53;
    }

    /// From 0 to below `bound`.
    ///
    /// @param bound positive
    public int below(int bound) {
        return (int) ((next() >>> 32) * bound >>> 32);
    }
}
