package dev.assay.adapters.alpaca;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.BrokerMessage;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderCommand.NewOrderSingle;
import dev.assay.core.order.OrderCommand.StatusRequest;
import dev.assay.core.order.ReportDetail;
import dev.assay.core.order.ReportReason;
import dev.assay.core.order.ReportsAnswer;
import dev.assay.core.order.Side;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What is known of our orders at Alpaca, and every report about them, each once. Used by the adapter's own thread alone.
///
/// A report has the same id whether it came by the stream or was found missing later: a trade has Alpaca's execution id, a change of state the order's
/// id and the state.
final class Blotter {
    /// Reports that are remembered for a repeat.
    private static final int REMEMBERED = 65_536;

    private final AlpacaSettings settings;
    private final Universe universe;
    private final Consumer<BrokerMessage> out;
    private final Map<Long, OrderState> byClOrdId = new LinkedHashMap<>();
    private final Map<String, OrderState> byId = new LinkedHashMap<>();
    private final Set<String> reported = new HashSet<>();
    private final ArrayDeque<ExecutionReport> archive = new ArrayDeque<>();
    private boolean forgotten;
    private long latest;
    private long answers;
    private long strangers;

    Blotter(AlpacaSettings settings, Universe universe, Consumer<BrokerMessage> out) {
        this.settings = settings;
        this.universe = universe;
        this.out = out;
    }

    /// The latest time that Alpaca has told, epoch ns UTC; 0 before it has told one.
    long latest() {
        return latest;
    }

    /// How many orders of instruments outside the run were heard of and left out.
    long strangers() {
        return strangers;
    }

    @Nullable
    OrderState find(long clOrdId) {
        return byClOrdId.get(clOrdId);
    }

    /// Alpaca's ids of the orders that work as far as is known here.
    List<String> workingIds() {
        return byId.values().stream().filter(state -> !state.status.terminal()).map(state -> state.id).distinct().toList();
    }

    @Nullable
    OrderState state(JsonNode order) {
        String id = Words.text(order, "id");
        OrderState known = byId.get(id);
        if (known != null) {
            return known;
        }
        OrderState before = byId.get(Words.text(order, "replaces"));
        long clOrdId = settings.clOrdId(Words.text(order, "client_order_id"));
        if (before != null) {
            byId.put(id, before);
            return before;
        }
        Instrument instrument = universe.find(Words.text(order, "symbol"));
        if (instrument == null) {
            strangers++;
            return null;
        }
        OrderState state = new OrderState(id, clOrdId, instrument, Words.side(order), Words.quantity(order, "qty"));
        byId.put(id, state);
        if (clOrdId != 0) {
            byClOrdId.put(clOrdId, state);
        }
        return state;
    }

    /// What the stream of updates says.
    void update(JsonNode data) {
        JsonNode order = data.path("order");
        OrderState state = state(order);
        if (state == null) {
            return;
        }
        String id = Words.text(order, "id");
        long ts = Words.time(data, "timestamp");
        switch (Words.text(data, "event")) {
            case "new" -> begun(state, order);
            case "fill", "partial_fill" -> trade(state, order, Words.text(data, "execution_id"), Words.quantity(data, "qty"),
                    Words.price(data, "price"), Words.quantity(order, "filled_qty"), ts);
            case "canceled", "expired", "rejected" -> ended(state, order);
            case "done_for_day" -> changed(state, order, ExecType.DONE_FOR_DAY, OrdStatus.DONE_FOR_DAY, id + ":done:" + ts, ts);
            case "stopped" -> changed(state, order, ExecType.STOPPED, OrdStatus.STOPPED, id + ":stopped:" + ts, ts);
            case "suspended" -> changed(state, order, ExecType.SUSPENDED, OrdStatus.SUSPENDED, id + ":suspended:" + ts, ts);
            case "calculated" -> changed(state, order, ExecType.CALCULATED, OrdStatus.CALCULATED, id + ":calculated:" + ts, ts);
            case "restated" -> {
                state.orderQty = Words.quantity(order, "qty");
                state.cumQty = Words.quantity(order, "filled_qty");
                changed(state, order, ExecType.RESTATED, Words.status(Words.text(order, "status")), id + ":restated:" + ts, ts);
            }
            case "trade_bust" -> bust(state, order, data, ExecType.TRADE_CANCEL, ts);
            case "trade_correct" -> bust(state, order, data, ExecType.TRADE_CORRECT, ts);
            case "order_cancel_rejected" -> {
                if (state.cancelling != 0) {
                    refused(state.cancelling, state.clOrdId, state, state.instrument, "Alpaca refused to cancel", ts);
                }
            }
            // Told by the answer to the request, or on the way to one of the above.
            case "replaced", "order_replace_rejected", "pending_new", "accepted", "pending_cancel", "pending_replace", "held" -> {
            }
            default -> throw new IllegalArgumentException("Alpaca tells of an event this adapter does not know: " + data);
        }
    }

    /// An order works: a new one, or one in the place of another.
    void begun(OrderState state, JsonNode order) {
        String id = Words.text(order, "id");
        long ts = Words.time(order, "submitted_at");
        long clOrdId = settings.clOrdId(Words.text(order, "client_order_id"));
        if (Words.text(order, "replaces").isEmpty() || id.equals(state.firstId)) {
            if (!state.acknowledged) {
                state.acknowledged = true;
                state.status = OrdStatus.NEW;
                report(state, id + ":new", state.clOrdId, 0, ExecType.NEW, Quantity.ZERO, null, "", "", ts);
            }
            return;
        }
        if (reported.contains(id + ":replaced")) {
            return;
        }
        acknowledge(state, order);
        long former = state.clOrdId;
        state.id = id;
        state.orderQty = Words.quantity(order, "qty");
        if (clOrdId != 0) {
            state.clOrdId = clOrdId;
            byClOrdId.put(clOrdId, state);
        }
        state.status = state.cumQty.signum() == 0 ? OrdStatus.NEW : OrdStatus.PARTIALLY_FILLED;
        report(state, id + ":replaced", state.clOrdId, former, ExecType.REPLACED, Quantity.ZERO, null, "", "", ts);
    }

    /// A trade tells that the order works, where that was missed.
    private void acknowledge(OrderState state, JsonNode order) {
        if (!state.acknowledged) {
            state.acknowledged = true;
            state.status = OrdStatus.NEW;
            report(state, state.firstId + ":new", state.clOrdId, 0, ExecType.NEW, Quantity.ZERO, null, "", "",
                    Words.time(order, "submitted_at"));
        }
    }

    void trade(OrderState state, JsonNode order, String execution, Quantity qty, @Nullable Price price, Quantity cumQty, long ts) {
        acknowledge(state, order);
        if (reported.contains(execution)) {
            return;
        }
        state.cumQty = cumQty;
        state.status = state.orderQty.compareTo(cumQty) <= 0 ? OrdStatus.FILLED : OrdStatus.PARTIALLY_FILLED;
        report(state, execution, state.clOrdId, 0, ExecType.TRADE, qty, price, "", "", ts);
    }

    /// The order has ended without filling in full.
    void ended(OrderState state, JsonNode order) {
        String id = Words.text(order, "id");
        String word = Words.text(order, "status");
        OrdStatus status = Words.status(word);
        if (!id.equals(state.id) || word.equals("replaced") || status == OrdStatus.FILLED || !status.terminal()) {
            return;
        }
        if (status != OrdStatus.REJECTED) {
            acknowledge(state, order);
        }
        long ts = Words.time(order,
                status == OrdStatus.CANCELED ? "canceled_at" : status == OrdStatus.EXPIRED ? "expired_at" : "failed_at");
        ExecType type = status == OrdStatus.CANCELED
                ? ExecType.CANCELED
                : status == OrdStatus.EXPIRED ? ExecType.EXPIRED : ExecType.REJECTED;
        boolean asked = status == OrdStatus.CANCELED && state.cancelling != 0;
        state.status = status;
        if (reported.contains(id + ":" + word)) {
            return;
        }
        state.canceledBy = asked ? state.cancelling : 0;
        report(state, id + ":" + word, asked ? state.cancelling : state.clOrdId, asked ? state.clOrdId : 0, type, Quantity.ZERO, null, "",
                asked ? "" : "Alpaca: " + word, ts);
        state.cancelling = 0;
    }

    private void changed(OrderState state, JsonNode order, ExecType type, OrdStatus status, String execId, long ts) {
        acknowledge(state, order);
        state.status = status;
        report(state, execId, state.clOrdId, 0, type, Quantity.ZERO, null, "", "", ts);
    }

    private void bust(OrderState state, JsonNode order, JsonNode data, ExecType type, long ts) {
        corrected(state, data, type, Words.text(data, "execution_id"), Words.quantity(order, "filled_qty"), ts);
    }

    /// A trade was taken back, or its price corrected.
    void corrected(OrderState state, JsonNode data, ExecType type, String execution, Quantity cumQty, long ts) {
        if (reported.contains(execution)) {
            return;
        }
        state.cumQty = cumQty;
        state.status = cumQty.signum() == 0
                ? OrdStatus.NEW
                : state.orderQty.compareTo(cumQty) <= 0 ? OrdStatus.FILLED : OrdStatus.PARTIALLY_FILLED;
        report(state, execution, state.clOrdId, 0, type, Words.quantity(data, "qty"), Words.price(data, "price"),
                Words.text(data, "previous_execution_id"), type == ExecType.TRADE_CANCEL ? "trade cancelled" : "price corrected", ts);
    }

    /// A new order that Alpaca, or this adapter, did not take.
    void rejected(NewOrderSingle order, String text, long ts) {
        Instrument instrument = order.instrument();
        Quantity none = instrument.quantity(0);
        add(new ExecutionReport("rejected:" + order.clOrdId(), "none", order.clOrdId(), 0, instrument, order.side(), ExecType.REJECTED,
                OrdStatus.REJECTED, order.orderQty(), none, none, none, null, "", text, ts, 0, null, instrument.price(0)));
    }

    /// A request about an order that was refused.
    void refused(long clOrdId, long origClOrdId, @Nullable OrderState state, Instrument instrument, String text, long ts) {
        Quantity none = instrument.quantity(0);
        String execId = "refused:" + clOrdId;
        if (state == null) {
            add(new ExecutionReport(execId, "none", clOrdId, origClOrdId, instrument, null, ExecType.CANCEL_REJECTED, OrdStatus.REJECTED,
                    none,
                    none, none, none, null, "", text, ts, 0, null, instrument.price(0),
                    ReportDetail.because(ReportReason.CANCEL_UNKNOWN_ORDER)));
        } else {
            state.cancelling = state.cancelling == clOrdId ? 0 : state.cancelling;
            report(state, execId, clOrdId, origClOrdId, ExecType.CANCEL_REJECTED, none, null, "", text, ts);
        }
    }

    /// The answer to a status request.
    void status(StatusRequest request, @Nullable JsonNode order, String text, long ts) {
        Instrument instrument = request.instrument();
        Quantity none = instrument.quantity(0);
        OrderState state = order == null ? null : state(order);
        String execId = "status:" + ++answers;
        if (order == null || state == null) {
            add(new ExecutionReport(execId, "none", request.clOrdId(), 0, instrument, request.side(), ExecType.ORDER_STATUS,
                    OrdStatus.REJECTED, none, none, none, none, null, "", text, ts, 0, null, instrument.price(0),
                    ReportDetail.because(ReportReason.UNKNOWN_ORDER)));
            return;
        }
        OrdStatus status = Words.status(Words.text(order, "status"));
        Quantity qty = Words.quantity(order, "qty");
        Quantity cum = Words.quantity(order, "filled_qty");
        add(new ExecutionReport(execId, state.firstId, request.clOrdId(), 0, instrument, state.side, ExecType.ORDER_STATUS, status, qty,
                cum,
                status.terminal() ? none : qty.minus(cum), none, null, "", "", ts, 0, null, instrument.price(0)));
    }

    /// Repeats what was reported since a time.
    void repeat(long queryId, long sinceTs, boolean found, long now) {
        long count = 0;
        for (ExecutionReport report : archive) {
            if (report.transactTs() >= sinceTs) {
                out.accept(report);
                count++;
            }
        }
        boolean complete = found && (!forgotten || !archive.isEmpty() && archive.getFirst().transactTs() < sinceTs);
        out.accept(new ReportsAnswer(queryId, count, complete, now));
    }

    /// Whether the order that exists under a command's id is the one that the command asks for.
    static boolean same(OrderCommand command, JsonNode order) {
        return !(command instanceof NewOrderSingle ours) || ours.instrument().symbol().equals(Words.text(order, "symbol"))
                && ours.side() == Words.side(order) && ours.orderQty().compareTo(Words.quantity(order, "qty")) == 0
                && ours.terms().ordType().name().equalsIgnoreCase(Words.text(order, "type"))
                && same(ours.terms().limitPx(), order, "limit_price")
                && (ours.terms().trail() != null || same(ours.terms().stopPx(), order, "stop_price"));
    }

    private static boolean same(@Nullable Price ours, JsonNode order, String field) {
        Price theirs = Words.price(order, field);
        return ours == null ? theirs == null : ours.equals(theirs);
    }

    private void report(OrderState state, String execId, long clOrdId, long origClOrdId, ExecType type, Quantity lastQty,
            @Nullable Price lastPx, String execRefId, String text, long ts) {
        Side side = type == ExecType.CANCEL_REJECTED ? null : state.side;
        Instrument instrument = state.instrument;
        add(new ExecutionReport(execId, state.firstId, clOrdId, origClOrdId, instrument, side, type, state.status, state.orderQty,
                state.cumQty, state.leavesQty(), lastQty.signum() == 0 ? instrument.quantity(0) : lastQty, lastPx, execRefId, text, ts, 0,
                null,
                instrument.price(0)));
    }

    private void add(ExecutionReport report) {
        if (!reported.add(report.execId())) {
            return;
        }
        latest = Math.max(latest, report.transactTs());
        if (archive.size() == REMEMBERED) {
            forgotten = true;
            archive.removeFirst();
        }
        archive.add(report);
        if (!holding) {
            out.accept(report);
        }
    }

    private boolean holding;

    /// Reports that are found go into the archive only, since a repeat of all follows at once.
    void hold(boolean hold) {
        holding = hold;
    }
}
