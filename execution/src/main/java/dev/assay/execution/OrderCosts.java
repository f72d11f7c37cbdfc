package dev.assay.execution;

import dev.assay.core.market.CorporateAction;
import dev.assay.core.money.Money;

/// What the OMS books for executions: by the cost model, where the broker does not say. Keeps the case that the model is asked with.
final class OrderCosts {
    private final CostModel model;
    private final FeeCase one = new FeeCase();

    OrderCosts(CostModel model) {
        this.model = model;
    }

    /// Charges an execution that is in the order's books.
    Money charge(LiveOrder order, Execution execution, long ts) {
        long due = model.charge(about(order).execution(execution.quantity, execution.price, false, ts));
        execution.accrual = one.accrual();
        return booked(order, execution, due);
    }

    /// Takes an execution back that is no longer in the order's books.
    Money takeBack(LiveOrder order, Execution execution, long ts) {
        long due = model.takeBack(about(order).execution(execution.quantity, execution.price, false, ts).accrued(execution.accrual));
        return booked(order, execution, due);
    }

    private Money booked(LiveOrder order, Execution execution, long due) {
        order.bookedFeeUnits = one.bookedUnits();
        order.fees = one.fees();
        execution.charges = one.charges();
        return new Money(due, order.instrument.currency());
    }

    private FeeCase about(LiveOrder order) {
        return one.order(order.instrument, order.side, order.quantity(order.cumUnits), order.notional, order.bookedFeeUnits, order.fees);
    }

    /// Splits an order, and sets the fee booked to what the model asks for the restated fills, so that only later fills add to it.
    void split(LiveOrder order, CorporateAction.Split split) {
        long before = model.standing(about(order));
        Splits.restate(order, split);
        order.bookedFeeUnits = Math.addExact(order.bookedFeeUnits, Math.subtractExact(model.standing(about(order)), before));
    }
}
