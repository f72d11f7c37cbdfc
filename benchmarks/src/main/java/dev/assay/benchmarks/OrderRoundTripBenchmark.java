package dev.assay.benchmarks;

import dev.assay.core.event.EventSink;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.Fill;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrdType;
import dev.assay.core.order.OrderCommand;
import dev.assay.core.order.OrderEvent;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.risk.RiskState;
import dev.assay.core.risk.RiskView;
import dev.assay.core.signal.SignalEvent;
import dev.assay.core.signal.SizeRule;
import dev.assay.core.signal.StrategyId;
import dev.assay.core.signal.Target;
import dev.assay.execution.BrokerAdapter;
import dev.assay.execution.Capabilities;
import dev.assay.execution.CostModels;
import dev.assay.execution.ExecutionEngine;
import dev.assay.execution.Oms;
import dev.assay.execution.OrderListener;
import dev.assay.execution.SizingExecutionEngine;
import dev.assay.execution.SizingRules;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Order round trips through engine and OMS: a target by percent is sized, submitted, acknowledged, filled in full and costed. Events are
/// built and numbered, not stored; risk and ledger are not in it.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class OrderRoundTripBenchmark {
    private static final Instrument ACME = Instrument.equity(0, "ACME", "XNAS", Currency.USD);
    private static final StrategyId STRATEGY = new StrategyId(0, "alpha");
    private static final Quantity NONE = ACME.quantity(0);
    private static final Price PRICE = ACME.price(500_000);

    private final Desk desk = new Desk();
    private final SignalEvent longSide = target(0.5);
    private final SignalEvent shortSide = target(-0.5);
    private boolean up;

    private static SignalEvent target(double fraction) {
        return new SignalEvent(STRATEGY, new Target(ACME, new SizeRule.Percent(fraction), OrderTerms.market(), null));
    }

    /// One order from signal to booked fill; the position flips with each.
    @Benchmark
    public long roundTrip() {
        up = !up;
        desk.trade(up ? longSide : shortSide);
        return desk.events;
    }

    private static final class Desk implements RiskView, OrderListener, ExecutionEngine.Outlet, BrokerAdapter {
        long events;
        private long position;
        private long execIds;
        private OrderCommand.@Nullable NewOrderSingle last;
        private final Oms oms;
        private final SizingExecutionEngine engine;

        Desk() {
            EventSink sink = (payload, source, correlationId, causationId) -> ++events;
            oms = new Oms(sink, this, CostModels.of("per-share", List.of()), this, 1, 1);
            engine = new SizingExecutionEngine(sink, this, (strategy, instrument) -> {
                throw new IllegalStateException("no exits are asked for");
            }, oms, SizingRules.DEFAULT);
        }

        void trade(SignalEvent signal) {
            engine.accept(signal, events, 1);
            engine.flush(this);
            OrderCommand.NewOrderSingle order = last;
            if (order == null) {
                throw new IllegalStateException("the target led to no order");
            }
            Quantity all = order.orderQty();
            report(order, ExecType.NEW, OrdStatus.NEW, NONE, all, NONE, null);
            report(order, ExecType.TRADE, OrdStatus.FILLED, all, NONE, all, PRICE);
            engine.flush(this);
        }

        private void report(OrderCommand.NewOrderSingle order, ExecType type, OrdStatus status, Quantity cum, Quantity leaves,
                Quantity lastQty, @Nullable Price price) {
            oms.onReport(new ExecutionReport("S-" + ++execIds, "V-1", order.clOrdId(), 0, ACME, order.side(), type, status,
                    order.orderQty(), cum, leaves, lastQty, price, "", "", 1, 7, null, ACME.price(0)));
        }

        @Override
        public Capabilities capabilities() {
            return new Capabilities("Venue", List.of(OrdType.values()), List.of(TimeInForce.values()), true, false, true, true);
        }

        @Override
        public void send(OrderCommand command, long commandId) {
            last = command instanceof OrderCommand.NewOrderSingle order ? order : null;
        }

        @Override
        public void ask(dev.assay.core.order.BrokerQuery query) {
            throw new IllegalStateException("not asked here: " + query);
        }

        @Override
        public @Nullable ExecutionReport poll() {
            return null;
        }

        @Override
        public void onIntent(OrderIntent intent, long intentId, long correlationId) {
            oms.submit(intent, intent.quantity(), intentId, correlationId, 1);
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
            position += fill.signedUnits();
            engine.onFill(fill, eventId, correlationId);
        }

        @Override
        public long now() {
            return 1;
        }

        @Override
        public Currency currency() {
            return Currency.USD;
        }

        @Override
        public long positionUnits(Instrument instrument) {
            return position;
        }

        @Override
        public long positionUnits(StrategyId strategy, Instrument instrument) {
            return position;
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
            return PRICE.units();
        }

        @Override
        public long markTs(Instrument instrument) {
            return 1;
        }

        @Override
        public boolean halted(Instrument instrument) {
            return false;
        }

        @Override
        public long equityUnits() {
            return 100_000_000_000L;
        }

        @Override
        public long grossExposureUnits() {
            return 0;
        }

        @Override
        public long worstGrossExposureUnits() {
            return 0;
        }

        @Override
        public RiskState state() {
            throw new UnsupportedOperationException("no control is asked here");
        }
    }
}
