package dev.assay.core.codec;

import dev.assay.core.event.EventType;
import dev.assay.core.order.Charge;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderEvent;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.ReportDetail;
import dev.assay.core.order.RiskDecision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Intents, decisions, commands, reports and order events.
final class OrderWriter {
    private OrderWriter() {}

    static void intent(OrderIntent i, FrameWriter w) {
        w.strategy(i.strategy());
        w.instrument(i.instrument());
        w.code(i.side());
        w.quantity(i.quantity());
        w.terms(i.terms());
        w.bool(i.protective());
        w.i64(i.replaces());
        w.optionalMoney(i.cash());
        w.instructions(i.terms());
        w.i64(i.ocoId());
        w.effect(i.terms().effect());
        w.endRoot(EventType.ORDER_INTENT);
        w.name("tag", i.tag());
        w.text("reason", i.reason());
    }

    static void decision(RiskDecision d, FrameWriter w) {
        w.strategy(d.strategy());
        w.instrument(d.instrument());
        w.code(d.side());
        w.quantity(d.requested());
        w.code(d.outcome());
        w.quantity(d.allowed());
        w.endRoot(EventType.RISK_DECISION);
        w.name("control", d.control());
        w.name("reasonCode", d.reasonCode());
        w.text("explanation", d.explanation());
    }

    static void command(OrderCommand command, FrameWriter w) {
        w.i64(command.clOrdId());
        switch (command) {
            case OrderCommand.NewOrderSingle n -> {
                w.strategy(n.strategy());
                w.instrument(n.instrument());
                w.code(n.side());
                w.quantity(n.orderQty());
                w.terms(n.terms());
                w.bool(n.protective());
                w.optionalMoney(n.cash());
                w.instructions(n.terms());
                w.i64(n.ocoId());
                w.effect(n.terms().effect());
                w.endRoot(EventType.NEW_ORDER);
                w.name("tag", n.tag());
            }
            case OrderCommand.CancelRequest c -> {
                w.i64(c.origClOrdId());
                w.instrument(c.instrument());
                w.bool(c.orderId() != null);
                w.endRoot(EventType.CANCEL_REQUEST);
                w.text("orderId", orEmpty(c.orderId()));
                w.text("reason", c.reason());
            }
            case OrderCommand.ReplaceRequest r -> {
                w.i64(r.origClOrdId());
                w.instrument(r.instrument());
                w.quantity(r.orderQty());
                w.terms(r.terms());
                w.bool(r.orderId() != null);
                w.instructions(r.terms());
                w.effect(r.terms().effect());
                w.endRoot(EventType.REPLACE_REQUEST);
                w.text("orderId", orEmpty(r.orderId()));
            }
            case OrderCommand.StatusRequest s -> {
                w.instrument(s.instrument());
                w.code(s.side());
                w.bool(s.orderId() != null);
                w.endRoot(EventType.STATUS_REQUEST);
                w.text("orderId", orEmpty(s.orderId()));
            }
        }
    }

    static void report(ExecutionReport r, FrameWriter w) {
        w.i64(r.clOrdId());
        w.i64(r.origClOrdId());
        w.instrument(r.instrument());
        w.optionalCode(r.side());
        w.code(r.execType());
        w.code(r.ordStatus());
        w.quantity(r.orderQty());
        w.quantity(r.cumQty());
        w.quantity(r.leavesQty());
        w.quantity(r.lastQty());
        w.optionalPrice(r.lastPx());
        w.i64(r.transactTs());
        w.i64(r.datumId());
        w.optionalMoney(r.fee());
        w.price(r.slippage());
        detail(r.detail(), w);
        List<Charge> charges = r.detail().charges();
        w.endRoot(charges.isEmpty() ? EventType.EXECUTION_REPORT : EventType.EXECUTION_REPORT_CHARGED);
        if (!charges.isEmpty()) {
            Charges.group(charges, w);
        }
        w.text("execId", r.execId());
        w.text("orderId", r.orderId());
        w.text("execRefId", r.execRefId());
        w.text("text", r.text());
        if (!charges.isEmpty()) {
            Charges.rules(charges, w);
        }
    }

    private static void detail(ReportDetail d, FrameWriter w) {
        w.code(d.reason());
        w.optionalCode(d.ordType());
        w.optionalPrice(d.limitPx());
        w.optionalPrice(d.stopPx());
        w.optionalQuantity(d.dayCumQty());
    }

    static void event(OrderEvent e, FrameWriter w) {
        w.i64(e.clOrdId());
        w.strategy(e.strategy());
        w.instrument(e.instrument());
        w.code(e.side());
        w.code(e.previous());
        w.code(e.ordStatus());
        w.quantity(e.orderQty());
        w.quantity(e.cumQty());
        w.quantity(e.leavesQty());
        w.price(e.avgPx());
        w.endRoot(EventType.ORDER_EVENT);
        w.name("tag", e.tag());
        w.name("reason", e.reason());
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
