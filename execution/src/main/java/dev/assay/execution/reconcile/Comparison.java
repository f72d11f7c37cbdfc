package dev.assay.execution.reconcile;

import dev.assay.core.event.ReconciliationFinding;
import dev.assay.core.event.ReconciliationFinding.Kind;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Money;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.AccountAnswer;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.Order;
import dev.assay.core.order.OrdersAnswer;
import dev.assay.core.order.PositionsAnswer;
import java.util.ArrayList;
import java.util.List;

/// Our books beside the broker's: every difference, with the declared action.
final class Comparison {
    private final OwnBooks ours;
    private final Outbox outbox;
    private final Remedies remedies;
    private final List<Difference> differences = new ArrayList<>();

    private Comparison(OwnBooks ours, Outbox outbox, Remedies remedies) {
        this.ours = ours;
        this.outbox = outbox;
        this.remedies = remedies;
    }

    static List<Difference> of(OwnBooks ours, Outbox outbox, Policies policies, OrdersAnswer orders, PositionsAnswer positions,
            AccountAnswer account) {
        Remedies remedies = new Remedies(policies, ours.repairs(), outbox.capabilities().name(), orders.transactTs());
        Comparison comparison = new Comparison(ours, outbox, remedies);
        comparison.orders(orders.orders());
        comparison.positions(positions.positions());
        comparison.cash(account.cash());
        return comparison.differences;
    }

    private void orders(List<OrdersAnswer.State> theirs) {
        List<Order> working = ours.workingOrders();
        for (Order order : working) {
            boolean underWay = outbox.concerns(order.clOrdId()) || outbox.concerns(order.firstClOrdId())
                    || outbox.concerns(order.pendingClOrdId());
            if (!underWay) {
                order(order, theirs);
            }
        }
        for (OrdersAnswer.State state : theirs) {
            boolean known = working.stream().anyMatch(order -> is(order, state))
                    || state.clOrdId() != 0 && outbox.concerns(state.clOrdId());
            if (live(state) && !known) {
                String subject = "order " + state.clOrdId() + (state.orderId().isEmpty() ? "" : " (" + state.orderId() + ")");
                differ(Kind.UNKNOWN_ORDER, subject, "no such order is working", words(state),
                        remedies.unknown(state));
            }
        }
    }

    private void order(Order order, List<OrdersAnswer.State> theirs) {
        OrdersAnswer.State found = theirs.stream().filter(state -> is(order, state)).findFirst().orElse(null);
        String subject = "order " + order.firstClOrdId();
        String own = order.side() + " " + order.orderQty() + " " + order.instrument() + " is " + order.status() + ", filled "
                + order.cumQty();
        if (found != null && (live(found) ? found.cumQty().compareTo(order.cumQty()) != 0 : found.cumQty().compareTo(order.cumQty()) > 0)) {
            differ(Kind.MISSED_FILL, subject, own, words(found), remedies.missedFill(order, found));
        } else if (found == null || !live(found)) {
            differ(Kind.MISSING_ORDER, subject, own, found == null ? "no such order" : words(found), remedies.missing(order));
        } else if (!same(order, found)) {
            differ(Kind.ORDER_STATE, subject, own, words(found), remedies.orderState(order, found));
        }
    }

    private static boolean same(Order order, OrdersAnswer.State state) {
        return state.orderQty().compareTo(order.orderQty()) == 0 && sameTrade(order, state);
    }

    /// Whether both would trade the same thing the same way; a short sale is a sale.
    static boolean sameTrade(Order order, OrdersAnswer.State state) {
        return state.side().sign() == order.side().sign() && state.instrument().id().equals(order.instrument().id());
    }

    private static boolean is(Order order, OrdersAnswer.State state) {
        if (state.clOrdId() == 0) {
            return order.clOrdId() == 0 && !state.orderId().isEmpty() && state.orderId().equals(order.orderId());
        }
        return (state.clOrdId() == order.clOrdId() || state.clOrdId() == order.pendingClOrdId()
                || state.clOrdId() == order.firstClOrdId() && order.clOrdId() != 0);
    }

    private static boolean live(OrdersAnswer.State state) {
        return !state.ordStatus().terminal() && state.ordStatus() != OrdStatus.CALCULATED && state.leavesQty().signum() > 0;
    }

    private static String words(OrdersAnswer.State state) {
        return state.side() + " " + state.orderQty() + " " + state.instrument() + " is " + state.ordStatus() + ", filled " + state.cumQty();
    }

    private void positions(List<PositionsAnswer.Held> theirs) {
        for (Instrument instrument : ours.universe().instruments()) {
            if (ours.hedged()) {
                position(instrument, " long", ours.sideUnits(instrument, 1), held(theirs, instrument, 1));
                position(instrument, " short", -ours.sideUnits(instrument, -1), held(theirs, instrument, -1));
            } else {
                position(instrument, "", ours.positionUnits(instrument), held(theirs, instrument, 0));
            }
        }
    }

    private void position(Instrument instrument, String side, long ownUnits, Quantity held) {
        Quantity own = instrument.quantity(ownUnits);
        if (own.compareTo(held) != 0) {
            Remedy remedy = side.isEmpty()
                    ? remedies.position(instrument, held.minus(own).units())
                    : remedies.sidePosition();
            differ(Kind.POSITION, instrument.symbol() + side, own.toString(), held.toString(), remedy);
        }
    }

    /// What the broker holds of an instrument, on one side or (0) on both.
    private static Quantity held(List<PositionsAnswer.Held> theirs, Instrument instrument, int side) {
        Quantity held = instrument.quantity(0);
        for (PositionsAnswer.Held one : theirs) {
            boolean counts = side == 0 || one.quantity().signum() == side;
            held = counts && one.instrument().id().equals(instrument.id()) ? held.plus(one.quantity()) : held;
        }
        return held;
    }

    private void cash(List<AccountAnswer.Balance> theirs) {
        List<Money> left = new ArrayList<>(ours.cash());
        for (AccountAnswer.Balance balance : theirs) {
            Money amount = balance.amount();
            Money own = left.stream().filter(each -> each.currency().equals(amount.currency())).findFirst().orElse(null);
            left.remove(own);
            if (own == null ? amount.signum() != 0 : !amount.equals(own)) {
                differ(Kind.CASH, amount.currency().code(), own == null ? "0" : own.toString(), amount.toString(),
                        remedies.cash(own == null ? amount : amount.minus(own)));
            }
        }
        for (int i = 0; i < left.size(); i++) {
            Money own = left.get(i);
            if (i == 0 && own.equals(ours.cash().getFirst()) || own.signum() != 0) {
                differ(Kind.CASH, own.currency().code(), own.toString(), "no such balance", remedies.cash(own.negate()));
            }
        }
    }

    private void differ(Kind kind, String subject, String own, String theirs, Remedy remedy) {
        String noted = remedy.note().isEmpty() ? theirs : theirs + "; " + remedy.note();
        differences.add(new Difference(new ReconciliationFinding(kind, subject, own, noted, remedy.action()), remedy));
    }
}
