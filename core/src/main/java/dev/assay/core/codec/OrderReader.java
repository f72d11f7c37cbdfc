package dev.assay.core.codec;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrdType;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderEvent;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.ReportDetail;
import dev.assay.core.order.ReportReason;
import dev.assay.core.order.RiskDecision;
import dev.assay.core.order.Side;
import dev.assay.core.signal.StrategyId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The counterpart of [OrderWriter].
final class OrderReader {
    private static final Side[] SIDES = Side.values();
    private static final OrdType[] ORD_TYPES = OrdType.values();
    private static final ReportReason[] REASONS = ReportReason.values();
    private static final ExecType[] EXEC_TYPES = ExecType.values();
    private static final OrdStatus[] STATUSES = OrdStatus.values();
    private static final RiskDecision.Outcome[] OUTCOMES = RiskDecision.Outcome.values();

    private OrderReader() {}

    static OrderIntent intent(FrameReader r) {
        StrategyId strategy = r.strategy();
        Instrument instrument = r.instrument();
        Side side = r.code(SIDES);
        Quantity quantity = r.quantity();
        r.beginTerms();
        boolean protective = r.bool();
        long replaces = r.i64();
        Money cash = r.blockEnded() ? null : r.optionalMoney();
        OrderTerms terms = r.terms();
        long ocoId = r.i64OrAbsent(0);
        terms = terms.withEffect(r.effect());
        r.endRoot();
        return new OrderIntent(strategy, instrument, side, quantity, terms, r.text("tag"), protective, replaces, r.text("reason"), cash,
                ocoId);
    }

    static RiskDecision decision(FrameReader r) {
        StrategyId strategy = r.strategy();
        Instrument instrument = r.instrument();
        Side side = r.code(SIDES);
        Quantity requested = r.quantity();
        RiskDecision.Outcome outcome = r.code(OUTCOMES);
        Quantity allowed = r.quantity();
        r.endRoot();
        return new RiskDecision(strategy, instrument, side, requested, outcome, allowed, r.text("control"), r.text("reasonCode"),
                r.text("explanation"));
    }

    static OrderCommand newOrder(FrameReader r) {
        long clOrdId = r.i64();
        StrategyId strategy = r.strategy();
        Instrument instrument = r.instrument();
        Side side = r.code(SIDES);
        Quantity orderQty = r.quantity();
        r.beginTerms();
        boolean protective = r.bool();
        Money cash = r.blockEnded() ? null : r.optionalMoney();
        OrderTerms terms = r.terms();
        long ocoId = r.i64OrAbsent(0);
        terms = terms.withEffect(r.effect());
        r.endRoot();
        return new OrderCommand.NewOrderSingle(clOrdId, strategy, instrument, side, orderQty, terms, r.text("tag"), protective, cash,
                ocoId);
    }

    static OrderCommand cancel(FrameReader r) {
        long clOrdId = r.i64();
        long origClOrdId = r.i64();
        Instrument instrument = r.instrument();
        boolean known = r.bool();
        r.endRoot();
        return new OrderCommand.CancelRequest(clOrdId, origClOrdId, orderId(r, known), instrument, r.text("reason"));
    }

    static OrderCommand replace(FrameReader r) {
        long clOrdId = r.i64();
        long origClOrdId = r.i64();
        Instrument instrument = r.instrument();
        Quantity orderQty = r.quantity();
        r.beginTerms();
        boolean known = r.bool();
        OrderTerms terms = r.terms();
        terms = terms.withEffect(r.effect());
        r.endRoot();
        return new OrderCommand.ReplaceRequest(clOrdId, origClOrdId, orderId(r, known), instrument, orderQty, terms);
    }

    static OrderCommand status(FrameReader r) {
        long clOrdId = r.i64();
        Instrument instrument = r.instrument();
        Side side = r.code(SIDES);
        boolean known = r.bool();
        r.endRoot();
        return new OrderCommand.StatusRequest(clOrdId, orderId(r, known), instrument, side);
    }

    private static @Nullable String orderId(FrameReader r, boolean known) {
        String orderId = r.text("orderId");
        if (!known && !orderId.isEmpty()) {
            throw r.malformed("orderId is \"" + orderId + "\" but marked as not known");
        }
        return known ? orderId : null;
    }

    static ExecutionReport report(FrameReader r) {
        return report(r, false);
    }

    static ExecutionReport chargedReport(FrameReader r) {
        return report(r, true);
    }

    private static ExecutionReport report(FrameReader r, boolean charged) {
        long clOrdId = r.i64();
        long origClOrdId = r.i64();
        Instrument instrument = r.instrument();
        @Nullable
        Side side = r.optionalCode(SIDES);
        ExecType execType = r.code(EXEC_TYPES);
        OrdStatus ordStatus = r.code(STATUSES);
        Quantity orderQty = r.quantity();
        Quantity cumQty = r.quantity();
        Quantity leavesQty = r.quantity();
        Quantity lastQty = r.quantity();
        Price lastPx = r.optionalPrice();
        long transactTs = r.i64();
        long datumId = r.i64();
        Money fee = r.optionalMoney();
        Price slippage = r.price();
        ReportDetail detail = r.blockEnded() ? ReportDetail.NONE : detail(r);
        r.endRoot();
        List<Money> amounts = charged ? Charges.amounts(r) : List.of();
        ExecutionReport report = new ExecutionReport(r.text("execId"), r.text("orderId"), clOrdId, origClOrdId, instrument, side, execType,
                ordStatus, orderQty, cumQty, leavesQty, lastQty, lastPx, r.text("execRefId"), r.text("text"), transactTs, datumId, fee,
                slippage, detail);
        return charged
                ? report.withDetail(new ReportDetail(detail.reason(), detail.ordType(), detail.limitPx(), detail.stopPx(),
                        detail.dayCumQty(), Charges.read(amounts, r)))
                : report;
    }

    private static ReportDetail detail(FrameReader r) {
        ReportDetail detail = new ReportDetail(r.code(REASONS), r.optionalCode(ORD_TYPES), r.optionalPrice(), r.optionalPrice(),
                r.optionalQuantity());
        return detail.equals(ReportDetail.NONE) ? ReportDetail.NONE : detail;
    }

    static OrderEvent event(FrameReader r) {
        long clOrdId = r.i64();
        StrategyId strategy = r.strategy();
        Instrument instrument = r.instrument();
        Side side = r.code(SIDES);
        OrdStatus previous = r.code(STATUSES);
        OrdStatus ordStatus = r.code(STATUSES);
        Quantity orderQty = r.quantity();
        Quantity cumQty = r.quantity();
        Quantity leavesQty = r.quantity();
        Price avgPx = r.price();
        r.endRoot();
        return new OrderEvent(clOrdId, strategy, instrument, side, r.text("tag"), previous, ordStatus, orderQty, cumQty, leavesQty, avgPx,
                r.text("reason"));
    }
}
