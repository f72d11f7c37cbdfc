package dev.assay.execution;

import static dev.assay.execution.Desk.ACME;
import static dev.assay.execution.Desk.BOLT;
import static dev.assay.execution.Desk.OTHER;
import static dev.assay.execution.Desk.STRATEGY;

import dev.assay.core.event.EventSink;
import dev.assay.core.event.Payload;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.Fill;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrdType;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderCommand.CancelRequest;
import dev.assay.core.order.OrderCommand.NewOrderSingle;
import dev.assay.core.order.OrderCommand.ReplaceRequest;
import dev.assay.core.order.OrderCommand.StatusRequest;
import dev.assay.core.order.OrderEvent;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.portfolio.Portfolio;
import dev.assay.core.risk.RiskState;
import dev.assay.core.risk.RiskView;
import dev.assay.core.signal.Signal;
import dev.assay.core.signal.SignalEvent;
import dev.assay.core.signal.SignalOutcome;
import dev.assay.core.signal.SizeRule;
import dev.assay.core.signal.StrategyId;
import dev.assay.core.signal.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Engine, OMS and portfolio wired as a session wires them, with a venue that does what the test says.
final class Floor implements RiskView, OrderListener, ExecutionEngine.Outlet {
    final List<Payload> events = new ArrayList<>();
    final List<OrderCommand> sent = new ArrayList<>();
    final Oms oms;
    final SizingExecutionEngine engine;
    final Portfolio portfolio;
    private final TreeMap<Long, NewOrderSingle> atVenue = new TreeMap<>();
    private final TreeMap<Long, Long> filled = new TreeMap<>();
    private int execIds;
    boolean risk = true;
    long now = 1;

    Floor() {
        this(SizingRules.DEFAULT, true, List.of(OrdType.values()), ACME);
    }

    Floor(SizingRules rules, boolean replace, List<OrdType> types, Instrument first) {
        EventSink sink = (payload, source, correlationId, causationId) -> {
            events.add(payload);
            return events.size();
        };
        BrokerAdapter broker = new BrokerAdapter() {
            @Override
            public Capabilities capabilities() {
                return new Capabilities("Venue", types, List.of(TimeInForce.values()), replace, false, true, true);
            }

            @Override
            public void send(OrderCommand command, long commandId) {
                sent.add(command);
                if (command instanceof NewOrderSingle order) {
                    atVenue.put(order.clOrdId(), order);
                    filled.put(order.clOrdId(), 0L);
                }
            }

            @Override
            public void ask(dev.assay.core.order.BrokerQuery query) {
                throw new IllegalStateException("not asked here: " + query);
            }

            @Override
            public @Nullable ExecutionReport poll() {
                return null;
            }
        };
        oms = new Oms(sink, broker, CostModels.none(), this, 2, 2);
        portfolio = new Portfolio(new Universe(List.of(first, BOLT)), List.of(STRATEGY, OTHER), Currency.USD, "commission:none", sink);
        portfolio.open(Money.of("100000", Currency.USD), 0, 0);
        engine = new SizingExecutionEngine(sink, this, portfolio::position, oms, rules);
    }

    void mark(String price) {
        portfolio.mark(ACME, Desk.px(price).units(), 1);
    }

    void signal(StrategyId strategy, Signal signal) {
        engine.accept(new SignalEvent(strategy, signal), 500, 400);
    }

    /// A signal of alpha, acted on.
    void now(Signal signal) {
        signal(STRATEGY, signal);
        engine.flush(this);
    }

    static Target target(long quantity) {
        return new Target(ACME, new SizeRule.Units(Quantity.of(quantity)), OrderTerms.market(), null);
    }

    static Target percent(double fraction) {
        return new Target(ACME, new SizeRule.Percent(fraction), OrderTerms.market(), null);
    }

    static Target protectedTarget(long quantity, double stop, double profit) {
        return new Target(ACME, new SizeRule.Units(Quantity.of(quantity)), OrderTerms.market(), new Target.Exits(stop, profit));
    }

    /// The venue fills an order by its id of birth, in part or whole.
    void fill(long id, long quantity, String price) {
        NewOrderSingle order = venue(id);
        long total = order.orderQty().units();
        long cum = filled.merge(id, quantity, Long::sum);
        report(order, order.clOrdId(), ExecType.TRADE, cum == total ? OrdStatus.FILLED : OrdStatus.PARTIALLY_FILLED, cum, total - cum,
                quantity, Desk.px(price));
    }

    /// The venue agrees to the latest request.
    void agree() {
        switch (sent.getLast()) {
            case CancelRequest c -> canceled(c);
            case ReplaceRequest r -> replaced(r);
            case StatusRequest s -> throw new IllegalStateException("a status request is not agreed to: " + s);
            case NewOrderSingle n -> report(n, n.clOrdId(), ExecType.NEW, OrdStatus.NEW, 0, n.orderQty().units(), 0, null);
        }
    }

    void canceled(CancelRequest request) {
        NewOrderSingle order = venue(request.origClOrdId());
        report(order, request.clOrdId(), ExecType.CANCELED, OrdStatus.CANCELED, filled(order), 0, 0, null);
    }

    void refuse(CancelRequest request, OrdStatus status) {
        report(venue(request.origClOrdId()), request.clOrdId(), ExecType.CANCEL_REJECTED, status, 0, 0, 0, null);
    }

    void replaced(ReplaceRequest request) {
        NewOrderSingle old = venue(request.origClOrdId());
        NewOrderSingle order = new NewOrderSingle(request.clOrdId(), old.strategy(), old.instrument(), old.side(), request.orderQty(),
                request.terms(), old.tag(), old.protective());
        long cum = filled(old);
        atVenue.put(request.clOrdId(), order);
        filled.put(request.clOrdId(), cum);
        report(order, request.clOrdId(), ExecType.REPLACED, cum == 0 ? OrdStatus.NEW : OrdStatus.PARTIALLY_FILLED, cum,
                order.orderQty().units() - cum, 0, null);
    }

    void reject(long id) {
        report(venue(id), id, ExecType.REJECTED, OrdStatus.REJECTED, 0, 0, 0, null);
    }

    private NewOrderSingle venue(long id) {
        return java.util.Objects.requireNonNull(atVenue.get(id), () -> "the venue has no order " + id);
    }

    private long filled(NewOrderSingle order) {
        return java.util.Objects.requireNonNull(filled.get(order.clOrdId()));
    }

    private void report(NewOrderSingle order, long clOrdId, ExecType type, OrdStatus status, long cum, long leaves, long last,
            @Nullable Price price) {
        Instrument i = order.instrument();
        oms.onReport(new ExecutionReport("E" + ++execIds, "V" + order.clOrdId(), clOrdId, 0, i, order.side(), type, status,
                order.orderQty(), i.quantity(cum), i.quantity(leaves), i.quantity(last), price, "", "", 7_000, 42, null, i.price(0)));
        engine.flush(this);
    }

    List<OrderIntent> intents() {
        return events.stream().filter(OrderIntent.class::isInstance).map(OrderIntent.class::cast).toList();
    }

    List<SignalOutcome> outcomes() {
        return events.stream().filter(SignalOutcome.class::isInstance).map(SignalOutcome.class::cast).toList();
    }

    /// The intents as words: side, quantity, type and prices, tag.
    List<String> orders() {
        return intents().stream().map(i -> i.side() + " " + i.quantity() + " " + i.terms().ordType() + " "
                + (i.terms().stopPx() == null ? "" : i.terms().stopPx() + " ")
                + (i.terms().limitPx() == null ? "" : i.terms().limitPx() + " ")
                + i.tag() + (i.replaces() == 0 ? "" : " replaces " + i.replaces())).toList();
    }

    @Override
    public void onIntent(OrderIntent intent, long intentId, long correlationId) {
        if (risk) {
            oms.submit(intent, intent.quantity(), intentId, correlationId, 1);
        }
    }

    @Override
    public void onCancel(long clOrdId, String reason, long causeId, long correlationId) {
        oms.cancel(clOrdId, reason, causeId, correlationId);
    }

    @Override
    public void onOrderEvent(OrderEvent event, long eventId, long correlationId) {
        engine.onOrderEvent(event, eventId, correlationId);
    }

    @Override
    public void onFill(Fill fill, long eventId, long correlationId) {
        portfolio.book(fill, eventId, correlationId);
        engine.onFill(fill, eventId, correlationId);
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public Currency currency() {
        return Currency.USD;
    }

    @Override
    public long positionUnits(Instrument instrument) {
        return portfolio.units(instrument);
    }

    @Override
    public long positionUnits(StrategyId strategy, Instrument instrument) {
        return portfolio.units(strategy, instrument);
    }

    @Override
    public long workingBuyUnits(Instrument instrument) {
        return oms.workingBuyUnits(instrument);
    }

    @Override
    public long workingSellUnits(Instrument instrument) {
        return oms.workingSellUnits(instrument);
    }

    @Override
    public long markUnits(Instrument instrument) {
        return portfolio.markUnits(instrument);
    }

    @Override
    public long markTs(Instrument instrument) {
        return portfolio.markTs(instrument);
    }

    @Override
    public boolean halted(Instrument instrument) {
        return false;
    }

    @Override
    public long equityUnits() {
        return portfolio.equityUnits();
    }

    @Override
    public long grossExposureUnits() {
        return portfolio.grossExposureUnits();
    }

    @Override
    public long worstGrossExposureUnits() {
        return portfolio.grossExposureUnits();
    }

    @Override
    public RiskState state() {
        throw new UnsupportedOperationException("no control is asked here");
    }
}
