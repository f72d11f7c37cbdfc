package dev.assay.core.order;

import dev.assay.core.event.EventType;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import org.jspecify.annotations.Nullable;

/// What a broker, real or simulated, says about an order; FIX message 8 (and 9, as [ExecType#CANCEL_REJECTED]).
///
/// @param execId the broker's id of this report, unique per broker
/// @param orderId the broker's id of the order
/// @param clOrdId the client order id it answers; 0 for an order that did not come from us (FIX: no ClOrdID)
/// @param origClOrdId on answers to cancels and replaces the order's previous id, else 0
/// @param instrument the instrument
/// @param side the order's side; null where the message carries none, as an OrderCancelReject
/// @param execType what it reports
/// @param ordStatus the order's state in the broker's view
/// @param orderQty total quantity
/// @param cumQty filled so far
/// @param leavesQty still working
/// @param lastQty quantity of this fill, zero where it is none
/// @param lastPx price of this fill, or null
/// @param execRefId the report that a correction or cancellation refers to, or empty
/// @param text reason in words, or empty
/// @param transactTs when it happened at the venue, epoch ns UTC
/// @param datumId id of the market datum that a simulated fill met; 0 from a real broker
/// @param fee the fee the broker reports, or null where it reports none
/// @param slippage how far the price was moved against the order by the fill model, per unit; zero price where it was not
/// @param detail what it says beyond that
public record ExecutionReport(String execId, String orderId, long clOrdId, long origClOrdId, Instrument instrument, @Nullable Side side,
        ExecType execType, OrdStatus ordStatus, Quantity orderQty, Quantity cumQty, Quantity leavesQty, Quantity lastQty,
        @Nullable Price lastPx, String execRefId, String text, long transactTs, long datumId, @Nullable Money fee,
        Price slippage, ReportDetail detail) implements BrokerMessage {
    /// A report that says nothing more.
    public ExecutionReport(String execId, String orderId, long clOrdId, long origClOrdId, Instrument instrument, @Nullable Side side,
            ExecType execType, OrdStatus ordStatus, Quantity orderQty, Quantity cumQty, Quantity leavesQty, Quantity lastQty,
            @Nullable Price lastPx, String execRefId, String text, long transactTs, long datumId, @Nullable Money fee, Price slippage) {
        this(execId, orderId, clOrdId, origClOrdId, instrument, side, execType, ordStatus, orderQty, cumQty, leavesQty, lastQty, lastPx,
                execRefId, text, transactTs, datumId, fee, slippage, ReportDetail.NONE);
    }

    /// The same report with other details.
    public ExecutionReport withDetail(ReportDetail other) {
        return new ExecutionReport(execId, orderId, clOrdId, origClOrdId, instrument, side, execType, ordStatus, orderQty, cumQty,
                leavesQty, lastQty, lastPx, execRefId, text, transactTs, datumId, fee, slippage, other);
    }

    @Override
    public EventType type() {
        return detail.charges().isEmpty() ? EventType.EXECUTION_REPORT : EventType.EXECUTION_REPORT_CHARGED;
    }
}
