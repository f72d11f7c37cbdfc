package dev.assay.execution.reconcile;

import dev.assay.core.order.OrderCommand;

/// A command that the broker has not answered yet.
final class Parcel {
    /// Where it is.
    enum State {
        /// With us.
        HELD,
        /// On its way or there.
        SENT,
        /// Perhaps there: the broker must be asked.
        DOUBTFUL
    }

    final OrderCommand command;
    final long commandId;
    State state = State.HELD;
    /// Since when it is where it is.
    long since;
    /// Whether it has ever gone out.
    boolean out;
    /// How often it has gone out again.
    int tries;

    Parcel(OrderCommand command, long commandId, long now) {
        this.command = command;
        this.commandId = commandId;
        since = now;
    }

    void move(State next, long now) {
        state = next;
        since = now;
    }

    boolean cancel() {
        return command instanceof OrderCommand.CancelRequest;
    }

    /// The order that a request is about, 0 for a new order.
    long about() {
        return switch (command) {
            case OrderCommand.NewOrderSingle n -> 0;
            case OrderCommand.CancelRequest c -> c.origClOrdId();
            case OrderCommand.ReplaceRequest r -> r.origClOrdId();
            case OrderCommand.StatusRequest s -> s.clOrdId();
        };
    }
}
