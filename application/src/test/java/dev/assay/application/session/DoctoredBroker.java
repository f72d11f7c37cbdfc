package dev.assay.application.session;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.market.MarketData;
import dev.assay.core.money.Money;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.AccountAnswer;
import dev.assay.core.order.BrokerMessage;
import dev.assay.core.order.BrokerQuery;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrdersAnswer;
import dev.assay.core.order.PositionsAnswer;
import dev.assay.core.order.ReportsAnswer;
import dev.assay.execution.BrokerAdapter;
import dev.assay.execution.Capabilities;
import dev.assay.execution.MarketDriven;
import dev.assay.proofbench.SimulatedBroker;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The simulated broker with books that differ from ours in what a test says: an order of nobody's, an order it has lost, fills it never
/// reports, more held, more cash. Keeps what it was sent.
final class DoctoredBroker implements BrokerAdapter, MarketDriven {
    final List<OrderCommand> sent = new ArrayList<>();
    private final SimulatedBroker broker;
    private final boolean atOnce;
    private final Deque<BrokerMessage> said = new ArrayDeque<>();
    private OrdersAnswer.@Nullable State foreign;
    private long lostOrder;
    private long silentOrder;
    private long shrunkOrder;
    private long shrunkUnits;
    private long moreUnits;
    private @Nullable Money moreCash;
    private long from = Long.MIN_VALUE;
    private long now;
    private long reports;

    DoctoredBroker(SimulatedBroker broker, boolean atOnce) {
        this.broker = broker;
        this.atOnce = atOnce;
    }

    /// The differences begin here, epoch ns UTC; without it from the start.
    DoctoredBroker from(long ts) {
        from = ts;
        return this;
    }

    /// It lists an order that was given by telephone.
    DoctoredBroker foreign(OrdersAnswer.State order) {
        foreign = order;
        return this;
    }

    /// It forgets that order.
    DoctoredBroker loses(long clOrdId) {
        lostOrder = clOrdId;
        return this;
    }

    /// It lists that order with another quantity, nothing of it filled.
    DoctoredBroker lists(long clOrdId, long units) {
        shrunkOrder = clOrdId;
        shrunkUnits = units;
        return this;
    }

    /// It never reports a trade of that order, asked or not.
    DoctoredBroker silentAbout(long clOrdId) {
        silentOrder = clOrdId;
        return this;
    }

    /// It holds so much more than was traded here.
    DoctoredBroker holdsMore(long units) {
        moreUnits = units;
        return this;
    }

    /// It has so much more cash.
    DoctoredBroker hasMore(Money cash) {
        moreCash = cash;
        return this;
    }

    @Override
    public Capabilities capabilities() {
        Capabilities c = broker.capabilities();
        return new Capabilities("Doctored", c.ordTypes(), c.timesInForce(), c.replace(), c.fractional(), c.shortSelling(), atOnce,
                c.features());
    }

    @Override
    public void send(OrderCommand command, long commandId) {
        sent.add(command);
        OrdersAnswer.State order = foreign;
        if (order != null && command instanceof OrderCommand.CancelRequest cancel && order.orderId().equals(cancel.orderId())) {
            foreign = null;
            Quantity none = order.instrument().quantity(0);
            said.add(new ExecutionReport("D-" + ++reports, order.orderId(), cancel.clOrdId(), 0, order.instrument(), order.side(),
                    ExecType.CANCELED, OrdStatus.CANCELED, order.orderQty(), order.cumQty(), none, none, null, "", "", now, 0, null,
                    order.instrument().price(0)));
            return;
        }
        broker.send(command, commandId);
    }

    @Override
    public void ask(BrokerQuery query) {
        broker.ask(query);
    }

    @Override
    public @Nullable BrokerMessage poll() {
        BrokerMessage message = broker.poll();
        while (message != null) {
            BrokerMessage doctored = now < from ? message : doctor(message);
            if (doctored != null) {
                return doctored;
            }
            message = broker.poll();
        }
        return said.poll();
    }

    private @Nullable BrokerMessage doctor(BrokerMessage message) {
        return switch (message) {
            case ExecutionReport report -> report.clOrdId() == silentOrder && report.execType() == ExecType.TRADE ? null : report;
            case OrdersAnswer orders -> orders(orders);
            case PositionsAnswer positions -> positions(positions);
            case AccountAnswer account -> moreCash == null
                    ? account
                    : new AccountAnswer(account.queryId(), account.cash().stream()
                            .map(one -> one.amount().currency().equals(moreCash.currency())
                                    ? new AccountAnswer.Balance(one.amount().plus(moreCash))
                                    : one)
                            .toList(), account.transactTs());
            case ReportsAnswer reported -> reported;
            default -> message;
        };
    }

    private OrdersAnswer orders(OrdersAnswer answer) {
        List<OrdersAnswer.State> listed = new ArrayList<>(answer.orders());
        listed.removeIf(order -> order.clOrdId() == lostOrder);
        listed.replaceAll(order -> order.clOrdId() == shrunkOrder && shrunkUnits > 0
                ? new OrdersAnswer.State(order.clOrdId(), order.instrument(), order.side(), order.ordStatus(),
                        order.instrument().quantity(shrunkUnits), order.cumQty(), order.instrument().quantity(shrunkUnits),
                        order.orderId(), order.avgPx())
                : order);
        if (foreign != null) {
            listed.add(foreign);
        }
        return new OrdersAnswer(answer.queryId(), listed, answer.transactTs());
    }

    private PositionsAnswer positions(PositionsAnswer answer) {
        if (moreUnits == 0) {
            return answer;
        }
        List<PositionsAnswer.Held> held = new ArrayList<>();
        Quantity all = SessionRig.ACME.quantity(moreUnits);
        for (PositionsAnswer.Held one : answer.positions()) {
            if (one.instrument().equals(SessionRig.ACME)) {
                all = all.plus(one.quantity());
            } else {
                held.add(one);
            }
        }
        if (all.signum() != 0) {
            held.addFirst(new PositionsAnswer.Held(SessionRig.ACME, all));
        }
        return new PositionsAnswer(answer.queryId(), held, answer.transactTs());
    }

    @Override
    public void onInstant(long ts) {
        now = ts;
        broker.onInstant(ts);
    }

    @Override
    public boolean wants(Instrument instrument) {
        return broker.wants(instrument);
    }

    @Override
    public void onMarketData(MarketData datum, long datumId) {
        broker.onMarketData(datum, datumId);
    }

    @Override
    public void onCorporateAction(CorporateAction action, long lastPriceUnits) {
        broker.onCorporateAction(action, lastPriceUnits);
    }

    @Override
    public void onSessionEnd(long ts) {
        broker.onSessionEnd(ts);
    }
}
