package dev.assay.execution;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.ExactSum;
import dev.assay.core.money.FixedPoint;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.Order;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.signal.StrategyId;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// One order inside the OMS: its own state, the requests in flight over it, and its executions. Mutable, the OMS's alone.
///
/// Quantities are units at the instrument's quantity scale. `claimedUnits` is the most the broker has said to have filled: above
/// `cumUnits` means that a fill is still missing.
final class LiveOrder {
    /// How many ids of requests are remembered per order for late answers.
    static final int REMEMBERED_IDS = 16;

    /// What is taken for an adopted order of which the broker does not say the type: the one that may trade at any price.
    static final OrderTerms TERMS_UNKNOWN = OrderTerms.market();

    final long firstClOrdId;
    final StrategyId strategy;
    final Instrument instrument;
    final Side side;
    final String tag;
    final boolean protective;
    final long createdTs;
    final long correlationId;

    long clOrdId;
    long commandId;
    String orderId = "";
    OrderTerms terms;
    OrdStatus own = OrdStatus.PENDING_NEW;
    /// For an amount of cash: `orderUnits` is our estimate until the broker says the quantity.
    boolean byCash;
    boolean dayOver;
    boolean frozen;
    Doubt doubt = Doubt.NONE;
    /// Not sent by us: the broker knows it by its own id only.
    final boolean external;
    boolean gapReported;
    private final Quantity whole;
    private final Quantity none;
    long orderUnits;
    long cumUnits;
    /// Filled on earlier days, of what is filled.
    long priorUnits;
    long claimedUnits;
    ExactSum notional;
    long bookedFeeUnits;
    @Nullable
    OrderFees fees;
    String reason;
    /// What was sent for it, to be sent again under the same id; null for an external order.
    @Nullable
    OrderCommand command;
    @Nullable
    Request requests;
    @Nullable
    Execution executions;
    /// What it was before it was replaced or restated; null where it never was.
    @Nullable
    FormerTerms former;
    /// Whether a cancel, or a replace, was ever asked for: a report that was overtaken by the answer still carries the pending state.
    boolean cancelAsked;
    boolean replaceAsked;

    /// What [WorkingOrders] keeps of it.
    @Nullable
    LiveOrder previous;
    @Nullable
    LiveOrder following;
    @Nullable
    LiveOrder previousHere;
    @Nullable
    LiveOrder followingHere;
    boolean linked;
    int endedSlot = -1;
    long exposureUnits;
    long @Nullable [] moreIds;
    int moreIdsAt;

    /// What the broker has left open about an order.
    enum Doubt {
        NONE,
        /// Whether a command arrived.
        OUTCOME,
        /// Whether the order that the broker has under our id is ours.
        IDENTITY
    }

    LiveOrder(long clOrdId, OrderIntent intent, Quantity whole, Quantity none, OrderCommand command, long commandId, long correlationId,
            long nowTs) {
        external = false;
        this.command = command;
        firstClOrdId = clOrdId;
        this.clOrdId = clOrdId;
        strategy = intent.strategy();
        instrument = intent.instrument();
        side = intent.side();
        tag = intent.tag();
        protective = intent.protective();
        terms = intent.terms();
        reason = intent.reason();
        this.whole = whole;
        this.none = none;
        orderUnits = whole.units();
        this.commandId = commandId;
        this.correlationId = correlationId;
        createdTs = nowTs;
        notional = ExactSum.zero(instrument.priceScale() + instrument.quantityScale());
    }

    /// An order that was not sent by us.
    ///
    /// @param identity the id it is known by here; the broker does not know it
    /// @param reportId event id of the report that showed it: its cause and root
    LiveOrder(long identity, StrategyId owner, ExecutionReport report, Side side, Quantity whole, OrderTerms terms, long reportId) {
        external = true;
        firstClOrdId = identity;
        strategy = owner;
        instrument = report.instrument();
        this.side = side;
        tag = "external " + report.orderId();
        protective = false;
        orderId = report.orderId();
        this.terms = terms;
        reason = "not sent by us: adopted";
        this.whole = whole;
        none = instrument.quantity(0);
        orderUnits = whole.units();
        commandId = reportId;
        correlationId = reportId;
        createdTs = report.transactTs();
        notional = ExactSum.zero(instrument.priceScale() + instrument.quantityScale());
    }

    /// The visible state: a request in flight takes precedence over the order's own state.
    OrdStatus status() {
        return requests == null ? own : Request.cancels(requests) ? OrdStatus.PENDING_CANCEL : OrdStatus.PENDING_REPLACE;
    }

    /// Whether the order's own state lets no more trade.
    boolean closed() {
        return own == OrdStatus.CANCELED || own == OrdStatus.EXPIRED || own == OrdStatus.REJECTED || own == OrdStatus.CALCULATED
                || own == OrdStatus.DONE_FOR_DAY && dayOver;
    }

    /// A quantity of its instrument; the commonest two, all and nothing, are shared.
    Quantity quantity(long units) {
        return units == 0 ? none : units == whole.units() ? whole : instrument.quantity(units);
    }

    long leavesUnits() {
        return closed() ? 0 : Math.max(0, orderUnits - cumUnits);
    }

    /// Nothing left to work and nothing left to answer: it leaves the working orders.
    boolean over() {
        return requests == null && leavesUnits() == 0;
    }

    /// Nothing may be asked of it but a cancel: its state is in doubt.
    boolean held() {
        return frozen || doubt != Doubt.NONE || claimedUnits > cumUnits;
    }

    /// The most that may still fill, whichever requests succeed.
    long mayStillFill() {
        return Math.max(leavesUnits(), Request.largest(requests) - cumUnits);
    }

    boolean cancelInFlight() {
        return Request.cancels(requests);
    }

    boolean replaceInFlight() {
        return Request.replaces(requests);
    }

    @Nullable
    Request request(long requestId) {
        return Request.find(requests, requestId);
    }

    void add(Request request) {
        cancelAsked |= request.cancel;
        replaceAsked |= !request.cancel;
        requests = Request.append(requests, request);
    }

    void remove(Request request) {
        requests = Request.without(requests, request);
    }

    /// FIX: a request refers to the last id that was not rejected.
    long lastLivingId() {
        return Request.lastReplaceId(requests, clOrdId);
    }

    /// Event id of the command that a report with that id answers.
    long commandOf(long requestId) {
        Request request = request(requestId);
        return request == null ? commandId : request.commandId;
    }

    @Nullable
    Execution execution(String execId) {
        for (Execution e = executions; e != null; e = e.next) {
            if (e.execId.equals(execId)) {
                return e;
            }
        }
        return null;
    }

    void book(Execution execution) {
        execution.next = executions;
        executions = execution;
        cumUnits = Math.addExact(cumUnits, execution.units);
        priorUnits += execution.prior ? execution.units : 0;
        notional = notional.plus(execution.price, execution.quantity);
    }

    void unbook(Execution execution) {
        cumUnits = Math.subtractExact(cumUnits, execution.units);
        priorUnits -= execution.prior ? execution.units : 0;
        notional = notional.minus(execution.price, execution.quantity);
        if (executions == execution) {
            executions = execution.next;
            return;
        }
        for (Execution e = executions; e != null; e = e.next) {
            if (e.next == execution) {
                e.next = execution.next;
                return;
            }
        }
    }

    /// An order that the broker has answered for, with nothing left to answer, is in doubt no more.
    void clearDoubt() {
        boolean heard = own != OrdStatus.PENDING_NEW && (requests == null || doubt == Doubt.IDENTITY);
        if (doubt != Doubt.NONE && heard) {
            doubt = Doubt.NONE;
        }
    }

    /// A new day: what has filled so far was filled before it.
    void newDay() {
        priorUnits = cumUnits;
        for (Execution e = executions; e != null; e = e.next) {
            e.prior = true;
        }
    }

    /// Average fill price, rounded half-even at the instrument's price scale; zero before the first fill.
    Price average() {
        if (cumUnits == 0) {
            return instrument.price(0);
        }
        boolean plain = notional.high() == notional.low() >> 63
                && notional.scale() == instrument.priceScale() + instrument.quantityScale();
        return plain
                ? instrument.price(FixedPoint.divide(notional.low(), cumUnits, RoundingMode.HALF_EVEN))
                : notional.average(instrument.quantity(cumUnits), instrument.priceScale());
    }

    /// The order as others see it.
    Order view() {
        return new Order(clOrdId, firstClOrdId, Request.lastId(requests), orderId, strategy, instrument, side,
                quantity(orderUnits), terms, tag, protective, status(), quantity(cumUnits),
                quantity(leavesUnits()), quantity(cumUnits - priorUnits), notional, createdTs, commandId,
                correlationId, reason);
    }

    /// One line for a finding.
    String words() {
        return side + " " + quantity(orderUnits) + " " + instrument + " is " + status() + ", filled "
                + quantity(cumUnits) + ", leaves " + quantity(leavesUnits());
    }
}
