package dev.assay.core.signal;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.order.OrderTerms;
import org.jspecify.annotations.Nullable;

/// Hold this much of an instrument; what is already held or working counts toward it.
///
/// @param instrument the instrument
/// @param size how much
/// @param style how to get there: order type, prices and time in force
/// @param exits protective orders placed once the position is opened, or null for none
/// @param algo how the order is worked over time, or null to send it at once
public record Target(Instrument instrument, SizeRule size, OrderTerms style, @Nullable Exits exits,
        @Nullable Algo algo) implements Signal {
    /// A target reached by one order.
    public Target(Instrument instrument, SizeRule size, OrderTerms style, @Nullable Exits exits) {
        this(instrument, size, style, exits, null);
    }

    /// The same, worked over time.
    public Target workedBy(Algo how) {
        return new Target(instrument, size, style, exits, how);
    }

    /// The same for another size.
    public Target withSize(SizeRule other) {
        return new Target(instrument, other, style, exits, algo);
    }

    /// Protective exit prices, as distances from the average entry price in fractions of it (0.02 is 2 %); zero for none.
    ///
    /// @param stopLoss distance of the stop; never negative
    /// @param takeProfit distance of the limit; never negative
    public record Exits(double stopLoss, double takeProfit) {
        public Exits {
            if (!(stopLoss >= 0 && stopLoss < 1) || !(takeProfit >= 0 && Double.isFinite(takeProfit))) {
                throw new IllegalArgumentException(
                        "exits need 0 <= stopLoss < 1 and takeProfit >= 0, not " + stopLoss + " and " + takeProfit);
            }
        }
    }
}
