package dev.assay.sandbox;

/// How fast simulated time passes.
///
/// @param kind how time moves
/// @param factor simulated seconds for every second of the wall clock; positive for [Kind#REAL_TIME], else 0
public record Speed(Kind kind, double factor) {
    /// How time moves.
    public enum Kind {
        /// With the wall clock, so many times faster.
        REAL_TIME,
        /// As fast as the data can be read.
        MAX,
        /// Only when a client asks for the next instant.
        STEP
    }

    public Speed {
        if (kind == Kind.REAL_TIME ? !(factor > 0 && factor <= 1_000_000) : factor != 0) {
            throw new IllegalArgumentException("a speed is more than 0 and at most 1000000, not " + factor);
        }
    }

    /// Reads `60`, `0.5`, `max` or `step`.
    ///
    /// @throws IllegalArgumentException when it is none of these
    public static Speed parse(String text) {
        return switch (text) {
            case "max" -> new Speed(Kind.MAX, 0);
            case "step" -> new Speed(Kind.STEP, 0);
            default -> {
                try {
                    yield new Speed(Kind.REAL_TIME, Double.parseDouble(text));
                } catch (NumberFormatException e) {
                    throw new IllegalArgumentException("\"" + text
                            + "\" is no speed: expected a number such as 60 (simulated seconds a second), max, or step", e);
                }
            }
        };
    }
}
