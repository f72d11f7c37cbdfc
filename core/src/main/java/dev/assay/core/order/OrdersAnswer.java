package dev.assay.core.order;

import dev.assay.core.event.EventType;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The broker's own view of our orders.
///
/// @param queryId the question it answers
/// @param orders those that work, and those received or changed since the time asked for
/// @param transactTs as of when, epoch ns UTC
public record OrdersAnswer(long queryId, List<State> orders, long transactTs) implements BrokerMessage {
    @Override
    public EventType type() {
        return EventType.ORDERS_ANSWER;
    }

    public OrdersAnswer {
        orders = List.copyOf(orders);
    }

    /// One order there.
    ///
    /// @param clOrdId its last accepted client order id; 0 for an order that did not come from here
    /// @param instrument the instrument
    /// @param side the side
    /// @param ordStatus its state
    /// @param orderQty total quantity
    /// @param cumQty filled so far
    /// @param leavesQty still working
    /// @param orderId the broker's id of it, empty where it gives none; at most [#MAX_ORDER_ID] printable ASCII characters
    /// @param avgPx average price of what has filled, null where the broker does not say or nothing has
    public record State(long clOrdId, Instrument instrument, Side side, OrdStatus ordStatus, Quantity orderQty, Quantity cumQty,
            Quantity leavesQty, String orderId, @Nullable Price avgPx) {
        /// The longest id of a broker.
        public static final int MAX_ORDER_ID = 64;

        public State {
            boolean plain = orderId.length() <= MAX_ORDER_ID;
            for (int i = 0; plain && i < orderId.length(); i++) {
                plain = orderId.charAt(i) > ' ' && orderId.charAt(i) <= '~';
            }
            if (!plain) {
                throw new IllegalArgumentException("the broker's order id \"" + orderId + "\" is not up to " + MAX_ORDER_ID
                        + " printable ASCII characters without spaces");
            }
        }

        /// An order without the broker's own id and prices.
        public State(long clOrdId, Instrument instrument, Side side, OrdStatus ordStatus, Quantity orderQty, Quantity cumQty,
                Quantity leavesQty) {
            this(clOrdId, instrument, side, ordStatus, orderQty, cumQty, leavesQty, "", null);
        }
    }
}
