package dev.assay.execution.contract;

import static dev.assay.execution.contract.Conversation.require;

import dev.assay.core.money.Quantity;
import dev.assay.core.order.BrokerQuery;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderCommand.CancelRequest;
import dev.assay.core.order.OrderCommand.NewOrderSingle;
import dev.assay.core.order.OrderCommand.ReplaceRequest;
import dev.assay.core.order.OrdersAnswer;
import dev.assay.core.order.Side;
import java.util.TreeSet;

/// What must hold of orders and the reports about them.
final class OrderChecks {
    private OrderChecks() {}

    static void constantCapabilities(Conversation with) {
        require(with.adapter().capabilities().equals(with.adapter().capabilities()), "its capabilities differ from call to call");
        require(!with.adapter().capabilities().name().isBlank(), "it has no name");
        require(!with.adapter().capabilities().ordTypes().isEmpty(), "it takes no order type");
    }

    static void acknowledged(Conversation with) {
        NewOrderSingle order = with.resting(Side.BUY, 3);
        with.send(order);
        ExecutionReport ack = with.report(order.clOrdId(), ExecType.NEW);
        require(ack.ordStatus() == OrdStatus.NEW, "a new order was acknowledged as " + ack.ordStatus());
        require(!ack.orderId().isEmpty(), "the acknowledgement has no order id");
        require(ack.side() == Side.BUY && ack.instrument().equals(with.instrument()), "the acknowledgement is about another order: " + ack);
        quantities(ack, order.orderQty(), with.lots(0));
    }

    static void repeated(Conversation with) {
        NewOrderSingle order = with.resting(Side.BUY, 3);
        with.send(order);
        with.send(order);
        require(with.reports(order.clOrdId(), ExecType.NEW).size() == 1, "the order was acknowledged twice");
        require(working(with) == 1, "sent twice, the order works " + working(with) + " times");
        CancelRequest cancel = with.cancel(order.clOrdId());
        with.send(cancel);
        with.send(cancel);
        with.report(cancel.clOrdId(), ExecType.CANCELED);
        with.send(order);
        require(working(with) == 0, "an order sent again after it was cancelled works once more");
    }

    static void misused(Conversation with) {
        NewOrderSingle order = with.resting(Side.BUY, 3);
        with.send(order);
        NewOrderSingle other = new NewOrderSingle(order.clOrdId(), order.strategy(), order.instrument(), order.side(), with.lots(4),
                order.terms(), order.tag(), order.protective());
        try {
            with.send(other);
        } catch (IllegalStateException refused) {
            require(String.valueOf(refused.getMessage()).contains(String.valueOf(order.clOrdId())),
                    "the refusal does not name the id: " + refused.getMessage());
            return;
        }
        throw new AssertionError("client order id " + order.clOrdId() + " was used for another order and nobody minded");
    }

    static void canceled(Conversation with) {
        NewOrderSingle order = with.resting(Side.SELL, 3);
        with.send(order);
        CancelRequest cancel = with.cancel(order.clOrdId());
        with.send(cancel);
        ExecutionReport report = with.report(cancel.clOrdId(), ExecType.CANCELED);
        require(report.origClOrdId() == order.clOrdId(), "the answer names " + report.origClOrdId() + " as the order cancelled");
        require(report.ordStatus() == OrdStatus.CANCELED && report.leavesQty().signum() == 0, "a cancelled order leaves " + report);
        require(working(with) == 0, "a cancelled order still works");
    }

    static void unknownCanceled(Conversation with) {
        NewOrderSingle never = with.resting(Side.BUY, 1);
        CancelRequest cancel = with.cancel(never.clOrdId());
        with.send(cancel);
        reasoned(with.report(cancel.clOrdId(), ExecType.CANCEL_REJECTED));
    }

    static void lateCancel(Conversation with) {
        NewOrderSingle order = with.market(Side.BUY, 2);
        with.send(order);
        with.trade();
        CancelRequest cancel = with.cancel(order.clOrdId());
        with.send(cancel);
        ExecutionReport refusal = with.report(cancel.clOrdId(), ExecType.CANCEL_REJECTED);
        reasoned(refusal);
        require(refusal.ordStatus() == OrdStatus.FILLED, "the refusal says the filled order is " + refusal.ordStatus());
    }

    static void replaced(Conversation with) {
        if (!with.adapter().capabilities().replace()) {
            return;
        }
        NewOrderSingle order = with.resting(Side.BUY, 3);
        with.send(order);
        ReplaceRequest replace = with.replace(order, 2);
        with.send(replace);
        ExecutionReport report = with.report(replace.clOrdId(), ExecType.REPLACED);
        require(report.origClOrdId() == order.clOrdId(), "the answer names " + report.origClOrdId() + " as the order replaced");
        quantities(report, with.lots(2), with.lots(0));
        require(working(with) == 1, "after a replace " + working(with) + " orders work");
    }

    static void rejected(Conversation with) {
        NewOrderSingle good = with.resting(Side.BUY, 1);
        NewOrderSingle bad = new NewOrderSingle(good.clOrdId(), good.strategy(), good.instrument(), good.side(), with.lots(-1),
                good.terms(), good.tag(), good.protective());
        with.send(bad);
        ExecutionReport report = with.report(bad.clOrdId(), ExecType.REJECTED);
        require(report.ordStatus() == OrdStatus.REJECTED && report.leavesQty().signum() == 0, "a rejected order stands as " + report);
        reasoned(report);
        require(working(with) == 0, "a rejected order works");
    }

    static void status(Conversation with) {
        NewOrderSingle order = with.resting(Side.BUY, 3);
        with.send(order);
        int asked = with.reports(order.clOrdId(), ExecType.ORDER_STATUS).size();
        with.send(with.status(order.clOrdId()));
        ExecutionReport working = with.report(order.clOrdId(), ExecType.ORDER_STATUS);
        require(asked == 0, "a status was reported that nobody had asked for");
        require(working.ordStatus() == OrdStatus.NEW, "a working order is answered as " + working.ordStatus());
        require(working.side() == Side.BUY && working.instrument().equals(with.instrument()),
                "the answer is about another order: " + working);
        quantities(working, order.orderQty(), with.lots(0));
        NewOrderSingle other = with.market(Side.SELL, 2);
        with.send(other);
        with.trade();
        with.send(with.status(other.clOrdId()));
        ExecutionReport done = with.report(other.clOrdId(), ExecType.ORDER_STATUS);
        require(done.ordStatus() == OrdStatus.FILLED, "a filled order is answered as " + done.ordStatus());
        quantities(done, other.orderQty(), other.orderQty());
    }

    static void unknownStatus(Conversation with) {
        NewOrderSingle never = with.resting(Side.BUY, 1);
        with.send(with.status(never.clOrdId()));
        ExecutionReport answer = with.report(never.clOrdId(), ExecType.ORDER_STATUS);
        require(answer.ordStatus() == OrdStatus.REJECTED, "an order that was never sent is answered as " + answer.ordStatus());
        reasoned(answer);
    }

    static void filled(Conversation with) {
        NewOrderSingle order = with.market(Side.BUY, 2);
        with.send(order);
        with.trade();
        ExecutionReport trade = lastTrade(with, order);
        require(trade.ordStatus() == OrdStatus.FILLED, "an order that traded in full is " + trade.ordStatus());
        quantities(trade, order.orderQty(), order.orderQty());
        Quantity sum = with.lots(0);
        for (ExecutionReport one : with.reports(order.clOrdId(), ExecType.TRADE)) {
            require(one.lastPx() != null && one.lastQty().signum() > 0, "a trade has no price or quantity: " + one);
            sum = sum.plus(one.lastQty());
            require(one.cumQty().compareTo(sum) == 0, "the trades so far add up to " + sum + " but the report says " + one.cumQty());
        }
    }

    static void uniqueReports(Conversation with) {
        NewOrderSingle order = with.resting(Side.BUY, 3);
        with.send(order);
        with.send(with.cancel(order.clOrdId()));
        with.send(with.market(Side.BUY, 1));
        with.trade();
        TreeSet<String> ids = new TreeSet<>();
        for (ExecutionReport report : with.reports()) {
            require(!report.execId().isEmpty(), "a report has no id: " + report);
            require(ids.add(report.execId()), "two reports have the id " + report.execId());
        }
        require(ids.size() >= 4, "an order cancelled and an order filled gave only " + ids.size() + " reports");
    }

    static ExecutionReport lastTrade(Conversation with, OrderCommand order) {
        var trades = with.reports(order.clOrdId(), ExecType.TRADE);
        require(!trades.isEmpty(), "the market traded, but no trade was reported for order " + order.clOrdId());
        return trades.getLast();
    }

    static long working(Conversation with) {
        return with.answer(OrdersAnswer.class, BrokerQuery.What.ORDERS, Long.MAX_VALUE).orders().stream()
                .filter(order -> !order.ordStatus().terminal()).count();
    }

    private static void quantities(ExecutionReport report, Quantity ordered, Quantity filled) {
        require(report.orderQty().compareTo(ordered) == 0, ordered + " were ordered, the report says " + report.orderQty());
        require(report.cumQty().compareTo(filled) == 0, filled + " should have filled, the report says " + report.cumQty());
        require(report.leavesQty().compareTo(ordered.minus(filled)) == 0,
                ordered + " ordered less " + filled + " filled do not leave " + report.leavesQty());
    }

    private static void reasoned(ExecutionReport report) {
        require(!report.text().isBlank(), "a refusal gives no reason: " + report);
    }
}
