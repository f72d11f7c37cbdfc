package dev.assay.execution;

import dev.assay.core.event.EventSink;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.Fill;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.Order;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderEvent;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.signal.SignalOutcome;
import dev.assay.core.signal.StrategyId;
import dev.assay.execution.LiveOrder.Request;
import dev.assay.execution.OrderTransitions.Next;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The order management system: the one authority on the state of every order. It numbers and sends commands, applies execution reports by
/// the transition data, and says what changed through events and its listener, in that order.
///
/// A report that cannot be true changes nothing: the order is frozen (only a cancel may be asked of it) until reconciliation, and a finding
/// carries both views. Later reports of a frozen order are judged against its last good state, so that a real fill is booked.
///
/// Memory holds the working orders and [Limits#endedOrders] ended ones (for late fills, busts and corrections); a report about an older
/// one is an unknown order. Single-threaded: the loop's.
public final class Oms {
    /// Who the OMS's own events come from.
    public static final String SOURCE = "oms";
    private static final int MAX_REQUESTS_IN_FLIGHT = 8;

    /// What is remembered.
    ///
    /// @param endedOrders how many ended orders may still be the subject of a late report
    /// @param execIds how many of the latest report ids are known for repeats, at least
    public record Limits(int endedOrders, int execIds) {
        /// 1,024 ended orders and 2,048 report ids.
        public static final Limits DEFAULT = new Limits(1024, 2048);

        public Limits {
            if (endedOrders < 1 || execIds < 1) {
                throw new IllegalArgumentException("the OMS must remember at least one ended order and one report id");
            }
        }
    }

    private final EventSink sink;
    private final BrokerAdapter broker;
    private final CostModel costs;
    private final OrderListener listener;
    private final Capabilities capabilities;
    private final WorkingOrders orders;
    private final RecentIds seen;
    private final Findings findings;
    private long lastClOrdId;
    private long cancelRequests;
    private long repeatedReports;

    /// An OMS without orders.
    ///
    /// @param instruments number of instruments in the run
    /// @param strategies number of strategies in the run
    public Oms(EventSink sink, BrokerAdapter broker, CostModel costs, OrderListener listener, int instruments, int strategies) {
        this(sink, broker, costs, listener, instruments, strategies, Limits.DEFAULT);
    }

    /// An OMS without orders, with its own limits of memory.
    public Oms(EventSink sink, BrokerAdapter broker, CostModel costs, OrderListener listener, int instruments, int strategies,
            Limits limits) {
        this.sink = sink;
        this.broker = broker;
        this.costs = costs;
        this.listener = listener;
        capabilities = broker.capabilities();
        orders = new WorkingOrders(instruments, strategies, limits.endedOrders());
        seen = new RecentIds(limits.execIds());
        findings = new Findings(sink, capabilities.name());
    }

    /// Numbers and sends what RiskGuard let pass: a new order, or where the intent replaces one, a replace request.
    ///
    /// @param intent what is wanted
    /// @param allowed the quantity that may go out; for a replace the new total; positive
    /// @param decisionId event id of the risk decision: the command's cause
    /// @param correlationId event id of the root input
    /// @param nowTs the present instant, epoch ns UTC
    /// @return the command's client order id (a new order's identity), or 0 where a replace came too late, which an event explains
    public long submit(OrderIntent intent, Quantity allowed, long decisionId, long correlationId, long nowTs) {
        long units = ReportCheck.units(intent.instrument(), allowed);
        if (units <= 0) {
            throw new IllegalArgumentException(intent.instrument() + ": an order needs a positive quantity, not " + allowed);
        }
        return intent.replaces() == 0
                ? create(intent, units, decisionId, correlationId, nowTs)
                : replace(intent, units, decisionId, correlationId);
    }

    private long create(OrderIntent intent, long units, long decisionId, long correlationId, long nowTs) {
        long id = ++lastClOrdId;
        Instrument instrument = intent.instrument();
        OrderCommand command = new OrderCommand.NewOrderSingle(id, intent.strategy(), instrument, intent.side(),
                instrument.quantity(units), intent.terms(), intent.tag(), intent.protective());
        long commandId = sink.emit(command, SOURCE, correlationId, decisionId);
        LiveOrder order = new LiveOrder(id, intent, units, commandId, correlationId, nowTs);
        orders.add(order);
        announce(order, OrdStatus.PENDING_NEW, commandId, correlationId, command);
        return id;
    }

    private long replace(OrderIntent intent, long units, long decisionId, long correlationId) {
        LiveOrder order = orders.find(intent.replaces());
        String refusal = replaceRefusal(order, units);
        if (order == null || refusal != null) {
            String why = refusal == null ? "the order is not known" : refusal;
            sink.emit(new SignalOutcome(intent.strategy(), intent.instrument(), SignalReason.NOT_REPLACEABLE.name(), why), SOURCE,
                    correlationId, decisionId);
            return 0;
        }
        long id = ++lastClOrdId;
        OrderCommand command = new OrderCommand.ReplaceRequest(id, order.lastLivingId(), knownOrderId(order), order.instrument,
                order.instrument.quantity(units), intent.terms());
        long commandId = sink.emit(command, SOURCE, correlationId, decisionId);
        OrdStatus previous = order.status();
        order.add(new Request(id, commandId, false, intent.reason(), units, intent.terms()));
        orders.addId(order, id);
        order.reason = intent.reason();
        orders.settle(order);
        announce(order, previous, commandId, correlationId, command);
        return id;
    }

    /// Why an order cannot be replaced now, in words; null where it can.
    @Nullable
    String replaceRefusal(@Nullable LiveOrder order, long newUnits) {
        if (order == null) {
            return "no such order is working";
        }
        if (!capabilities.replace()) {
            return capabilities.name() + " cannot replace orders: cancel it and send a new one";
        }
        if (order.held()) {
            return "the order is frozen until it is reconciled with " + capabilities.name();
        }
        if (order.cancelInFlight()) {
            return "the order is being cancelled";
        }
        if (order.closed() || order.own == OrdStatus.FILLED && newUnits <= order.cumUnits) {
            return "the order has ended: it is " + order.own;
        }
        return requests(order) >= MAX_REQUESTS_IN_FLIGHT ? requests(order) + " requests are waiting for an answer already" : null;
    }

    private static int requests(LiveOrder order) {
        int count = 0;
        for (Request r = order.requests; r != null; r = r.next) {
            count++;
        }
        return count;
    }

    /// Asks for a working order to be cancelled. Never refused or throttled; where there is nothing to cancel, or a cancel is in flight
    /// already, nothing is sent.
    ///
    /// @param firstClOrdId the order's identity
    /// @param reason why, in words
    /// @param causeId event id of the cause
    /// @param correlationId event id of the root input
    /// @return whether a request went out
    public boolean cancel(long firstClOrdId, String reason, long causeId, long correlationId) {
        LiveOrder order = orders.find(firstClOrdId);
        if (order == null || !order.linked || order.cancelInFlight()) {
            return false;
        }
        long id = ++lastClOrdId;
        cancelRequests++;
        OrderCommand command = new OrderCommand.CancelRequest(id, order.lastLivingId(), knownOrderId(order), order.instrument, reason);
        long commandId = sink.emit(command, SOURCE, correlationId, causeId);
        OrdStatus previous = order.status();
        order.add(new Request(id, commandId, true, reason, order.orderUnits, order.terms));
        orders.addId(order, id);
        order.reason = "being cancelled: " + reason;
        announce(order, previous, commandId, correlationId, command);
        return true;
    }

    /// Cancels every working order that is chosen, oldest first.
    ///
    /// @return how many requests went out
    public int cancelAll(Predicate<Order> which, String reason, long causeId, long correlationId) {
        int sent = 0;
        for (Order order : working()) {
            if (which.test(order) && cancel(order.firstClOrdId(), reason, causeId, correlationId)) {
                sent++;
            }
        }
        return sent;
    }

    private static @Nullable String knownOrderId(LiveOrder order) {
        return order.orderId.isEmpty() ? null : order.orderId;
    }

    private void announce(LiveOrder order, OrdStatus previous, long commandId, long correlationId, OrderCommand command) {
        OrderEvent event = event(order, previous);
        long eventId = sink.emit(event, SOURCE, correlationId, commandId);
        broker.send(command, commandId);
        listener.onOrderEvent(event, eventId, correlationId);
    }

    /// Applies what the broker says. A repeat of a report already seen changes nothing and is counted.
    public void onReport(ExecutionReport report) {
        if (!report.execId().isEmpty() && !seen.add(report.execId())) {
            repeatedReports++;
            return;
        }
        LiveOrder order = orders.find(report.clOrdId());
        if (order == null) {
            order = orders.find(report.origClOrdId());
        }
        if (order == null) {
            findings.unknown(report, sink.emit(report, capabilities.name(), 0, 0));
            return;
        }
        long reportId = sink.emit(report, capabilities.name(), order.correlationId, order.commandOf(report.clOrdId()));
        Next next = nextOf(order, report);
        String fault = ReportCheck.fault(order, report, next);
        if (fault == null) {
            apply(order, report, next, reportId);
            return;
        }
        order.frozen = true;
        findings.impossible(order, report, fault, reportId);
    }

    /// A rejection that carries another state speaks of a repeated message, not of the order.
    private static Next nextOf(LiveOrder order, ExecutionReport report) {
        boolean repeat = report.execType() == ExecType.REJECTED && report.ordStatus() != OrdStatus.REJECTED;
        return repeat ? Next.SAME : OrderTransitions.next(order.own, report.execType());
    }

    private void apply(LiveOrder order, ExecutionReport report, Next next, long reportId) {
        OrdStatus previous = order.status();
        long orderUnits = order.orderUnits;
        long cumUnits = order.cumUnits;
        long leavesUnits = order.leavesUnits();
        Changes.Result result = Changes.apply(order, report, next, costs);
        orders.settle(order);
        boolean changed = result.restated() || order.status() != previous || order.orderUnits != orderUnits || order.cumUnits != cumUnits
                || order.leavesUnits() != leavesUnits;
        if (changed) {
            order.reason = Reasons.of(order, report, result.answered(), capabilities.name());
        }
        publish(order, previous, changed, result, reportId);
        findings.afterBooking(order, cumUnits, reportId);
    }

    private void publish(LiveOrder order, OrdStatus previous, boolean changed, Changes.Result result, long reportId) {
        long correlationId = order.correlationId;
        OrderEvent event = changed ? event(order, previous) : null;
        long eventId = event == null ? 0 : sink.emit(event, SOURCE, correlationId, reportId);
        Fill reversal = result.reversal();
        Fill fill = result.fill();
        long reversalId = reversal == null ? 0 : sink.emit(reversal, SOURCE, correlationId, reportId);
        long fillId = fill == null ? 0 : sink.emit(fill, SOURCE, correlationId, reportId);
        if (event != null) {
            listener.onOrderEvent(event, eventId, correlationId);
        }
        if (reversal != null) {
            listener.onFill(reversal, reversalId, correlationId);
        }
        if (fill != null) {
            listener.onFill(fill, fillId, correlationId);
        }
    }

    private static OrderEvent event(LiveOrder order, OrdStatus previous) {
        Instrument instrument = order.instrument;
        return new OrderEvent(order.firstClOrdId, order.strategy, instrument, order.side, order.tag, previous, order.status(),
                instrument.quantity(order.orderUnits), instrument.quantity(order.cumUnits), instrument.quantity(order.leavesUnits()),
                order.average(), order.reason);
    }

    /// Restates the instrument's orders for a split: what is left × numerator ÷ denominator down to whole lots, prices × denominator ÷
    /// numerator on the tick grid (buy down, sell up). An order with less than a lot left ends. The venue is told by the caller.
    ///
    /// @param eventId event id of the split: the cause
    /// @param correlationId event id of the root input
    public void applySplit(CorporateAction.Split split, long eventId, long correlationId) {
        for (LiveOrder order : orders.ended()) {
            if (order != null && order.instrument.number() == split.instrument().number()) {
                Changes.split(order, split, costs);
            }
        }
        LiveOrder next;
        for (LiveOrder order = orders.first(split.instrument()); order != null; order = next) {
            next = order.followingHere;
            restate(order, split, eventId, correlationId);
        }
    }

    private void restate(LiveOrder order, CorporateAction.Split split, long eventId, long correlationId) {
        OrdStatus previous = order.status();
        Quantity left = order.instrument.quantity(order.leavesUnits());
        Changes.split(order, split, costs);
        String ratio = split.numerator() + " for " + split.denominator();
        order.reason = "restated for the split " + ratio;
        if (order.leavesUnits() == 0 && left.signum() > 0 && order.mayStillFill() == 0) {
            order.own = OrdStatus.CANCELED;
            order.requests = null;
            order.reason = "canceled by the split " + ratio + ": the remaining " + left + " would be less than one lot";
        }
        orders.settle(order);
        OrderEvent event = event(order, previous);
        listener.onOrderEvent(event, sink.emit(event, SOURCE, correlationId, eventId), correlationId);
    }

    /// The strategy's working order of that tag, the oldest where there are several, or null.
    public @Nullable Order find(StrategyId strategy, Instrument instrument, String tag) {
        LiveOrder order = live(strategy, instrument, tag);
        return order == null ? null : order.view();
    }

    @Nullable
    LiveOrder live(StrategyId strategy, Instrument instrument, String tag) {
        for (LiveOrder order = orders.first(instrument); order != null; order = order.followingHere) {
            if (order.strategy.number() == strategy.number() && order.tag.equals(tag)) {
                return order;
            }
        }
        return null;
    }

    /// The first working order of an instrument; the others follow through [LiveOrder#followingHere].
    @Nullable
    LiveOrder first(Instrument instrument) {
        return orders.first(instrument);
    }

    /// The order with that identity, working or ended and still remembered, or null.
    public @Nullable Order get(long firstClOrdId) {
        LiveOrder order = orders.find(firstClOrdId);
        return order == null ? null : order.view();
    }

    @Nullable
    LiveOrder known(long firstClOrdId) {
        return orders.find(firstClOrdId);
    }

    /// Whether the order is frozen by an impossible report, or held because a fill is missing.
    public boolean held(long firstClOrdId) {
        LiveOrder order = orders.find(firstClOrdId);
        return order != null && order.held();
    }

    /// The working orders as they stand, oldest first; a copy.
    public List<Order> working() {
        if (orders.count() == 0) {
            return List.of();
        }
        List<Order> all = new ArrayList<>(orders.count());
        for (LiveOrder order = orders.first(); order != null; order = order.following) {
            all.add(order.view());
        }
        return all;
    }

    /// The working orders of one strategy, oldest first; a copy.
    public List<Order> working(StrategyId strategy) {
        List<Order> own = new ArrayList<>();
        for (LiveOrder order = orders.first(); order != null; order = order.following) {
            if (order.strategy.number() == strategy.number()) {
                own.add(order.view());
            }
        }
        return own;
    }

    /// The working orders in one instrument, oldest first; a copy.
    public List<Order> working(Instrument instrument) {
        List<Order> here = new ArrayList<>();
        for (LiveOrder order = orders.first(instrument); order != null; order = order.followingHere) {
            here.add(order.view());
        }
        return here;
    }

    /// How many orders are working.
    public int workingCount() {
        return orders.count();
    }

    /// The most that working buy orders of the account may still add, in quantity units; a replace in flight counts at its larger size.
    public long workingBuyUnits(Instrument instrument) {
        return orders.buyUnits(instrument);
    }

    /// The most that working sell orders of the account may still take away, in quantity units; never negative.
    public long workingSellUnits(Instrument instrument) {
        return orders.sellUnits(instrument);
    }

    /// What the strategy's working orders may still add to its position, signed, in quantity units.
    public long workingUnits(StrategyId strategy, Instrument instrument) {
        return orders.units(strategy, instrument);
    }

    /// Client order ids given out so far.
    public long lastClOrdId() {
        return lastClOrdId;
    }

    /// Cancel requests sent in the run.
    public long cancelRequests() {
        return cancelRequests;
    }

    /// Reports dropped because their id had been seen.
    public long repeatedReports() {
        return repeatedReports;
    }

    /// Findings raised in the run.
    public long findings() {
        return findings.raised();
    }

    Capabilities capabilities() {
        return capabilities;
    }

    int instruments() {
        return orders.instruments();
    }

    int strategies() {
        return orders.strategies();
    }

    int remembered() {
        return orders.known();
    }

}
