package dev.assay.proofbench;

/// Chance as a function: the same seed, order and time give the same number on any machine, in a run and in its replay, whatever else was
/// asked before. The finishing function of Steele, Lea and Flood, Fast Splittable Pseudorandom Number Generators (2014), known as SplitMix64,
/// over the three numbers one after the other.
final class Chance {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Chance() {}

    /// A number from 0 inclusive to 1 exclusive.
    static double draw(long seed, long order, long ts) {
        long mixed = mix(mix(mix(seed + GOLDEN) + order + GOLDEN) + ts + GOLDEN);
        return (mixed >>> 11) * 0x1.0p-53;
    }

    static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
