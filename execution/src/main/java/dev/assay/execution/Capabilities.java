package dev.assay.execution;

import dev.assay.core.order.OrdType;
import dev.assay.core.order.TimeInForce;
import java.util.List;

/// What a broker can do.
///
/// @param name shown in reports
/// @param ordTypes order types it takes
/// @param timesInForce times in force it takes
/// @param replace whether it can replace a working order
/// @param fractional whether it takes fractions of a lot
/// @param shortSelling whether it takes short sales
/// @param answersAtOnce whether what a call leads to can be polled as soon as the call returns, and nothing is ever lost on the way: true of
///        a broker in this process, never of one behind a link
/// @param features what else it can do
public record Capabilities(String name, List<OrdType> ordTypes, List<TimeInForce> timesInForce, boolean replace, boolean fractional,
        boolean shortSelling, boolean answersAtOnce, List<Feature> features) {
    /// Instructions a broker may know.
    public enum Feature {
        /// Orders that are withdrawn rather than trade at once.
        POST_ONLY,
        /// Orders that never more than close the account's position.
        REDUCE_ONLY,
        /// Orders that show a part of their quantity.
        ICEBERG,
        /// Orders that share one quantity: what one fills is taken off the others at once.
        OCO,
        /// Long and short positions in one instrument beside each other, and orders that say whether they open or close.
        HEDGING
    }

    public Capabilities {
        ordTypes = List.copyOf(ordTypes);
        timesInForce = List.copyOf(timesInForce);
        features = List.copyOf(features);
    }

    /// A broker that knows no instructions.
    public Capabilities(String name, List<OrdType> ordTypes, List<TimeInForce> timesInForce, boolean replace, boolean fractional,
            boolean shortSelling, boolean answersAtOnce) {
        this(name, ordTypes, timesInForce, replace, fractional, shortSelling, answersAtOnce, List.of());
    }
}
