package dev.assay.core.signal;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrderTerms;

/// Change a working order of this strategy.
///
/// @param instrument the order's instrument
/// @param tag the order's tag
/// @param quantity the new total quantity, including what has filled
/// @param terms the new terms; the order type must stay
public record Replace(Instrument instrument, String tag, Quantity quantity, OrderTerms terms) implements Signal {
    public Replace {
        if (quantity.signum() <= 0) {
            throw new IllegalArgumentException("a replaced order needs a positive quantity, not " + quantity + "; to remove it, cancel it");
        }
    }
}
