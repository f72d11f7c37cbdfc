package dev.assay.core.signal;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;

/// One order, fully specified by the strategy.
///
/// @param instrument the instrument
/// @param side buy or sell
/// @param quantity positive
/// @param terms type, prices, time in force
/// @param tag the strategy's own name for the order; replaces and cancels refer to it; unique among its working orders
/// @param protective true for an exit: it stays when the strategy fails, and only ever reduces a position
public record OrderRequest(Instrument instrument, Side side, Quantity quantity, OrderTerms terms, String tag,
        boolean protective) implements Signal {
    public OrderRequest {
        if (quantity.signum() <= 0) {
            throw new IllegalArgumentException("an order quantity must be positive, not " + quantity + "; the side carries the direction");
        }
        if (tag.isBlank()) {
            throw new IllegalArgumentException("an order needs a tag, so that it can be replaced or cancelled");
        }
    }
}
