package dev.assay.execution;

import dev.assay.core.market.CorporateAction;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.Charge;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.Fill;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.ReportReason;
import dev.assay.execution.OrderTransitions.Next;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a possible report does to an order.
final class Changes {
    /// What came of it beside the order's new state.
    ///
    /// @param restated whether quantity or prices changed by agreement, which is told even where the numbers stay
    /// @param answered the request it answered
    /// @param reversal an earlier fill taken back
    /// @param fill a fill to be booked
    record Result(boolean restated, @Nullable Request answered, @Nullable Fill reversal, @Nullable Fill fill) {}

    private static final Result PLAIN = new Result(false, null, null, null);
    private static final Result RESTATED = new Result(true, null, null, null);

    private Changes() {}

    static Result apply(LiveOrder order, ExecutionReport report, Next next, OrderCosts costs) {
        long cum = ReportCheck.units(order.instrument, report.cumQty());
        long total = ReportCheck.units(order.instrument, report.orderQty());
        if (order.byCash && total > 0 && report.execType() != ExecType.CANCEL_REJECTED) {
            order.orderUnits = total;
            order.byCash = false;
        }
        Result result = change(order, report, next, cum, total, costs);
        Quantity today = report.detail().dayCumQty();
        if (today != null && cum == order.cumUnits) {
            order.priorUnits = cum - ReportCheck.units(order.instrument, today);
        }
        return result;
    }

    private static Result change(LiveOrder order, ExecutionReport report, Next next, long cum, long total, OrderCosts costs) {
        return switch (report.execType()) {
            case TRADE -> {
                identify(order, report);
                Fill fill = book(order, report, false, costs);
                order.claimedUnits = Math.max(cum, Math.max(order.claimedUnits, order.cumUnits));
                move(order, next);
                yield new Result(false, null, null, fill);
            }
            case TRADE_CANCEL, TRADE_CORRECT -> revise(order, report, next, costs);
            case NEW, PENDING_NEW, STOPPED, SUSPENDED, CALCULATED, CANCELED, EXPIRED -> {
                identify(order, report);
                yield state(order, next, cum);
            }
            case REJECTED -> {
                if (Duplicates.concerns(report)) {
                    yield duplicate(order, report, next, cum);
                }
                identify(order, report);
                yield state(order, next, cum);
            }
            case ORDER_STATUS -> {
                if (!StatusAnswers.unknown(report)) {
                    identify(order, report);
                }
                yield StatusAnswers.apply(order, report, next, total, cum) ? RESTATED : PLAIN;
            }
            case DONE_FOR_DAY -> {
                order.dayOver = report.leavesQty().signum() == 0;
                yield state(order, next, cum);
            }
            case PENDING_CANCEL, PENDING_REPLACE -> {
                order.claimedUnits = Math.max(order.claimedUnits, cum);
                yield PLAIN;
            }
            case CANCEL_REJECTED -> cancelRejected(order, report);
            case REPLACED -> replaced(order, report, next, cum, total, costs);
            case RESTATED -> restated(order, report, next, cum, total, costs);
        };
    }

    private static void identify(LiveOrder order, ExecutionReport report) {
        if (!report.orderId().isEmpty()) {
            order.orderId = report.orderId();
        }
    }

    private static void move(LiveOrder order, Next next) {
        order.own = next.after(order.own, order.cumUnits, order.orderUnits, !order.closed());
    }

    private static Result state(LiveOrder order, Next next, long cum) {
        order.claimedUnits = Math.max(order.claimedUnits, cum);
        move(order, next);
        Request answered = Request.firstCancel(order.requests);
        if (order.own == OrdStatus.CANCELED || order.own == OrdStatus.EXPIRED || order.own == OrdStatus.REJECTED) {
            order.requests = null;
        }
        return answered == null ? PLAIN : new Result(false, answered, null, null);
    }

    /// The broker has an order of this id. Where it is not shown, whether it is ours stays open.
    private static Result duplicate(LiveOrder order, ExecutionReport report, Next next, long cum) {
        if (order.own != OrdStatus.PENDING_NEW) {
            return PLAIN;
        }
        if (!Duplicates.shown(report)) {
            boolean told = order.doubt == LiveOrder.Doubt.IDENTITY;
            order.doubt = LiveOrder.Doubt.IDENTITY;
            return told ? PLAIN : RESTATED;
        }
        identify(order, report);
        order.doubt = LiveOrder.Doubt.NONE;
        return state(order, next, cum);
    }

    private static Result cancelRejected(LiveOrder order, ExecutionReport report) {
        Request request = order.request(report.clOrdId());
        if (request == null && report.clOrdId() == order.clOrdId) {
            // Brokers without ids for requests answer under the order's own: it means the request sent first.
            request = order.requests;
        }
        if (request == null) {
            return PLAIN;
        }
        order.remove(request);
        if (report.ordStatus() == OrdStatus.FILLED) {
            order.claimedUnits = Math.max(order.claimedUnits, order.orderUnits);
        }
        return new Result(false, request, null, null);
    }

    private static Result replaced(LiveOrder order, ExecutionReport report, Next next, long cum, long total,
            OrderCosts costs) {
        identify(order, report);
        Request request = order.request(report.clOrdId());
        if (request == null && ReportCheck.unasked(order, report)) {
            return restated(order, report, next, cum, total, costs);
        }
        if (request == null) {
            throw new IllegalStateException("a replace without its request was judged possible: " + report);
        }
        order.remove(request);
        order.former = FormerTerms.of(order);
        order.clOrdId = request.clOrdId;
        order.commandId = request.commandId;
        order.orderUnits = total;
        order.terms = request.terms;
        order.claimedUnits = Math.max(order.claimedUnits, cum);
        move(order, next);
        return new Result(true, request, null, null);
    }

    /// Another total is the broker's word; another filled quantity is a corporate action, which restates fills and prices by its ratio.
    private static Result restated(LiveOrder order, ExecutionReport report, Next next, long cum, long total, OrderCosts costs) {
        ReportReason reason = report.detail().reason();
        boolean renewed = order.own == OrdStatus.DONE_FOR_DAY || reason == ReportReason.RENEWAL || reason == ReportReason.CORPORATE_ACTION;
        if (cum != order.cumUnits) {
            costs.split(order, new CorporateAction.Split(order.instrument, 0, total, order.orderUnits));
            order.cumUnits = cum;
            order.claimedUnits = cum;
        } else if (total != order.orderUnits) {
            order.former = FormerTerms.of(order);
        }
        order.orderUnits = total;
        order.dayOver = false;
        order.terms = BrokerTerms.adopted(report.detail(), order.terms);
        if (renewed) {
            order.newDay();
        }
        move(order, next);
        return RESTATED;
    }

    private static Result revise(LiveOrder order, ExecutionReport report, Next next, OrderCosts costs) {
        Execution revised = order.execution(report.execRefId());
        if (revised == null) {
            throw new IllegalStateException("a revision of an unknown execution was judged possible: " + report);
        }
        boolean gap = order.claimedUnits > order.cumUnits;
        Price price = revised.priceToday(order.instrument);
        order.unbook(revised);
        List<Charge> said = Charge.negated(revised.charges);
        Money refund = revised.feeActual
                ? actual(order, -revised.actualFeeUnits)
                : costs.takeBack(order, revised, report.transactTs());
        Fill reversal = new Fill(revised.execId, order.firstClOrdId, order.strategy, order.instrument, order.side,
                order.quantity(revised.units), price, refund, !revised.feeActual, order.instrument.price(0), 0, true, order.terms.effect(),
                revised.feeActual ? said : revised.charges);
        Fill fill = report.execType() == ExecType.TRADE_CORRECT ? book(order, report, revised.prior, costs) : null;
        order.claimedUnits = gap ? ReportCheck.units(order.instrument, report.cumQty()) : order.cumUnits;
        move(order, next);
        return new Result(false, null, reversal, fill);
    }

    private static Fill book(LiveOrder order, ExecutionReport report, boolean prior, OrderCosts costs) {
        Price price = report.lastPx();
        if (price == null) {
            throw new IllegalStateException("a trade without a price was judged possible: " + report);
        }
        Money said = report.fee();
        boolean actual = said != null;
        long units = ReportCheck.units(order.instrument, report.lastQty());
        Execution execution = new Execution(report.execId(), price, report.lastQty(), units, actual, said == null ? 0 : said.units());
        execution.prior = prior;
        order.book(execution);
        execution.charges = report.detail().charges();
        Money fee = said == null
                ? costs.charge(order, execution, report.transactTs())
                : said.currency().equals(order.instrument.currency()) ? actual(order, said.units()) : said;
        return new Fill(report.execId(), order.firstClOrdId, order.strategy, order.instrument, order.side,
                order.quantity(units), price, fee, !actual, report.slippage(), report.datumId(), false, order.terms.effect(),
                execution.charges);
    }

    private static Money actual(LiveOrder order, long units) {
        order.bookedFeeUnits = Math.addExact(order.bookedFeeUnits, units);
        return new Money(units, order.instrument.currency());
    }
}
