package dev.assay.execution;

import dev.assay.core.order.OrderIntent;
import dev.assay.core.signal.SignalEvent;

/// Turns signals into sized intents: sizing, rounding to lots and ticks, netting, batching. One flush per instant.
///
/// Called from the loop's thread only, at fixed places. A signal that leads to no intent is explained by an event, never dropped in silence.
public interface ExecutionEngine {
    /// Takes a signal of the present instant; nothing is sent yet.
    ///
    /// @param signal what a strategy asks for
    /// @param signalId its event id: the cause of what follows
    /// @param correlationId id of the root input
    void accept(SignalEvent signal, long signalId, long correlationId);

    /// Sizes what was accepted, in order of arrival, and hands each result on.
    void flush(Outlet outlet);

    /// Where sized intents and cancels go: to RiskGuard and then the OMS.
    interface Outlet {
        /// An intent, already recorded as an event.
        void onIntent(OrderIntent intent, long intentId, long correlationId);

        /// A working order to be cancelled.
        ///
        /// @param clOrdId the order's identity: the id it was born with
        /// @param reason why, in words
        /// @param causeId event id of the cause
        void onCancel(long clOrdId, String reason, long causeId, long correlationId);
    }
}
