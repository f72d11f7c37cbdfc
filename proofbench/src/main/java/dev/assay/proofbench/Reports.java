package dev.assay.proofbench;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.BrokerMessage;
import dev.assay.core.order.BrokerQuery;
import dev.assay.core.order.Charge;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderCommand.NewOrderSingle;
import dev.assay.core.order.OrderCommand.StatusRequest;
import dev.assay.core.order.ReportDetail;
import dev.assay.core.order.ReportReason;
import dev.assay.core.order.ReportsAnswer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the broker's reports and holds them until they are polled. Report ids are `S-1`, `S-2` …
final class Reports {
    /// More reports than this may not wait at once.
    static final int MAX_WAITING = 65_536;

    /// How many of the latest reports can be repeated.
    static final int REMEMBERED = 4_096;

    private static final String NO_ORDER = "NONE";

    private final Quantity[] noQuantity;
    private final Price[] noPrice;
    private @Nullable BrokerMessage[] ring = new BrokerMessage[64];
    private final @Nullable ExecutionReport[] history = new ExecutionReport[REMEMBERED];
    private int head;
    private int waiting;
    private long execIds;

    Reports(Universe universe) {
        noQuantity = universe.instruments().stream().map(i -> i.quantity(0)).toArray(Quantity[]::new);
        noPrice = universe.instruments().stream().map(i -> i.price(0)).toArray(Price[]::new);
    }

    @Nullable
    BrokerMessage poll() {
        if (waiting == 0) {
            return null;
        }
        BrokerMessage message = ring[head];
        ring[head] = null;
        head = (head + 1) & (ring.length - 1);
        waiting--;
        return message;
    }

    void accepted(RestingOrder order, long ts) {
        state(order, order.clOrdId, 0, ExecType.NEW, "", ts);
    }

    void rejected(NewOrderSingle command, String text, ReportDetail detail, long ts) {
        Instrument instrument = command.instrument();
        Quantity none = instrument.quantity(0);
        add(new ExecutionReport(execId(), NO_ORDER, command.clOrdId(), 0, instrument, command.side(), ExecType.REJECTED,
                OrdStatus.REJECTED, command.orderQty(), none, none, none, null, "", text, ts, 0, null, instrument.price(0),
                detail));
    }

    /// An answer to a cancel or replace that worked.
    void changed(RestingOrder order, OrderCommand request, long origClOrdId, ExecType execType, String text, long ts) {
        state(order, request.clOrdId(), origClOrdId, execType, text, ts);
    }

    /// The venue itself has changed the order's quantity.
    void restated(RestingOrder order, String text, long ts) {
        state(order, order.clOrdId, 0, ExecType.RESTATED, text, ts);
    }

    /// The order has ended by itself.
    void ended(RestingOrder order, ExecType execType, String text, long ts) {
        state(order, order.clOrdId, 0, execType, text, ts);
    }

    void refused(@Nullable RestingOrder order, OrderCommand request, long origClOrdId, String text, long ts) {
        if (order != null) {
            state(order, request.clOrdId(), origClOrdId, ExecType.CANCEL_REJECTED, text, ts);
            return;
        }
        Instrument instrument = request.instrument();
        Quantity none = instrument.quantity(0);
        add(new ExecutionReport(execId(), NO_ORDER, request.clOrdId(), origClOrdId, instrument, null,
                ExecType.CANCEL_REJECTED, OrdStatus.REJECTED, none, none, none, none, null, "", text, ts, 0, null, instrument.price(0),
                ReportDetail.because(ReportReason.CANCEL_UNKNOWN_ORDER)));
    }

    /// Answers a status request; null where no such order is known.
    void status(@Nullable RestingOrder order, StatusRequest request, long ts) {
        Instrument instrument = request.instrument();
        Quantity none = instrument.quantity(0);
        add(order == null
                ? new ExecutionReport(execId(), NO_ORDER, request.clOrdId(), 0, instrument, request.side(), ExecType.ORDER_STATUS,
                        OrdStatus.REJECTED, none, none, none, none, null, "", "no order of that id works here, nor did one end recently",
                        ts, 0, null, instrument.price(0), ReportDetail.because(ReportReason.UNKNOWN_ORDER))
                : new ExecutionReport(execId(), order.orderId, request.clOrdId(), 0, order.instrument(), order.side(),
                        ExecType.ORDER_STATUS, order.status, order.orderQty(), quantity(order, order.cumUnits),
                        quantity(order, order.leavesUnits()), none, null, "", "", ts, 0, null, instrument.price(0),
                        ReportDetail.terms(ReportReason.NONE, order.terms())));
    }

    void traded(RestingOrder order, Match match, Quantity quantity, Price price, Money fee, List<Charge> charges, String text, long ts,
            long datumId) {
        Instrument instrument = order.instrument();
        Price slippage = match.slippageUnits() == 0 ? noPrice[instrument.number()] : instrument.price(match.slippageUnits());
        add(new ExecutionReport(execId(), order.orderId, order.clOrdId, 0, instrument, order.side(), ExecType.TRADE, order.status,
                order.orderQty(), quantity(order, order.cumUnits), quantity(order, order.leavesUnits()), quantity, price, "", text, ts,
                datumId, fee, slippage, ReportDetail.charged(charges)));
    }

    /// Id of the last report.
    String lastExecId() {
        return "S-" + execIds;
    }

    void declared(RestingOrder order, ExecType execType, @Nullable ExecutionReport about, Quantity quantity, Price price, Money fee,
            String text, long ts) {
        Instrument instrument = order.instrument();
        add(new ExecutionReport(execId(), order.orderId, order.clOrdId, 0, instrument, order.side(), execType, order.status,
                order.orderQty(), instrument.quantity(order.cumUnits),
                instrument.quantity(order.status.terminal() ? 0 : order.orderUnits - order.cumUnits), quantity, price,
                about == null ? "" : about.execId(), text, ts, about == null ? 0 : about.datumId(), fee, noPrice[instrument.number()],
                execType == ExecType.TRADE_CORRECT && about != null ? ReportDetail.charged(about.detail().charges()) : ReportDetail.NONE));
    }

    private void state(RestingOrder order, long clOrdId, long origClOrdId, ExecType execType, String text, long ts) {
        int number = order.instrument().number();
        add(new ExecutionReport(execId(), order.orderId, clOrdId, origClOrdId, order.instrument(), order.side(), execType, order.status,
                order.orderQty(), quantity(order, order.cumUnits), quantity(order, order.leavesUnits()), noQuantity[number], null, "", text,
                ts, 0, null, noPrice[number]));
    }

    /// Shares the objects of the two commonest quantities: nothing and all.
    private Quantity quantity(RestingOrder order, long units) {
        return units == 0
                ? noQuantity[order.instrument().number()]
                : units == order.orderUnits ? order.orderQty() : order.instrument().quantity(units);
    }

    /// The number of the next report.
    long nextNumber() {
        return execIds + 1;
    }

    private String execId() {
        return "S-" + ++execIds;
    }

    private void add(ExecutionReport report) {
        history[(int) execIds & REMEMBERED - 1] = report;
        answer(report);
    }

    /// Repeats the reports since the time asked for, as they were, and says how many.
    void repeat(BrokerQuery query, long now) {
        long count = 0;
        long first = Math.max(1, execIds - REMEMBERED + 1);
        boolean complete = first == 1;
        for (long id = first; id <= execIds; id++) {
            ExecutionReport report = history[(int) id & REMEMBERED - 1];
            if (report != null && report.transactTs() >= query.sinceTs()) {
                answer(report);
                count++;
            } else {
                complete = true;
            }
        }
        answer(new ReportsAnswer(query.queryId(), count, complete, now));
    }

    void answer(BrokerMessage message) {
        if (waiting == ring.length) {
            grow();
        }
        ring[(head + waiting) & (ring.length - 1)] = message;
        waiting++;
    }

    private void grow() {
        if (ring.length == MAX_WAITING) {
            throw new IllegalStateException(
                    "more than " + MAX_WAITING + " execution reports wait to be polled: poll the broker after every datum");
        }
        @Nullable
        BrokerMessage[] larger = new BrokerMessage[ring.length * 2];
        for (int i = 0; i < waiting; i++) {
            larger[i] = ring[(head + i) & (ring.length - 1)];
        }
        ring = larger;
        head = 0;
    }
}
