package dev.assay.execution;

import dev.assay.core.market.CorporateAction;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrdStatus;

/// Restates the orders of an instrument for a split, the ended ones too: a late bust must find them in today's shares.
final class Restatements {
    private final Announcer announcer;
    private final WorkingOrders orders;
    private final OrderCosts costs;

    Restatements(Announcer announcer, WorkingOrders orders, OrderCosts costs) {
        this.announcer = announcer;
        this.orders = orders;
        this.costs = costs;
    }

    void apply(CorporateAction.Split split, long eventId, long correlationId) {
        for (LiveOrder order : orders.ended()) {
            if (order != null && order.instrument.number() == split.instrument().number()) {
                costs.split(order, split);
            }
        }
        LiveOrder next;
        for (LiveOrder order = orders.first(split.instrument()); order != null; order = next) {
            next = order.followingHere;
            restate(order, split, eventId, correlationId);
        }
    }

    private void restate(LiveOrder order, CorporateAction.Split split, long eventId, long correlationId) {
        OrdStatus previous = order.status();
        Quantity left = order.instrument.quantity(order.leavesUnits());
        costs.split(order, split);
        String ratio = split.numerator() + " for " + split.denominator();
        order.reason = "restated for the split " + ratio;
        if (order.leavesUnits() == 0 && left.signum() > 0 && order.mayStillFill() == 0) {
            order.own = OrdStatus.CANCELED;
            order.requests = null;
            order.reason = "canceled by the split " + ratio + ": the remaining " + left + " would be less than one lot";
        }
        orders.settle(order);
        announcer.changed(order, previous, correlationId, eventId);
    }
}
