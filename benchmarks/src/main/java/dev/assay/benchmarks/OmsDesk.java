package dev.assay.benchmarks;

import dev.assay.core.event.EventSink;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.BrokerMessage;
import dev.assay.core.order.BrokerQuery;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.Fill;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrdType;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderEvent;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.signal.StrategyId;
import dev.assay.execution.BrokerAdapter;
import dev.assay.execution.Capabilities;
import dev.assay.execution.CostModels;
import dev.assay.execution.Oms;
import dev.assay.execution.OrderListener;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An OMS alone: a sink that counts, a broker that takes, a listener that counts. Its orders live four transitions each: born, acknowledged,
/// filled in part, filled.
final class OmsDesk implements BrokerAdapter, OrderListener {
    static final int TRANSITIONS_PER_ORDER = 4;

    private static final Instrument ACME = Instrument.equity(0, "ACME", "XNAS", Currency.USD);
    private static final Quantity NONE = ACME.quantity(0);
    private static final Quantity HALF = ACME.quantity(50);
    private static final Quantity ALL = ACME.quantity(100);
    private static final Price PRICE = ACME.price(500_000);
    private static final OrderIntent INTENT = new OrderIntent(new StrategyId(0, "alpha"), ACME, Side.BUY, ALL, OrderTerms.market(),
            "target",
            false, 0, "benchmark");

    long events;
    long told;
    final Oms oms;
    private long execIds;

    OmsDesk() {
        EventSink sink = (payload, source, correlationId, causationId) -> ++events;
        oms = new Oms(sink, this, CostModels.of("per-share", List.of()), this, 1, 1);
    }

    /// One order from birth to its last fill.
    void order() {
        long id = oms.submit(INTENT, ALL, 1, 1, 1);
        report(id, ExecType.NEW, OrdStatus.NEW, NONE, ALL, NONE, null);
        report(id, ExecType.TRADE, OrdStatus.PARTIALLY_FILLED, HALF, HALF, HALF, PRICE);
        report(id, ExecType.TRADE, OrdStatus.FILLED, ALL, NONE, HALF, PRICE);
    }

    private void report(long id, ExecType type, OrdStatus status, Quantity cum, Quantity leaves, Quantity last, @Nullable Price price) {
        oms.onReport(new ExecutionReport("S-" + ++execIds, "V-1", id, 0, ACME, Side.BUY, type, status, ALL, cum, leaves, last, price, "",
                "", 1, 7, null, ACME.price(0)));
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities("Venue", List.of(OrdType.values()), List.of(TimeInForce.values()), true, false, true, true);
    }

    @Override
    public void send(OrderCommand command, long commandId) {}

    @Override
    public void ask(BrokerQuery query) {}

    @Override
    public @Nullable BrokerMessage poll() {
        return null;
    }

    @Override
    public void onOrderEvent(OrderEvent event, long eventId, long correlationId) {
        told++;
    }

    @Override
    public void onFill(Fill fill, long eventId, long correlationId) {
        told++;
    }
}
