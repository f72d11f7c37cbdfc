package dev.assay.core.codec;

import dev.assay.core.event.EventType;
import dev.assay.core.order.AccountAnswer;
import dev.assay.core.order.AccountCharge;
import dev.assay.core.order.BrokerQuery;
import dev.assay.core.order.CommandOutcome;
import dev.assay.core.order.LinkStatus;
import dev.assay.core.order.MarginCall;
import dev.assay.core.order.OrdersAnswer;
import dev.assay.core.order.PositionsAnswer;
import dev.assay.core.order.ReportsAnswer;

/// Questions to the broker, and what it says beside its reports.
final class BrokerWriter {
    static final int BALANCE_BYTES = 21;
    static final int HELD_BYTES = 13;
    static final int STATE_BYTES = 114;

    private BrokerWriter() {}

    static void query(BrokerQuery q, FrameWriter w) {
        w.i64(q.queryId());
        w.code(q.what());
        w.i64(q.sinceTs());
        w.endRoot(EventType.BROKER_QUERY);
    }

    static void outcome(CommandOutcome o, FrameWriter w) {
        w.i64(o.clOrdId());
        w.code(o.outcome());
        w.i64(o.transactTs());
        w.endRoot(EventType.COMMAND_OUTCOME);
        w.text("text", o.text());
    }

    static void link(LinkStatus s, FrameWriter w) {
        w.code(s.state());
        w.i64(s.transactTs());
        w.endRoot(EventType.LINK_STATUS);
        w.text("text", s.text());
    }

    static void account(AccountAnswer a, FrameWriter w) {
        w.i64(a.queryId());
        w.i64(a.transactTs());
        w.endRoot(EventType.ACCOUNT_ANSWER);
        w.group("cash", a.cash().size(), BALANCE_BYTES);
        for (AccountAnswer.Balance balance : a.cash()) {
            w.money(balance.amount());
        }
    }

    static void positions(PositionsAnswer p, FrameWriter w) {
        w.i64(p.queryId());
        w.i64(p.transactTs());
        w.endRoot(EventType.POSITIONS_ANSWER);
        w.group("positions", p.positions().size(), HELD_BYTES);
        for (PositionsAnswer.Held held : p.positions()) {
            w.instrument(held.instrument());
            w.quantity(held.quantity());
        }
    }

    static void orders(OrdersAnswer o, FrameWriter w) {
        w.i64(o.queryId());
        w.i64(o.transactTs());
        w.endRoot(EventType.ORDERS_ANSWER);
        w.group("orders", o.orders().size(), STATE_BYTES);
        for (OrdersAnswer.State order : o.orders()) {
            w.i64(order.clOrdId());
            w.instrument(order.instrument());
            w.code(order.side());
            w.code(order.ordStatus());
            w.quantity(order.orderQty());
            w.quantity(order.cumQty());
            w.quantity(order.leavesQty());
            w.fixedText(order.orderId(), OrdersAnswer.State.MAX_ORDER_ID);
            w.optionalPrice(order.avgPx());
        }
    }

    static void charge(AccountCharge c, FrameWriter w) {
        w.instrument(c.instrument());
        w.money(c.amount());
        w.i64(c.transactTs());
        w.endRoot(EventType.ACCOUNT_CHARGE);
        w.text("rule", c.rule());
        w.text("text", c.text());
    }

    static void margin(MarginCall c, FrameWriter w) {
        w.code(c.state());
        w.money(c.equity());
        w.money(c.requirement());
        w.i64(c.dueTs());
        w.instrument(c.instrument());
        w.optionalCode(c.side());
        w.optionalQuantity(c.quantity());
        w.i64(c.transactTs());
        w.endRoot(EventType.MARGIN_CALL);
        w.text("text", c.text());
    }

    static void reports(ReportsAnswer r, FrameWriter w) {
        w.i64(r.queryId());
        w.i64(r.count());
        w.bool(r.complete());
        w.i64(r.transactTs());
        w.endRoot(EventType.REPORTS_ANSWER);
    }
}
