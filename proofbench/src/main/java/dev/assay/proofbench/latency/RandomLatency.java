package dev.assay.proofbench.latency;

import dev.assay.core.money.FixedPoint;
import java.util.Locale;

/// Drawn for each message from a distribution: a function of the seed, the way, the message's number and its time. Bit-identical on every machine
/// (`StrictMath`).
///
/// @param shape the distribution
/// @param typical mean of `NORMAL`, median of `LOG_NORMAL`, in nanoseconds
/// @param spread standard deviation of `NORMAL` in nanoseconds, of the logarithm of `LOG_NORMAL`
/// @param least never less, in nanoseconds
/// @param most never more, in nanoseconds
/// @param seed of this way alone
public record RandomLatency(Shape shape, double typical, double spread, long least, long most, long seed) implements LatencyModel {
    private static final int MILLIS = 6;

    /// Distributions.
    public enum Shape {
        /// Every length from the least to the most alike.
        UNIFORM,
        /// A bell around the mean, cut off at the least and the most.
        NORMAL,
        /// Skewed, with a long tail, cut off at the least and the most.
        LOG_NORMAL
    }

    public RandomLatency {
        if (least < 0 || most < least || !(typical >= 0) || !(spread >= 0)) {
            throw new IllegalArgumentException("a latency from " + least + " to " + most + " ns around " + typical + " ns with a spread of "
                    + spread + " is none: expected 0 <= least <= most, and nothing below zero");
        }
    }

    @Override
    public long nanos(long number, long ts) {
        long bits = mix(mix(mix(seed) + number) + ts);
        double uniform = (bits >>> 11) * 0x1.0p-53;
        if (shape == Shape.UNIFORM) {
            return least + (long) (uniform * (double) (most - least + 1));
        }
        double other = (mix(bits) >>> 11) * 0x1.0p-53;
        // Box and Muller (1958); 1 - uniform is never zero.
        double normal = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform)) * StrictMath.cos(2 * StrictMath.PI * other);
        double drawn = shape == Shape.NORMAL ? typical + spread * normal : typical * StrictMath.exp(spread * normal);
        return Math.clamp((long) drawn, least, most);
    }

    /// The finishing function of SplitMix64 (Steele, Lea and Flood 2014).
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    @Override
    public String id() {
        return shape.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String assumptions() {
        String range = "from " + FixedPoint.format(least, MILLIS) + " to " + FixedPoint.format(most, MILLIS) + " ms";
        String drawn = ", drawn for each message from the run's seed: the same in every replay. Messages on one way never overtake.";
        return switch (shape) {
            case UNIFORM -> "Messages are under way for any time " + range + ", all alike" + drawn;
            case NORMAL -> "Messages are under way for " + millis(typical) + " ms on average, normally distributed with a deviation of "
                    + millis(spread) + " ms, " + range + drawn;
            case LOG_NORMAL ->
                "Messages are under way for " + millis(typical) + " ms in the middle, their logarithm normally distributed with a"
                        + " deviation of " + spread + ", " + range + drawn;
        };
    }

    private static String millis(double nanos) {
        return FixedPoint.format((long) nanos, MILLIS);
    }

    @Override
    public String whenToChoose() {
        return switch (shape) {
            case UNIFORM -> "Choose it where all that is known is a range.";
            case NORMAL -> "Choose it for a steady line.";
            case LOG_NORMAL -> "Choose it for the internet, and wherever now and then a message takes long.";
        };
    }
}
