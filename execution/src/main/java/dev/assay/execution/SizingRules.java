package dev.assay.execution;

import dev.assay.core.money.Price;
import java.math.RoundingMode;

/// Limits of the execution engine.
///
/// @param lotRounding how a target that is no whole number of lots is rounded: `DOWN` toward zero, or `HALF_DOWN` to the nearest lot with
///        halves toward zero
/// @param minOrderNotional orders of targets worth less than this are not sent, in the account's currency; zero for no limit. Closing a
///        position is always sent, and so is an explicit order
/// @param maxSignalsPerInstant more signals than this in one flush are refused, each with an explanation
/// @param maxOrdersPerSecond most new orders and replaces of signals in one instrument within one second of event time; more are refused,
///        each with an explanation; 0 for no limit. Exits and what linked orders need are never throttled
/// @param netting whether opposite targets of different strategies are crossed inside the account first, and at what price
public record SizingRules(RoundingMode lotRounding, Price minOrderNotional, int maxSignalsPerInstant, int maxOrdersPerSecond,
        Netting netting) {
    /// Whether opposite market orders that targets of different strategies lead to in one instant are crossed inside the account.
    public enum Netting {
        /// Each goes to the broker.
        NONE,
        /// At the last price.
        LAST,
        /// In the middle of the last quote, down to a whole price unit; without a quote they go to the broker.
        MID
    }

    /// Rules without netting.
    public SizingRules(RoundingMode lotRounding, Price minOrderNotional, int maxSignalsPerInstant, int maxOrdersPerSecond) {
        this(lotRounding, minOrderNotional, maxSignalsPerInstant, maxOrdersPerSecond, Netting.NONE);
    }

    /// Toward zero, no smallest order, 100,000 signals.
    public static final SizingRules DEFAULT = new SizingRules(RoundingMode.DOWN, new Price(0, 0), 100_000);

    /// Rules without a throttle.
    public SizingRules(RoundingMode lotRounding, Price minOrderNotional, int maxSignalsPerInstant) {
        this(lotRounding, minOrderNotional, maxSignalsPerInstant, 0);
    }

    public SizingRules {
        if (lotRounding != RoundingMode.DOWN && lotRounding != RoundingMode.HALF_DOWN) {
            throw new IllegalArgumentException("lotRounding must be DOWN or HALF_DOWN, not " + lotRounding);
        }
        if (minOrderNotional.units() < 0) {
            throw new IllegalArgumentException("minOrderNotional must not be negative, but is " + minOrderNotional);
        }
        if (maxSignalsPerInstant < 1) {
            throw new IllegalArgumentException("maxSignalsPerInstant must be at least 1, but is " + maxSignalsPerInstant);
        }
        if (maxOrdersPerSecond < 0) {
            throw new IllegalArgumentException("maxOrdersPerSecond must not be negative, but is " + maxOrdersPerSecond);
        }
    }
}
