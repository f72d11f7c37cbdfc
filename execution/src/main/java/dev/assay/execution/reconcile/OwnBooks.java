package dev.assay.execution.reconcile;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.money.Money;
import dev.assay.core.order.Order;
import java.util.List;

/// Our side of a comparison, and what can be done when it fails. Called from the loop's thread.
public interface OwnBooks {
    /// The run's instruments.
    Universe universe();

    /// What the account holds, signed, in quantity units.
    long positionUnits(Instrument instrument);

    /// Whether long and short positions are kept apart.
    default boolean hedged() {
        return false;
    }

    /// What the account holds on one side, not negative, in quantity units.
    ///
    /// @param side 1 for long, -1 for short
    default long sideUnits(Instrument instrument, int side) {
        return Math.max(0, Math.multiplyExact(side, positionUnits(instrument)));
    }

    /// The account's cash by currency; every other currency is taken to be zero.
    List<Money> cash();

    /// The orders that work.
    List<Order> workingOrders();

    /// The broker has the order as we do: whatever put its state in doubt is settled.
    ///
    /// @param causeId event id of the answer that showed it
    void settled(Order order, long causeId);

    /// What may be done to the books where they differ.
    Repairs repairs();

    /// Nothing may open a position any more, until an operator re-arms.
    ///
    /// @param causeId event id of the finding
    void halt(String reason, long causeId);
}
