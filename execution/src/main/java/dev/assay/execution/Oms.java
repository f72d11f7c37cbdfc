package dev.assay.execution;

import dev.assay.core.event.EventSink;
import dev.assay.core.event.ReconciliationFinding.Action;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.Order;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.PositionEffect;
import dev.assay.core.order.Side;
import dev.assay.core.risk.RiskView;
import dev.assay.core.signal.StrategyId;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The order management system: the one authority on the state of every order. It numbers and sends commands, applies execution reports by
/// the transition data, and says what changed through events and its listener, in that order.
///
/// A report that cannot be true changes nothing: the order is frozen (only a cancel may be asked of it), a finding carries both views, and
/// a status request goes out; its answer, reconciliation or a person settles it. Later reports of a frozen order are judged against its last good state, so that a real fill is booked.
///
/// Memory holds the working orders and [Limits#endedOrders] ended ones (for late fills, busts and corrections); a report about an older
/// one is an unknown order. Single-threaded: the loop's.
public final class Oms {
    /// Who the OMS's own events come from.
    public static final String SOURCE = "oms";

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

    private final BrokerAdapter broker;
    private final Capabilities capabilities;
    private final WorkingOrders orders;
    private final Outgoing outgoing;
    private final Incoming incoming;
    private final Inquiries inquiries;
    private final Restatements restatements;

    /// An OMS without orders.
    ///
    /// @param instruments number of instruments in the run
    /// @param strategies number of strategies in the run
    public Oms(EventSink sink, BrokerAdapter broker, CostModel costs, OrderListener listener, int instruments, int strategies) {
        this(sink, broker, costs, listener, instruments, strategies, Limits.DEFAULT);
    }

    /// An OMS without orders, with its own limits of memory; orders at the broker that it did not send raise a finding that halts.
    public Oms(EventSink sink, BrokerAdapter broker, CostModel costs, OrderListener listener, int instruments, int strategies,
            Limits limits) {
        this(sink, broker, costs, listener, instruments, strategies, limits, null);
    }

    /// An OMS without orders that takes orders it did not send (given by telephone, at the broker's screen) into its books.
    ///
    /// @param adopter who owns such orders; null to halt instead
    public Oms(EventSink sink, BrokerAdapter broker, CostModel costs, OrderListener listener, int instruments, int strategies,
            Limits limits, @Nullable StrategyId adopter) {
        this(sink, broker, costs, listener, instruments, strategies, limits, adopter, Action.HALT);
    }

    /// The same, saying what reconciliation will do about an order at the broker that is not known here and cannot be adopted.
    public Oms(EventSink sink, BrokerAdapter broker, CostModel costs, OrderListener listener, int instruments, int strategies,
            Limits limits, @Nullable StrategyId adopter, Action unknownOrder) {
        this.broker = broker;
        capabilities = broker.capabilities();
        orders = new WorkingOrders(instruments, strategies, limits.endedOrders());
        Announcer announcer = new Announcer(sink, broker, listener);
        outgoing = new Outgoing(sink, announcer, orders, broker);
        inquiries = new Inquiries(sink, announcer, orders, outgoing);
        OrderCosts charging = new OrderCosts(costs);
        incoming = new Incoming(sink, announcer, orders, charging, outgoing, inquiries, limits, capabilities.name(), adopter,
                unknownOrder);
        restatements = new Restatements(announcer, orders, charging);
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
        return outgoing.submit(intent, allowed, decisionId, correlationId, nowTs);
    }

    /// Why an order cannot be replaced now, in words; null where it can.
    @Nullable
    String replaceRefusal(@Nullable LiveOrder order, long newUnits) {
        return outgoing.replaceRefusal(order, newUnits);
    }

    /// Asks for a working order to be cancelled. Never refused or throttled; where there is nothing to cancel, or a cancel is in flight
    /// already, nothing is sent. An order that was never sent, because it waited for the broker, ends here and now, without a request.
    ///
    /// @param firstClOrdId the order's identity
    /// @param reason why, in words
    /// @param causeId event id of the cause
    /// @param correlationId event id of the root input
    /// @return whether a request went out, or the order ended here
    public boolean cancel(long firstClOrdId, String reason, long causeId, long correlationId) {
        return outgoing.cancel(firstClOrdId, reason, causeId, correlationId);
    }

    /// Ends an order that was never sent; nothing where it has gone out or may have.
    ///
    /// @param firstClOrdId the order's identity
    /// @param causeId event id of the cause
    /// @param correlationId event id of the root input
    /// @return whether the order ended
    public boolean withdraw(long firstClOrdId, long causeId, long correlationId) {
        return outgoing.withdraw(firstClOrdId, causeId, correlationId);
    }

    /// Cancels every working order that is chosen, oldest first.
    ///
    /// @return how many requests went out or orders ended here
    public int cancelAll(Predicate<Order> which, String reason, long causeId, long correlationId) {
        int sent = 0;
        for (Order order : working()) {
            if (which.test(order) && cancel(order.firstClOrdId(), reason, causeId, correlationId)) {
                sent++;
            }
        }
        return sent;
    }

    /// Asks the broker for an order's state. The answer is judged like any report; for a frozen order it is the authority.
    ///
    /// @param clOrdId any client order id of the order
    /// @param causeId event id of the cause
    /// @param correlationId event id of the root input
    /// @return whether the order is known here, and so the question went out
    public boolean requestStatus(long clOrdId, long causeId, long correlationId) {
        return inquiries.status(clOrdId, causeId, correlationId);
    }

    /// Asks the broker about an order that is not known here. That the broker does not know it either is the expected answer.
    ///
    /// @param orderId the broker's id, where known
    public void requestStatus(long clOrdId, @Nullable String orderId, Instrument instrument, Side side, long causeId, long correlationId) {
        inquiries.statusOfUnknown(clOrdId, orderId, instrument, side, causeId, correlationId);
    }

    /// Asks the broker to cancel an order that is not known here.
    ///
    /// @param clOrdId the order's client order id, 0 where it has none
    /// @param orderId the broker's id, where known
    /// @return the request's own client order id
    public long cancelUnknown(long clOrdId, @Nullable String orderId, Instrument instrument, String reason, long causeId,
            long correlationId) {
        return inquiries.cancelUnknown(clOrdId, orderId, instrument, reason, causeId, correlationId);
    }

    /// Sends again, each under its own id, what the broker has not answered: the order itself while it is pending, and its requests.
    ///
    /// @return how many commands were sent; 0 where all are answered
    public int resend(long firstClOrdId, String reason, long causeId, long correlationId) {
        return inquiries.resend(firstClOrdId, reason, causeId, correlationId);
    }

    /// Notes that nobody can say whether a command arrived. Its order is held until the broker answers for it, and is
    /// asked; nothing is assumed.
    ///
    /// @param clOrdId the command's id
    /// @return false where the command is unknown or answered already
    public boolean outcomeUnknown(long clOrdId, String why, long causeId, long correlationId) {
        return inquiries.outcomeUnknown(clOrdId, why, causeId, correlationId);
    }

    /// Releases a held order by a person's decision: our view of it stands.
    ///
    /// @return whether it was held
    public boolean unfreeze(long firstClOrdId, String reason, long causeId, long correlationId) {
        return inquiries.unfreeze(firstClOrdId, reason, causeId, correlationId);
    }

    /// Takes an order into the books that the broker has and that was not sent from here; what has filled is missing until its fills come.
    ///
    /// @param report the order as the broker has it
    /// @return the order, or null where the report shows none that could work, or one that is known already: it was applied to that then
    public @Nullable Order adopt(ExecutionReport report, StrategyId owner) {
        LiveOrder adopted = incoming.adopt(report, owner);
        return adopted == null ? null : adopted.view();
    }

    /// The same for an order that follows from the broker's books and not from a message of its own.
    ///
    /// @param source who says so
    public @Nullable Order adopt(ExecutionReport report, StrategyId owner, String source) {
        LiveOrder adopted = incoming.adopt(report, owner, source);
        return adopted == null ? null : adopted.view();
    }

    /// Ends an order here that the broker does not have any more, by a declared policy.
    ///
    /// @return whether it worked until now
    public boolean endedThere(long firstClOrdId, String reason, long causeId, long correlationId) {
        return inquiries.endedThere(firstClOrdId, reason, causeId, correlationId);
    }

    /// Applies a report that follows from the broker's books and not from a message of its own.
    ///
    /// @param source who says so
    public void onReport(ExecutionReport report, String source) {
        incoming.onReport(report, source);
    }

    /// Applies what the broker says. A repeat of a report already seen changes nothing and is counted.
    public void onReport(ExecutionReport report) {
        incoming.onReport(report);
    }

    /// Restates the instrument's orders for a split: what is left × numerator ÷ denominator down to whole lots, prices × denominator ÷
    /// numerator on the tick grid (buy down, sell up). An order with less than a lot left ends. The venue is told by the caller.
    ///
    /// @param eventId event id of the split: the cause
    /// @param correlationId event id of the root input
    public void applySplit(CorporateAction.Split split, long eventId, long correlationId) {
        restatements.apply(split, eventId, correlationId);
    }

    /// The strategy's working order of that tag, the oldest where there are several, or null.
    public @Nullable Order find(StrategyId strategy, Instrument instrument, String tag) {
        LiveOrder order = live(strategy, instrument, tag);
        return order == null ? null : order.view();
    }

    @Nullable
    LiveOrder live(StrategyId strategy, Instrument instrument, String tag) {
        return orders.find(strategy, instrument, tag);
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
        return orders.views((StrategyId) null);
    }

    /// The working orders of one strategy, oldest first; a copy.
    public List<Order> working(StrategyId strategy) {
        return orders.views(strategy);
    }

    /// The working orders in one instrument, oldest first; a copy.
    public List<Order> working(Instrument instrument) {
        return orders.views(instrument);
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

    /// The number of an instrument whose working quantities changed since it was last told here, or -1: for one reader that keeps sums
    /// over them.
    public int takeTouched() {
        return orders.takeTouched();
    }

    /// The most that one strategy's working orders on a side may still add or take away, in quantity units; never negative.
    ///
    /// @param side 1 for buys, -1 for sells
    public long workingUnits(StrategyId strategy, Instrument instrument, int side) {
        long sum = 0;
        for (LiveOrder order = orders.first(instrument); order != null; order = order.followingHere) {
            if (order.strategy.number() == strategy.number() && order.side.sign() == side) {
                sum = Math.addExact(sum, order.exposureUnits);
            }
        }
        return sum;
    }

    /// The most that one strategy's working orders of a side and position effect may still fill, in quantity units; never negative.
    ///
    /// @param side 1 for buys, -1 for sells
    /// @param exits whether protective exits count, or the others
    public long workingUnits(StrategyId strategy, Instrument instrument, int side, PositionEffect effect, boolean exits) {
        long sum = 0;
        for (LiveOrder order = orders.first(instrument); order != null; order = order.followingHere) {
            if (order.strategy.number() == strategy.number() && order.side.sign() == side && order.terms.effect() == effect
                    && order.protective == exits) {
                sum = Math.addExact(sum, order.exposureUnits);
            }
        }
        return sum;
    }

    /// The working limit order on a side that would trade first: its price in price units, or [dev.assay.core.risk.RiskView#NO_PRICE]. Stop
    /// orders wait for their price and do not count.
    ///
    /// @param side 1 for the highest buy, -1 for the lowest sell
    /// @param bound in price units: no buy above it and no sell below it counts
    public long bestLimitUnits(Instrument instrument, int side, long bound) {
        long best = RiskView.NO_PRICE;
        for (LiveOrder order = orders.first(instrument); order != null; order = order.followingHere) {
            Price limit = order.terms.limitPx();
            if (order.side.sign() == side && limit != null && order.terms.stopPx() == null && order.exposureUnits > 0) {
                long units = limit.rescale(instrument.priceScale(), RoundingMode.HALF_EVEN).units();
                boolean counts = side > 0 ? units <= bound : units >= bound;
                boolean first = best == RiskView.NO_PRICE || (side > 0 ? units > best : units < best);
                best = counts && first ? units : best;
            }
        }
        return best;
    }

    /// What the strategy's working orders may still add to its position, signed, in quantity units.
    public long workingUnits(StrategyId strategy, Instrument instrument) {
        return orders.units(strategy, instrument);
    }

    /// Client order ids given out so far.
    public long lastClOrdId() {
        return outgoing.lastClOrdId();
    }

    /// Cancel requests sent in the run.
    public long cancelRequests() {
        return outgoing.cancelRequests();
    }

    /// Reports dropped because their id had been seen.
    public long repeatedReports() {
        return incoming.repeatedReports();
    }

    /// Findings raised in the run.
    public long findings() {
        return incoming.findings();
    }

    Capabilities capabilities() {
        return capabilities;
    }

    Capabilities capabilities(StrategyId strategy, Instrument instrument) {
        return broker.capabilities(strategy, instrument);
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
