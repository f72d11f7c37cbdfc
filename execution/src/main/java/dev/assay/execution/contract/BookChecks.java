package dev.assay.execution.contract;

import static dev.assay.execution.contract.Conversation.require;

import dev.assay.core.money.Money;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.AccountAnswer;
import dev.assay.core.order.BrokerMessage;
import dev.assay.core.order.BrokerQuery.What;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrderCommand.NewOrderSingle;
import dev.assay.core.order.OrdersAnswer;
import dev.assay.core.order.PositionsAnswer;
import dev.assay.core.order.ReportsAnswer;
import dev.assay.core.order.Side;
import java.util.List;

/// What must hold of the broker's answers about its own books.
final class BookChecks {
    private BookChecks() {}

    static void account(Conversation with) {
        Money before = cash(with);
        NewOrderSingle order = with.market(Side.BUY, 2);
        with.send(order);
        with.trade();
        Money cost = with.instrument().notional(with.instrument().price(0), with.lots(0));
        for (ExecutionReport trade : with.reports(order.clOrdId(), ExecType.TRADE)) {
            if (trade.lastPx() != null) {
                cost = cost.plus(with.instrument().notional(trade.lastPx(), trade.lastQty()));
            }
            if (trade.fee() != null) {
                cost = cost.plus(trade.fee());
            }
        }
        require(cost.signum() > 0, "the market traded, but nothing was paid");
        Money after = cash(with);
        require(after.equals(before.minus(cost)), before + " less " + cost + " paid is not " + after);
    }

    private static Money cash(Conversation with) {
        AccountAnswer answer = with.answer(AccountAnswer.class, What.ACCOUNT, 0);
        require(answer.queryId() == with.lastQuery(), "the answer carries the number " + answer.queryId() + ", not " + with.lastQuery());
        for (AccountAnswer.Balance balance : answer.cash()) {
            if (balance.amount().currency().equals(with.instrument().currency())) {
                return balance.amount();
            }
        }
        throw new AssertionError("the account has no cash in " + with.instrument().currency() + ": " + answer);
    }

    static void positions(Conversation with) {
        require(held(with).signum() == 0, "a new account holds " + held(with));
        with.send(with.market(Side.BUY, 2));
        with.trade();
        require(held(with).compareTo(with.lots(2)) == 0, "after buying " + with.lots(2) + " it holds " + held(with));
        with.send(with.market(Side.SELL, 2));
        with.trade();
        require(held(with).signum() == 0, "after selling all it holds " + held(with));
    }

    private static Quantity held(Conversation with) {
        PositionsAnswer answer = with.answer(PositionsAnswer.class, What.POSITIONS, 0);
        require(answer.queryId() == with.lastQuery(), "the answer carries the number " + answer.queryId() + ", not " + with.lastQuery());
        Quantity held = with.lots(0);
        for (PositionsAnswer.Held one : answer.positions()) {
            require(one.quantity().signum() != 0, "a flat position is listed: " + one);
            held = one.instrument().equals(with.instrument()) ? held.plus(one.quantity()) : held;
        }
        return held;
    }

    static void orders(Conversation with) {
        NewOrderSingle order = with.resting(Side.SELL, 3);
        with.send(order);
        OrdersAnswer answer = with.answer(OrdersAnswer.class, What.ORDERS, Long.MAX_VALUE);
        require(answer.queryId() == with.lastQuery(), "the answer carries the number " + answer.queryId() + ", not " + with.lastQuery());
        require(answer.orders().size() == 1, "one order works, but the answer lists " + answer.orders());
        OrdersAnswer.State state = answer.orders().getFirst();
        require(state.clOrdId() == order.clOrdId() && state.side() == Side.SELL && state.instrument().equals(with.instrument()),
                "the order listed is another: " + state);
        require(state.orderQty().compareTo(order.orderQty()) == 0 && state.cumQty().signum() == 0
                && state.leavesQty().compareTo(order.orderQty()) == 0, "the order is listed with other quantities: " + state);
    }

    static void endedOrders(Conversation with) {
        NewOrderSingle order = with.resting(Side.BUY, 3);
        with.send(order);
        with.send(with.cancel(order.clOrdId()));
        List<OrdersAnswer.State> all = with.answer(OrdersAnswer.class, What.ORDERS, Long.MIN_VALUE).orders();
        require(all.size() == 1 && all.getFirst().ordStatus() == OrdStatus.CANCELED, "an order was cancelled, but the answer lists " + all);
        require(OrderChecks.working(with) == 0, "a cancelled order is listed as working");
    }

    static void repeats(Conversation with) {
        with.send(with.market(Side.BUY, 2));
        with.trade();
        with.send(with.resting(Side.SELL, 1));
        List<ExecutionReport> first = with.reports();
        List<BrokerMessage> again = with.ask(What.REPORTS, Long.MIN_VALUE);
        require(!again.isEmpty() && again.getLast() instanceof ReportsAnswer, "the repeat does not end with its answer: " + again);
        require(again.subList(0, again.size() - 1).equals(first), "the repeat gives " + again + " where " + first + " were reported");
        ReportsAnswer end = (ReportsAnswer) again.getLast();
        require(end.complete() && end.count() == first.size(), first.size() + " reports were repeated, but the answer says " + end);
        require(with.ask(What.REPORTS, Long.MAX_VALUE).size() == 1, "reports are repeated from before the time asked for");
    }

    static void answeredOnce(Conversation with) {
        for (What what : What.values()) {
            int answers = with.ask(what, Long.MAX_VALUE).size();
            require(answers == 1, "the question for " + what + " got " + answers + " messages");
        }
    }
}
