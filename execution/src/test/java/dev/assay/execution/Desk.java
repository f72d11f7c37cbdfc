package dev.assay.execution;

import dev.assay.core.event.EventSink;
import dev.assay.core.event.Payload;
import dev.assay.core.event.ReconciliationFinding;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.Fill;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrdType;
import dev.assay.core.order.Order;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderEvent;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.signal.StrategyId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An OMS with everything around it recorded: its events, what it sends, what its listener hears.
final class Desk {
    static final StrategyId STRATEGY = new StrategyId(0, "alpha");
    static final StrategyId OTHER = new StrategyId(1, "beta");
    static final Instrument ACME = Instrument.equity(0, "ACME", "XNAS", Currency.USD);
    static final Instrument BOLT = Instrument.equity(1, "BOLT", "XNYS", Currency.USD);

    record Emitted(long id, Payload payload, String source, long correlationId, long causationId) {}

    final List<Emitted> events = new ArrayList<>();
    final List<OrderCommand> sent = new ArrayList<>();
    final List<Payload> heard = new ArrayList<>();
    final Oms oms;
    private int execIds;

    Desk() {
        this(CostModels.none());
    }

    Desk(CostModel costs) {
        this(costs, Oms.Limits.DEFAULT, List.of(OrdType.values()), true);
    }

    Desk(CostModel costs, Oms.Limits limits, @Nullable StrategyId adopter) {
        this(costs, limits, List.of(OrdType.values()), true, adopter);
    }

    Desk(CostModel costs, Oms.Limits limits, List<OrdType> types, boolean replace) {
        this(costs, limits, types, replace, null);
    }

    private Desk(CostModel costs, Oms.Limits limits, List<OrdType> types, boolean replace, @Nullable StrategyId adopter) {
        EventSink sink = (payload, source, correlationId, causationId) -> {
            events.add(new Emitted(events.size() + 1L, payload, source, correlationId, causationId));
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
        OrderListener listener = new OrderListener() {
            @Override
            public void onOrderEvent(OrderEvent event, long eventId, long correlationId) {
                heard.add(event);
            }

            @Override
            public void onFill(Fill fill, long eventId, long correlationId) {
                heard.add(fill);
            }
        };
        oms = new Oms(sink, broker, costs, listener, 2, 2, limits, adopter);
    }

    static Quantity qty(long whole) {
        return ACME.quantity(whole);
    }

    static Price px(String text) {
        return Price.of(text).rescale(4, java.math.RoundingMode.UNNECESSARY);
    }

    static OrderIntent intent(Side side, long quantity, OrderTerms terms) {
        return new OrderIntent(STRATEGY, ACME, side, qty(quantity), terms, "target", false, 0, "because");
    }

    static OrderIntent replacing(long order, Side side, long quantity, OrderTerms terms) {
        return new OrderIntent(STRATEGY, ACME, side, qty(quantity), terms, "target", false, order, "resize");
    }

    long buy(long quantity) {
        return submit(intent(Side.BUY, quantity, OrderTerms.market()));
    }

    long submit(OrderIntent intent) {
        return oms.submit(intent, intent.quantity(), 900, 100, 5_000);
    }

    String nextExecId() {
        return "E" + ++execIds;
    }

    /// A report as this venue would write it: total 100 units unless told otherwise through [Report].
    Report report(long clOrdId, ExecType type, OrdStatus status, long total, long cum, long leaves) {
        return new Report(nextExecId(), clOrdId, type, status, total, cum, leaves, 0, null, "", "", null);
    }

    void trade(long clOrdId, long last, String price, long total, long cum) {
        OrdStatus status = cum >= total ? OrdStatus.FILLED : OrdStatus.PARTIALLY_FILLED;
        oms.onReport(report(clOrdId, ExecType.TRADE, status, total, cum, Math.max(0, total - cum)).last(last, price).build());
    }

    void ack(long clOrdId, long total) {
        oms.onReport(report(clOrdId, ExecType.NEW, OrdStatus.NEW, total, 0, total).build());
    }

    Order order(long id) {
        Order order = oms.get(id);
        if (order == null) {
            throw new AssertionError("the OMS does not know order " + id);
        }
        return order;
    }

    LiveOrder live(long id) {
        LiveOrder order = oms.known(id);
        if (order == null) {
            throw new AssertionError("the OMS does not know order " + id);
        }
        return order;
    }

    /// The first order that was adopted, working or ended; null where there is none.
    @Nullable
    LiveOrder external() {
        for (OrderEvent event : all(OrderEvent.class)) {
            LiveOrder order = oms.known(event.clOrdId());
            if (order != null && order.external) {
                return order;
            }
        }
        return null;
    }

    <T extends Payload> List<T> all(Class<T> type) {
        return events.stream().map(Emitted::payload).filter(type::isInstance).map(type::cast).toList();
    }

    List<ReconciliationFinding> findings() {
        return all(ReconciliationFinding.class);
    }

    <T extends Payload> T last(Class<T> type) {
        return all(type).getLast();
    }

    /// Builder of one report in shares of [#ACME].
    record Report(String execId, long clOrdId, ExecType type, OrdStatus status, long total, long cum, long leaves, long last,
            @Nullable Price px, String refId, String text, dev.assay.core.money.@Nullable Money fee) {
        Report last(long quantity, String price) {
            return new Report(execId, clOrdId, type, status, total, cum, leaves, quantity, Desk.px(price), refId, text, fee);
        }

        Report ref(String id) {
            return new Report(execId, clOrdId, type, status, total, cum, leaves, last, px, id, text, fee);
        }

        Report id(String id) {
            return new Report(id, clOrdId, type, status, total, cum, leaves, last, px, refId, text, fee);
        }

        Report saying(String words) {
            return new Report(execId, clOrdId, type, status, total, cum, leaves, last, px, refId, words, fee);
        }

        Report costing(String usd) {
            return new Report(execId, clOrdId, type, status, total, cum, leaves, last, px, refId, text,
                    dev.assay.core.money.Money.of(usd, Currency.USD));
        }

        ExecutionReport build() {
            return new ExecutionReport(execId, "V1", clOrdId, 0, ACME, Side.BUY, type, status, qty(total), qty(cum), qty(leaves),
                    qty(last), px, refId, text, 7_000, 42, fee, new Price(0, 4));
        }
    }
}
