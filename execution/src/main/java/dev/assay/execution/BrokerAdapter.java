package dev.assay.execution;

import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.OrderCommand;
import org.jspecify.annotations.Nullable;

/// A broker or venue, real or simulated. Verbs in, reports out: every call enqueues and returns nothing, every outcome comes back as an
/// [ExecutionReport].
///
/// Called from the loop's thread only; an implementation for a real broker hands over to its own threads and must not block. A command
/// sent twice with the same client order id is one command. Reports of one order come in the broker's order.
public interface BrokerAdapter {
    /// What this broker can do; constant for a session.
    Capabilities capabilities();

    /// Sends a new order, a cancel or a replace.
    ///
    /// @param command the command
    /// @param commandId event id of the command, for causation
    void send(OrderCommand command, long commandId);

    /// The next report, or null when there is none now.
    @Nullable
    ExecutionReport poll();
}
