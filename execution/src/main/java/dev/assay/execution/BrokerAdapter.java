package dev.assay.execution;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.order.BrokerMessage;
import dev.assay.core.order.BrokerQuery;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.signal.StrategyId;
import org.jspecify.annotations.Nullable;

/// A broker or venue, real or simulated. Verbs in, messages out: every call enqueues and returns nothing, every outcome and every answer
/// comes back as a [BrokerMessage], an input of the run.
///
/// Called from the loop's thread only; an implementation for a real broker hands over to its own threads and must not block. What an
/// implementation must do is held by [dev.assay.execution.contract.BrokerContract], which anyone can run.
public interface BrokerAdapter {
    /// What this broker can do; constant for a session.
    Capabilities capabilities();

    /// What can be done with an order of that strategy in that instrument; differs where orders take different ways.
    default Capabilities capabilities(StrategyId strategy, Instrument instrument) {
        return capabilities();
    }

    /// Sends a new order, a cancel or a replace. A command sent twice with the same client order id is one command; the same id with other
    /// content throws [IllegalStateException]. A broker that cannot take a command says so by a report that rejects it.
    ///
    /// @param command the command
    /// @param commandId event id of the command, for causation
    void send(OrderCommand command, long commandId);

    /// Takes a new order back that was never sent, with the requests about it; only an adapter that keeps orders waiting can.
    ///
    /// @param clOrdId the new order's client order id
    /// @return true where it will never go out; false where it has gone out, or may have
    default boolean withdraw(long clOrdId) {
        return false;
    }

    /// Asks about the broker's own books. Each question is answered once, by messages that carry its number.
    ///
    /// @param query the question
    void ask(BrokerQuery query);

    /// The next message, or null when there is none now. Reports of one order come in the broker's order.
    @Nullable
    BrokerMessage poll();
}
