package dev.assay.execution.reconcile;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.Order;
import dev.assay.core.order.OrdersAnswer;

/// What a policy may do to our books and orders. Called from the loop's thread. Each takes the finding's event id as cause, and the answer
/// that showed it as root.
public interface Repairs {
    /// Takes an order of the broker's into the books, owned by the adopter.
    ///
    /// @param listed the order as the broker lists it
    void adopt(ExecutionReport listed);

    /// Asks the broker to cancel an order that does not work here.
    void cancel(OrdersAnswer.State order, String reason, long findingId, long correlationId);

    /// Ends an order here that the broker does not have any more.
    void end(Order order, String reason, long findingId, long correlationId);

    /// Cancels an order that works at both.
    void withdraw(Order order, String reason, long findingId, long correlationId);

    /// Takes over what the broker's list says of an order that works at both.
    void restate(ExecutionReport restated);

    /// Books a fill that follows from the broker's list.
    void fill(ExecutionReport trade);

    /// Whether a price is known that a position can be booked at.
    boolean priced(Instrument instrument);

    /// Books a change of position to the adopter.
    ///
    /// @param units the change, signed, in quantity units
    /// @param close whether an order for it goes out the other way, as soon as orders may
    void adjust(Instrument instrument, long units, boolean close, String reason, long findingId, long correlationId);

    /// Whether the account keeps that currency.
    boolean keeps(Currency currency);

    /// Books a change of cash.
    void adjust(Money change, long findingId, long correlationId);
}
