package dev.assay.execution;

import dev.assay.core.event.EventSink;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Money;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.signal.SignalOutcome;
import org.jspecify.annotations.Nullable;

/// The way out of the OMS: numbers, records and sends new orders, replaces and cancels.
final class Outgoing {
    private static final int MAX_REQUESTS_IN_FLIGHT = 8;
    private static final String NEVER_SENT = "never sent: the broker could not be reached";

    private final EventSink sink;
    private final Announcer announcer;
    private final WorkingOrders orders;
    private final BrokerAdapter broker;
    private long lastClOrdId;
    private long cancelRequests;

    Outgoing(EventSink sink, Announcer announcer, WorkingOrders orders, BrokerAdapter broker) {
        this.sink = sink;
        this.announcer = announcer;
        this.orders = orders;
        this.broker = broker;
    }

    long lastClOrdId() {
        return lastClOrdId;
    }

    long nextId() {
        return ++lastClOrdId;
    }

    long cancelRequests() {
        return cancelRequests;
    }

    long submit(OrderIntent intent, Quantity allowed, long decisionId, long correlationId, long nowTs) {
        long units = ReportCheck.units(intent.instrument(), allowed);
        if (units <= 0) {
            throw new IllegalArgumentException(intent.instrument() + ": an order needs a positive quantity, not " + allowed);
        }
        return intent.replaces() == 0
                ? create(intent, units, decisionId, correlationId, nowTs)
                : replace(intent, units, decisionId, correlationId);
    }

    private long create(OrderIntent intent, long units, long decisionId, long correlationId, long nowTs) {
        long id = nextId();
        Instrument instrument = intent.instrument();
        // What RiskGuard has cut is an order by quantity: the amount would be another one.
        Money cash = units == ReportCheck.units(instrument, intent.quantity()) ? intent.cash() : null;
        Quantity quantity = instrument.quantity(units);
        OrderCommand command = new OrderCommand.NewOrderSingle(id, intent.strategy(), instrument, intent.side(),
                quantity, intent.terms(), intent.tag(), intent.protective(), cash, intent.ocoId());
        long commandId = sink.emit(command, Oms.SOURCE, correlationId, decisionId);
        LiveOrder order = new LiveOrder(id, intent, quantity, orders.none(instrument), command, commandId, correlationId, nowTs);
        order.byCash = cash != null;
        orders.add(order);
        announcer.send(order, OrdStatus.PENDING_NEW, command, commandId, correlationId);
        return id;
    }

    private long replace(OrderIntent intent, long units, long decisionId, long correlationId) {
        LiveOrder order = orders.find(intent.replaces());
        String refusal = replaceRefusal(order, units);
        if (order == null || refusal != null) {
            String why = refusal == null ? "the order is not known" : refusal;
            sink.emit(new SignalOutcome(intent.strategy(), intent.instrument(), SignalReason.NOT_REPLACEABLE.name(), why), Oms.SOURCE,
                    correlationId, decisionId);
            return 0;
        }
        long id = nextId();
        OrderCommand command = new OrderCommand.ReplaceRequest(id, order.lastLivingId(), knownOrderId(order), order.instrument,
                order.instrument.quantity(units), intent.terms());
        long commandId = sink.emit(command, Oms.SOURCE, correlationId, decisionId);
        OrdStatus previous = order.status();
        order.add(new Request(command, commandId, false, intent.reason(), units, intent.terms()));
        orders.addId(order, id);
        order.reason = intent.reason();
        orders.settle(order);
        announcer.send(order, previous, command, commandId, correlationId);
        return id;
    }

    boolean cancel(long firstClOrdId, String reason, long causeId, long correlationId) {
        LiveOrder order = orders.find(firstClOrdId);
        if (order == null || !order.linked && !order.frozen || order.cancelInFlight()) {
            return false;
        }
        if (withdraw(order, causeId, correlationId)) {
            return true;
        }
        long id = nextId();
        cancelRequests++;
        OrderCommand command = new OrderCommand.CancelRequest(id, order.lastLivingId(), knownOrderId(order), order.instrument, reason);
        long commandId = sink.emit(command, Oms.SOURCE, correlationId, causeId);
        OrdStatus previous = order.status();
        order.add(new Request(command, commandId, true, reason, order.orderUnits, order.terms));
        orders.addId(order, id);
        order.reason = "being cancelled: " + reason;
        orders.settle(order);
        announcer.send(order, previous, command, commandId, correlationId);
        return true;
    }

    boolean withdraw(long firstClOrdId, long causeId, long correlationId) {
        LiveOrder order = orders.find(firstClOrdId);
        return order != null && order.linked && withdraw(order, causeId, correlationId);
    }

    private boolean withdraw(LiveOrder order, long causeId, long correlationId) {
        if (order.own != OrdStatus.PENDING_NEW || order.external || order.held() || !announcer.withdraw(order.firstClOrdId)) {
            return false;
        }
        OrdStatus previous = order.status();
        order.own = OrdStatus.CANCELED;
        order.requests = null;
        order.reason = NEVER_SENT;
        orders.settle(order);
        announcer.changed(order, previous, correlationId, causeId);
        return true;
    }

    static @Nullable String knownOrderId(LiveOrder order) {
        return order.orderId.isEmpty() ? null : order.orderId;
    }

    /// Why an order cannot be replaced now, in words; null where it can.
    @Nullable
    String replaceRefusal(@Nullable LiveOrder order, long newUnits) {
        if (order == null) {
            return "no such order is working";
        }
        Capabilities capabilities = broker.capabilities(order.strategy, order.instrument);
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
        return Request.count(order.requests) >= MAX_REQUESTS_IN_FLIGHT
                ? Request.count(order.requests) + " requests are waiting for an answer already"
                : null;
    }
}
