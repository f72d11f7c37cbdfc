package dev.assay.execution.reconcile;

import dev.assay.core.event.ReconciliationFinding.Action;
import java.util.List;

/// What is done about each class of difference between our books and the broker's, once it is believed. Other classes leave no choice: an
/// impossible report freezes its order, an overfill is booked, an id used twice halts.
///
/// @param unknownOrder an order works at the broker that does not work here: HALT, ADOPT (it becomes an order of the adopter's) or CANCEL
///        (the broker is asked to cancel it)
/// @param missingOrder an order works here and not at the broker: HALT, or ADOPT (it ends here too)
/// @param missedFill the broker has filled more of an order, and no report says how: HALT, or ADOPT (booked at the price that follows from
///        the broker's average)
/// @param orderState an order works at both and is not the same one there, by its quantity, side or instrument: HALT, ADOPT (its quantity is
///        restated here) or CANCEL (it is cancelled)
/// @param position a position differs: HALT, ADOPT (the difference is booked to the adopter at the last price), or CLOSE (booked, and then
///        an order for it goes out the other way)
/// @param cash a balance differs: HALT, or ADOPT (the difference is booked)
/// @param adopter number of the strategy that owns what is adopted
public record Policies(Action unknownOrder, Action missingOrder, Action missedFill, Action orderState, Action position, Action cash,
        int adopter) {
    /// Every difference halts.
    public static final Policies HALT = new Policies(Action.HALT, Action.HALT, Action.HALT, Action.HALT, Action.HALT, Action.HALT, 0);

    public Policies {
        require("an unknown order", unknownOrder, Action.HALT, Action.ADOPT, Action.CANCEL);
        require("a missing order", missingOrder, Action.HALT, Action.ADOPT);
        require("a missed fill", missedFill, Action.HALT, Action.ADOPT);
        require("an order's state", orderState, Action.HALT, Action.ADOPT, Action.CANCEL);
        require("a position", position, Action.HALT, Action.ADOPT, Action.CLOSE);
        require("cash", cash, Action.HALT, Action.ADOPT);
    }

    private static void require(String what, Action given, Action... possible) {
        if (!List.of(possible).contains(given)) {
            throw new IllegalArgumentException("what differs in " + what + " cannot lead to " + given + ": expected one of "
                    + List.of(possible));
        }
    }
}
