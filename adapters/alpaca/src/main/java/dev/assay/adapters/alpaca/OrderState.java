package dev.assay.adapters.alpaca;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.Side;

/// One order through all its replacements: Alpaca makes each of them an order of its own, we keep one. Its first id there stands for it.
final class OrderState {
    final String firstId;
    final Instrument instrument;
    final Side side;
    /// Its last accepted client order id; 0 for an order that did not come from here.
    long clOrdId;
    /// Its latest id at Alpaca.
    String id;
    Quantity orderQty;
    Quantity cumQty;
    OrdStatus status = OrdStatus.PENDING_NEW;
    boolean acknowledged;
    /// The cancel request under way, or 0.
    long cancelling;
    /// The cancel request that ended it, or 0.
    long canceledBy;

    OrderState(String id, long clOrdId, Instrument instrument, Side side, Quantity orderQty) {
        this.firstId = id;
        this.id = id;
        this.clOrdId = clOrdId;
        this.instrument = instrument;
        this.side = side;
        this.orderQty = orderQty;
        this.cumQty = Quantity.ZERO;
    }

    Quantity leavesQty() {
        return status.terminal() ? instrument.quantity(0) : orderQty.minus(cumQty);
    }
}
