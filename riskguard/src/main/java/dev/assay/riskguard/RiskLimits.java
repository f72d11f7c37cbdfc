package dev.assay.riskguard;

import dev.assay.core.money.Quantity;
import dev.assay.riskguard.controls.Limit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The limits of [StandardPolicy]. Immutable and thread-safe.
///
/// A limit that is null is *not configured*, and its control then rejects every order; but for the position's quantity, which is a bound
/// beside its value. To do without a control it must be listed as disabled, with a reason.
///
/// @param maxOrderNotional largest value of one order
/// @param maxOrderQuantity largest quantity of one order
/// @param maxPositionNotional largest value of the position in one instrument, working orders included
/// @param maxPositionQuantity largest position in one instrument, long or short; null: bounded by its value alone
/// @param maxGrossExposure largest sum of all positions' absolute values, working orders included
/// @param maxDailyLoss loss since the start of the trading day at which only reductions pass; a fraction is of the equity at that start
/// @param orderRate how fast orders may follow each other
/// @param maxPriceAgeNanos oldest price an order may be judged by, in nanoseconds of event time since it became known; 0: not configured.
///        A bar's price becomes known at its close, so with daily bars an order at the close sees an age of zero, and one between the
///        sessions sees the time since the last close: over a long weekend close to four days
/// @param disabled the controls that are off, and why
public record RiskLimits(@Nullable Limit maxOrderNotional, @Nullable Quantity maxOrderQuantity, @Nullable Limit maxPositionNotional,
        @Nullable Quantity maxPositionQuantity, @Nullable Limit maxGrossExposure, @Nullable Limit maxDailyLoss,
        @Nullable OrderRate orderRate,
        long maxPriceAgeNanos, List<Disabled> disabled) {
    /// The largest rate limit: what [dev.assay.core.risk.RiskState] can remember.
    public static final int LARGEST_RATE = 65_536;

    public RiskLimits {
        disabled = List.copyOf(disabled);
        requirePositive("order quantity", maxOrderQuantity);
        requirePositive("position quantity", maxPositionQuantity);
        if (maxPriceAgeNanos < 0) {
            throw new IllegalArgumentException("the largest price age must be positive, or 0 for none, not " + maxPriceAgeNanos + " ns");
        }
        List<String> seen = new ArrayList<>();
        for (Disabled each : disabled) {
            if (!StandardPolicy.controlIds().contains(each.control()) || seen.contains(each.control())) {
                throw new IllegalArgumentException((seen.contains(each.control()) ? "listed twice: " : "no control that can be disabled: ")
                        + each.control() + "; there are " + String.join(", ", StandardPolicy.controlIds()));
            }
            seen.add(each.control());
        }
    }

    private static void requirePositive(String what, @Nullable Quantity quantity) {
        if (quantity != null && quantity.signum() <= 0) {
            throw new IllegalArgumentException("the largest " + what + " must be positive, not " + quantity);
        }
    }

    /// At most `max` new and replaced orders in any window of `perNanos` of event time. Cancels are free.
    ///
    /// @param max 1 to [RiskLimits#LARGEST_RATE]
    /// @param perNanos length of the window, nanoseconds; positive
    public record OrderRate(int max, long perNanos) {
        public OrderRate {
            if (max < 1 || max > LARGEST_RATE || perNanos < 1) {
                throw new IllegalArgumentException("an order rate of " + max + " per " + perNanos + " ns: expected 1 to " + LARGEST_RATE
                        + " orders and a positive window");
            }
        }
    }

    /// A control that is switched off.
    ///
    /// @param control its id
    /// @param reason why; not blank, the report prints it
    public record Disabled(String control, String reason) {
        public Disabled {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("disabling " + control + " needs a reason");
            }
        }
    }
}
