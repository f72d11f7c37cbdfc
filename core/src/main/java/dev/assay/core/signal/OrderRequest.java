package dev.assay.core.signal;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import org.jspecify.annotations.Nullable;

/// One order, fully specified by the strategy: `OrderRequest.buy(acme, ten, terms, "entry").as(PARENT, "bracket-1")`.
///
/// @param instrument the instrument
/// @param side buy or sell
/// @param quantity positive
/// @param terms type, prices, time in force, instructions
/// @param tag the strategy's own name for the order; replaces and cancels refer to it; unique among its working orders
/// @param protective true for an exit: it stays when the strategy fails, and only ever reduces a position
/// @param link what it has to do with other orders, or null for nothing
/// @param algo how it is worked over time, or null to send it at once; a linked order is never worked
public record OrderRequest(Instrument instrument, Side side, Quantity quantity, OrderTerms terms, String tag, boolean protective,
        @Nullable Link link, @Nullable Algo algo) implements Signal {
    public OrderRequest {
        if (quantity.signum() <= 0) {
            throw new IllegalArgumentException("an order quantity must be positive, not " + quantity + "; the side carries the direction");
        }
        if (tag.isBlank()) {
            throw new IllegalArgumentException("an order needs a tag, so that it can be replaced or cancelled");
        }
        if (link != null && algo != null) {
            throw new IllegalArgumentException("order \"" + tag + "\" is linked and worked by an algorithm: choose one");
        }
    }

    /// An order of its own, sent at once.
    public OrderRequest(Instrument instrument, Side side, Quantity quantity, OrderTerms terms, String tag, boolean protective) {
        this(instrument, side, quantity, terms, tag, protective, null, null);
    }

    /// A purchase.
    public static OrderRequest buy(Instrument instrument, Quantity quantity, OrderTerms terms, String tag) {
        return new OrderRequest(instrument, Side.BUY, quantity, terms, tag, false);
    }

    /// A sale; where the position does not cover it, a short sale.
    public static OrderRequest sell(Instrument instrument, Quantity quantity, OrderTerms terms, String tag) {
        return new OrderRequest(instrument, Side.SELL, quantity, terms, tag, false);
    }

    /// The same as a protective exit.
    public OrderRequest asProtective() {
        return new OrderRequest(instrument, side, quantity, terms, tag, true, link, algo);
    }

    /// The same with a part in a list.
    public OrderRequest as(Link.Role role, String list) {
        return new OrderRequest(instrument, side, quantity, terms, tag, protective, new Link(list, role), algo);
    }

    /// The same, worked over time.
    public OrderRequest workedBy(Algo how) {
        return new OrderRequest(instrument, side, quantity, terms, tag, protective, link, how);
    }
}
