package dev.assay.execution;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.money.ExactSum;
import dev.assay.core.money.FixedPoint;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.Order;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.signal.StrategyId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// One order inside the OMS: its own state, the requests in flight over it, and its executions. Mutable, the OMS's alone.
///
/// Quantities are units at the instrument's quantity scale. `claimedUnits` is the most the broker has said to have filled: above
/// `cumUnits` means that a fill is still missing.
final class LiveOrder {
    /// How many ids of requests are remembered per order for late answers.
    static final int REMEMBERED_IDS = 16;

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
    boolean dayOver;
    boolean frozen;
    boolean gapReported;
    long orderUnits;
    long cumUnits;
    long claimedUnits;
    ExactSum notional;
    long bookedFeeUnits;
    String reason;
    @Nullable
    Request requests;
    @Nullable
    Execution executions;

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

    LiveOrder(long clOrdId, OrderIntent intent, long orderUnits, long commandId, long correlationId, long nowTs) {
        firstClOrdId = clOrdId;
        this.clOrdId = clOrdId;
        strategy = intent.strategy();
        instrument = intent.instrument();
        side = intent.side();
        tag = intent.tag();
        protective = intent.protective();
        terms = intent.terms();
        reason = intent.reason();
        this.orderUnits = orderUnits;
        this.commandId = commandId;
        this.correlationId = correlationId;
        createdTs = nowTs;
        notional = ExactSum.zero(instrument.priceScale() + instrument.quantityScale());
    }

    /// A cancel or replace on its way.
    static final class Request {
        final long clOrdId;
        final long commandId;
        final boolean cancel;
        final String reason;
        long orderUnits;
        OrderTerms terms;
        @Nullable
        Request next;

        Request(long clOrdId, long commandId, boolean cancel, String reason, long orderUnits, OrderTerms terms) {
            this.clOrdId = clOrdId;
            this.commandId = commandId;
            this.cancel = cancel;
            this.reason = reason;
            this.orderUnits = orderUnits;
            this.terms = terms;
        }
    }

    /// A booked fill that a later report may bust or correct.
    static final class Execution {
        final String execId;
        final Price price;
        /// What it was when it happened, and so what its price belongs to; `units` follows splits.
        final Quantity quantity;
        final long actualFeeUnits;
        final boolean feeActual;
        long units;
        @Nullable
        Execution next;

        Execution(String execId, Price price, Quantity quantity, long units, boolean feeActual, long actualFeeUnits) {
            this.execId = execId;
            this.price = price;
            this.quantity = quantity;
            this.units = units;
            this.feeActual = feeActual;
            this.actualFeeUnits = actualFeeUnits;
        }
    }

    /// The visible state: a request in flight takes precedence over the order's own state.
    OrdStatus status() {
        OrdStatus status = own;
        for (Request r = requests; r != null; r = r.next) {
            status = r.cancel ? OrdStatus.PENDING_CANCEL : status == OrdStatus.PENDING_CANCEL ? status : OrdStatus.PENDING_REPLACE;
        }
        return status;
    }

    /// Whether the order's own state lets no more trade.
    boolean closed() {
        return switch (own) {
            case CANCELED, EXPIRED, REJECTED, CALCULATED -> true;
            case DONE_FOR_DAY -> dayOver;
            case PENDING_NEW, NEW, PARTIALLY_FILLED, FILLED, STOPPED, SUSPENDED, ACCEPTED_FOR_BIDDING, PENDING_CANCEL, PENDING_REPLACE ->
                false;
        };
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
        return frozen || claimedUnits > cumUnits;
    }

    /// The most that may still fill, whichever requests succeed.
    long mayStillFill() {
        long most = leavesUnits();
        for (Request r = requests; r != null; r = r.next) {
            if (!r.cancel) {
                most = Math.max(most, r.orderUnits - cumUnits);
            }
        }
        return most;
    }

    boolean cancelInFlight() {
        for (Request r = requests; r != null; r = r.next) {
            if (r.cancel) {
                return true;
            }
        }
        return false;
    }

    boolean replaceInFlight() {
        for (Request r = requests; r != null; r = r.next) {
            if (!r.cancel) {
                return true;
            }
        }
        return false;
    }

    @Nullable
    Request request(long requestId) {
        for (Request r = requests; r != null; r = r.next) {
            if (r.clOrdId == requestId) {
                return r;
            }
        }
        return null;
    }

    void add(Request request) {
        Request last = requests;
        if (last == null) {
            requests = request;
            return;
        }
        while (last.next != null) {
            last = last.next;
        }
        last.next = request;
    }

    void remove(Request request) {
        if (requests == request) {
            requests = request.next;
            return;
        }
        for (Request r = requests; r != null; r = r.next) {
            if (r.next == request) {
                r.next = request.next;
                return;
            }
        }
    }

    /// FIX: a request refers to the last id that was not rejected.
    long lastLivingId() {
        long id = clOrdId;
        for (Request r = requests; r != null; r = r.next) {
            if (!r.cancel) {
                id = r.clOrdId;
            }
        }
        return id;
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
        notional = notional.plus(execution.price, execution.quantity);
    }

    void unbook(Execution execution) {
        cumUnits = Math.subtractExact(cumUnits, execution.units);
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

    /// Restates the order for `numerator` new units for every `denominator` old ones. What has filled is rounded to the nearest unit
    /// below, what is left to whole lots below, requests in flight alike; the notional stays, so the average price follows.
    void split(CorporateAction.Split split) {
        long left = lots(Math.max(0, orderUnits - cumUnits), split);
        long scaledCum = scaled(cumUnits, split);
        for (Request r = requests; r != null; r = r.next) {
            r.orderUnits = Math.addExact(scaledCum, lots(Math.max(0, r.orderUnits - cumUnits), split));
            r.terms = Ticks.afterSplit(split, side, r.terms);
        }
        claimedUnits = Math.addExact(scaledCum, scaled(claimedUnits - cumUnits, split));
        cumUnits = scaledCum;
        orderUnits = Math.addExact(scaledCum, left);
        terms = Ticks.afterSplit(split, side, terms);
        for (Execution e = executions; e != null; e = e.next) {
            e.units = scaled(e.units, split);
        }
    }

    private static long scaled(long units, CorporateAction.Split split) {
        return FixedPoint.multiplyDivide(units, split.numerator(), split.denominator(), RoundingMode.DOWN);
    }

    private long lots(long units, CorporateAction.Split split) {
        long scaled = scaled(units, split);
        return scaled - scaled % instrument.lotUnits();
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

    /// The price per unit of an execution today: its own, or after a split the one that keeps its notional, rounded half-even.
    Price priceToday(Execution execution) {
        Quantity today = instrument.quantity(execution.units);
        if (today.equals(execution.quantity) || execution.units == 0) {
            return execution.price;
        }
        BigDecimal notionalNow = execution.price.decimal().multiply(execution.quantity.decimal());
        BigDecimal price = notionalNow.divide(today.decimal(), instrument.priceScale(), RoundingMode.HALF_EVEN);
        return instrument.price(price.unscaledValue().longValueExact());
    }

    /// The order as others see it.
    Order view() {
        Request last = requests;
        while (last != null && last.next != null) {
            last = last.next;
        }
        return new Order(clOrdId, firstClOrdId, last == null ? 0 : last.clOrdId, orderId, strategy, instrument, side,
                instrument.quantity(orderUnits), terms, tag, protective, status(), instrument.quantity(cumUnits),
                instrument.quantity(leavesUnits()), notional, createdTs, commandId, correlationId, reason);
    }

    /// One line for a finding.
    String words() {
        return side + " " + instrument.quantity(orderUnits) + " " + instrument + " is " + status() + ", filled "
                + instrument.quantity(cumUnits) + ", leaves " + instrument.quantity(leavesUnits());
    }
}
