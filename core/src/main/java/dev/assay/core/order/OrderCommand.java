package dev.assay.core.order;

import dev.assay.core.event.EventType;
import dev.assay.core.event.Payload;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Money;
import dev.assay.core.money.Quantity;
import dev.assay.core.signal.StrategyId;
import org.jspecify.annotations.Nullable;

/// What the OMS sends to a broker. Client order ids are the run's sequence; the adapter adds the session prefix.
public sealed interface OrderCommand extends Payload {
    /// This command's own client order id (FIX ClOrdID): 1, 2, 3 … in the run. A status request carries the id of what it asks about.
    long clOrdId();

    /// The instrument.
    Instrument instrument();

    /// A new order; FIX message D.
    ///
    /// @param clOrdId its client order id
    /// @param strategy whose order it is
    /// @param instrument the instrument
    /// @param side the side
    /// @param orderQty positive
    /// @param terms type, prices, time in force
    /// @param tag the strategy's name for it
    /// @param protective true for an exit: it stays when the strategy fails, and only ever reduces a position
    /// @param cash the amount to trade for, where the broker is to find the quantity (FIX CashOrderQty) and `orderQty` is our estimate;
    ///        null for an order by quantity
    /// @param ocoId number of the group whose orders share one quantity: what one fills, the broker takes off the others; 0 for none
    record NewOrderSingle(long clOrdId, StrategyId strategy, Instrument instrument, Side side, Quantity orderQty, OrderTerms terms,
            String tag, boolean protective, @Nullable Money cash, long ocoId) implements OrderCommand {
        /// An order in no group.
        public NewOrderSingle(long clOrdId, StrategyId strategy, Instrument instrument, Side side, Quantity orderQty, OrderTerms terms,
                String tag, boolean protective, @Nullable Money cash) {
            this(clOrdId, strategy, instrument, side, orderQty, terms, tag, protective, cash, 0);
        }

        /// An order by quantity in no group.
        public NewOrderSingle(long clOrdId, StrategyId strategy, Instrument instrument, Side side, Quantity orderQty, OrderTerms terms,
                String tag, boolean protective) {
            this(clOrdId, strategy, instrument, side, orderQty, terms, tag, protective, null, 0);
        }

        @Override
        public EventType type() {
            return EventType.NEW_ORDER;
        }
    }

    /// A request to cancel; FIX message F.
    ///
    /// @param clOrdId the request's own id
    /// @param origClOrdId the order's last accepted id
    /// @param orderId the broker's id, once known
    /// @param instrument the instrument
    /// @param reason why, in words
    record CancelRequest(long clOrdId, long origClOrdId, @Nullable String orderId, Instrument instrument,
            String reason) implements OrderCommand {
        @Override
        public EventType type() {
            return EventType.CANCEL_REQUEST;
        }
    }

    /// A request to change quantity or prices; FIX message G.
    ///
    /// @param clOrdId the request's own id
    /// @param origClOrdId the order's last accepted id
    /// @param orderId the broker's id, once known
    /// @param instrument the instrument
    /// @param orderQty the new total quantity
    /// @param terms the new terms
    record ReplaceRequest(long clOrdId, long origClOrdId, @Nullable String orderId, Instrument instrument, Quantity orderQty,
            OrderTerms terms) implements OrderCommand {
        @Override
        public EventType type() {
            return EventType.REPLACE_REQUEST;
        }
    }

    /// Asks for an order's state; FIX message H. Changes nothing, so asking twice is harmless.
    ///
    /// @param clOrdId the id of the order asked about: its last accepted one; a status request has no id of its own
    /// @param orderId the broker's id, once known
    /// @param instrument the instrument
    /// @param side the order's side
    record StatusRequest(long clOrdId, @Nullable String orderId, Instrument instrument, Side side) implements OrderCommand {
        @Override
        public EventType type() {
            return EventType.STATUS_REQUEST;
        }
    }
}
