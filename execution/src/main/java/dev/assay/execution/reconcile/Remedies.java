package dev.assay.execution.reconcile;

import dev.assay.core.event.ReconciliationFinding.Action;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.Order;
import dev.assay.core.order.OrdersAnswer.State;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Chooses the remedy for each difference by the declared policies; where a policy cannot be followed it halts, and says why.
final class Remedies {
    /// Where reports begin that follow from the broker's list and not from a message of its own.
    static final String LISTED = "LISTED-";

    private final Policies policies;
    private final Repairs repairs;
    private final String broker;
    private final long transactTs;

    /// @param transactTs as of when the broker listed its orders
    Remedies(Policies policies, Repairs repairs, String broker, long transactTs) {
        this.policies = policies;
        this.repairs = repairs;
        this.broker = broker;
        this.transactTs = transactTs;
    }

    Remedy unknown(State order) {
        return switch (policies.unknownOrder()) {
            case ADOPT -> adopt(order);
            case CANCEL -> Remedy.of(Action.CANCEL, (findingId, correlationId) -> repairs.cancel(order,
                    "reconciliation: no such order works here", findingId, correlationId));
            case CLOSE, HALT, FREEZE -> Remedy.HALT;
        };
    }

    private Remedy adopt(State order) {
        if (order.clOrdId() != 0) {
            return Remedy.halt("it carries an id of ours under which no order works here, so it cannot be adopted");
        }
        if (order.orderId().isEmpty()) {
            return Remedy.halt("the broker gives no id of its own for it, so it cannot be adopted");
        }
        return Remedy.of(Action.ADOPT,
                (findingId, correlationId) -> repairs.adopt(report(LISTED + order.orderId(), order, 0, ExecType.ORDER_STATUS,
                        order.ordStatus(), order.leavesQty(), order.instrument().quantity(0), null)));
    }

    Remedy missing(Order order) {
        return policies.missingOrder() == Action.ADOPT
                ? Remedy.of(Action.ADOPT, (findingId, correlationId) -> repairs.end(order,
                        "reconciliation: " + broker + " does not have it", findingId, correlationId))
                : Remedy.HALT;
    }

    Remedy orderState(Order order, State theirs) {
        return switch (policies.orderState()) {
            case ADOPT -> Comparison.sameTrade(order, theirs)
                    ? Remedy.of(Action.ADOPT, (findingId, correlationId) -> repairs.restate(report(
                            LISTED + order.firstClOrdId() + "-" + theirs.orderQty() + "-of-" + order.orderQty() + "-" + findingId, theirs,
                            order.clOrdId(), ExecType.RESTATED, theirs.ordStatus(), theirs.leavesQty(), order.instrument().quantity(0),
                            null)))
                    : Remedy.halt("an order of another side or instrument cannot be adopted in its place");
            case CANCEL -> Remedy.of(Action.CANCEL, (findingId, correlationId) -> repairs.withdraw(order,
                    "reconciliation: it is not the same at " + broker, findingId, correlationId));
            case CLOSE, HALT, FREEZE -> Remedy.HALT;
        };
    }

    Remedy missedFill(Order order, State theirs) {
        if (policies.missedFill() != Action.ADOPT) {
            return Remedy.HALT;
        }
        Price average = theirs.avgPx();
        Quantity missing = theirs.cumQty().minus(order.cumQty());
        if (missing.signum() < 0) {
            return Remedy.halt("more is booked here than filled there, which cannot be adopted");
        }
        if (average == null) {
            return Remedy.halt("the broker gives no average price, so the fill cannot be adopted");
        }
        BigDecimal value = average.decimal().multiply(theirs.cumQty().decimal()).subtract(order.cumNotional().decimal());
        int scale = order.instrument().priceScale();
        Price price = new Price(
                value.divide(missing.decimal(), scale, RoundingMode.HALF_EVEN).unscaledValue().longValueExact(), scale);
        Quantity leaves = order.orderQty().minus(theirs.cumQty());
        boolean all = leaves.signum() <= 0;
        State known = new State(order.clOrdId(), order.instrument(), order.side(), theirs.ordStatus(), order.orderQty(), theirs.cumQty(),
                all ? order.instrument().quantity(0) : leaves, order.orderId().isEmpty() ? theirs.orderId() : order.orderId(), average);
        return Remedy.of(Action.ADOPT,
                (findingId, correlationId) -> repairs.fill(report(LISTED + order.firstClOrdId() + "-" + theirs.cumQty(), known,
                        order.clOrdId(), ExecType.TRADE, all ? OrdStatus.FILLED : OrdStatus.PARTIALLY_FILLED, known.leavesQty(), missing,
                        price)));
    }

    private ExecutionReport report(String execId, State order, long clOrdId, ExecType type, OrdStatus status, Quantity leaves,
            Quantity lastQty, @Nullable Price lastPx) {
        Instrument instrument = order.instrument();
        return new ExecutionReport(execId, order.orderId(), clOrdId, 0, instrument, order.side(), type, status, order.orderQty(),
                order.cumQty(), leaves, lastQty, lastPx, "", "by the list of " + broker + ", not by a report of it", transactTs, 0, null,
                instrument.price(0));
    }

    /// @param units how much more the broker holds, signed
    Remedy position(Instrument instrument, long units) {
        Action action = policies.position();
        if (action != Action.ADOPT && action != Action.CLOSE) {
            return Remedy.HALT;
        }
        Remedy remedy = Remedy.of(action, (findingId, correlationId) -> repairs.adjust(instrument, units, action == Action.CLOSE,
                "reconciliation: the difference to what " + broker + " holds", findingId, correlationId));
        return repairs.priced(instrument) ? remedy : remedy.waiting();
    }

    Remedy sidePosition() {
        return policies.position() == Action.HALT
                ? Remedy.HALT
                : Remedy.halt("long and short positions are kept apart, where a difference cannot be adopted");
    }

    /// @param more how much more the broker has
    Remedy cash(Money more) {
        if (policies.cash() != Action.ADOPT) {
            return Remedy.HALT;
        }
        return repairs.keeps(more.currency())
                ? Remedy.of(Action.ADOPT, (findingId, correlationId) -> repairs.adjust(more, findingId, correlationId))
                : Remedy.halt("the account keeps no " + more.currency() + ", so it cannot be adopted");
    }
}
