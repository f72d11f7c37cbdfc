package dev.assay.execution;

import dev.assay.core.money.Price;

/// Limits of the execution engine.
///
/// @param minOrderNotional orders of targets worth less than this are not sent, in the instrument's currency; zero for no limit. Closing a
///        position is always sent, and so is an explicit order
/// @param maxSignalsPerInstant more signals than this in one flush are refused, each with an explanation
public record SizingRules(Price minOrderNotional, int maxSignalsPerInstant) {
    /// No smallest order, 100,000 signals.
    public static final SizingRules DEFAULT = new SizingRules(new Price(0, 0), 100_000);

    public SizingRules {
        if (minOrderNotional.units() < 0) {
            throw new IllegalArgumentException("minOrderNotional must not be negative, but is " + minOrderNotional);
        }
        if (maxSignalsPerInstant < 1) {
            throw new IllegalArgumentException("maxSignalsPerInstant must be at least 1, but is " + maxSignalsPerInstant);
        }
    }
}
