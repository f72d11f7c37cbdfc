package dev.assay.application.session;

import dev.assay.core.event.Payload;
import dev.assay.core.event.StrategyFailed;
import dev.assay.core.event.StrategyFailed.ExitPolicy;
import dev.assay.core.event.Timer;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.loop.Sequencer;
import dev.assay.core.market.Bar;
import dev.assay.core.market.MarketData;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.Fill;
import dev.assay.core.order.Order;
import dev.assay.core.order.OrderEvent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.PositionEffect;
import dev.assay.core.order.Side;
import dev.assay.core.portfolio.Portfolio;
import dev.assay.core.portfolio.PositionSide;
import dev.assay.core.signal.Signal;
import dev.assay.core.signal.SignalEvent;
import dev.assay.core.signal.OrderRequest;
import dev.assay.core.signal.SizeRule;
import dev.assay.core.signal.StrategyId;
import dev.assay.core.signal.Target;
import dev.assay.execution.ExecutionEngine;
import dev.assay.execution.Oms;

/// Stage 3: strategies are called, one callback at a time, and their signals go to the execution engine.
///
/// A callback is atomic: one that throws leaves no signal behind, and its strategy is quarantined while the others go on.
final class StrategyStage {
    /// No more of an exception's message is recorded.
    private static final int MAX_MESSAGE = 2_000;

    private final StrategyHost[] hosts;
    private final Sequencer sequencer;
    private final ExecutionEngine engine;
    private final Oms oms;
    private final ExecutionEngine.Outlet outlet;
    private final Portfolio portfolio;
    private final Universe universe;
    private final ExitPolicy exits;
    private final SessionCounts counts;
    private final Deliveries deliveries = new Deliveries();
    private long now;

    StrategyStage(StrategyHost[] hosts, Sequencer sequencer, ExecutionEngine engine, Oms oms, ExecutionEngine.Outlet outlet,
            Portfolio portfolio, SessionSetup setup, SessionCounts counts) {
        this.hosts = hosts;
        this.sequencer = sequencer;
        this.engine = engine;
        this.oms = oms;
        this.outlet = outlet;
        this.portfolio = portfolio;
        this.universe = setup.universe();
        this.exits = setup.exits();
        this.counts = counts;
    }

    void beginInstant(long instant) {
        now = instant;
    }

    void start(long rootId) {
        for (StrategyHost host : hosts) {
            call(host, "onStart", rootId, rootId, host::onStart);
        }
    }

    void stop(long causeId) {
        for (StrategyHost host : hosts) {
            if (!host.quarantined()) {
                call(host, "onStop", causeId, causeId, host::onStop);
            }
            counts.discardedInWarmUp(host.discardedInWarmUp());
        }
    }

    /// Takes an order event or fill for the strategy that owns it; it sees it at the next [#deliver].
    void queue(int strategy, Payload payload, long id, long correlationId) {
        deliveries.add(strategy, payload, id, correlationId);
    }

    boolean hasDeliveries() {
        return !deliveries.isEmpty();
    }

    void deliver() {
        while (deliveries.next()) {
            StrategyHost host = hosts[deliveries.strategy()];
            if (host.quarantined()) {
                continue;
            }
            Payload payload = deliveries.payload();
            if (payload instanceof OrderEvent event) {
                call(host, "onOrderEvent", deliveries.id(), deliveries.correlationId(), () -> host.onOrderEvent(event));
            } else if (payload instanceof Fill fill) {
                call(host, "onFill", deliveries.id(), deliveries.correlationId(), () -> host.onFill(fill));
            }
        }
    }

    void onTimer(Timer timer, long id) {
        StrategyHost host = hosts[timer.strategy()];
        if (!host.quarantined()) {
            call(host, "onTimer", id, id, () -> host.onTimer(timer));
        }
    }

    // The two callbacks made for every datum are written out, so that making them allocates nothing.
    void onDatum(MarketData datum, long id) {
        for (StrategyHost host : hosts) {
            if (host.quarantined()) {
                continue;
            }
            host.enter(now);
            try {
                host.onData(datum);
            } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
                fail(host, "on" + datum.getClass().getSimpleName(), id, id, e);
                continue;
            }
            if (host.hasOutput()) {
                takeSignals(host, id, id);
            }
        }
    }

    /// Shows a bar of a further series.
    ///
    /// @param causeId event id of the last datum in it
    void onTimeframe(StrategyHost host, String timeframe, Bar bar, long causeId) {
        if (!host.quarantined()) {
            call(host, "onTimeframe", causeId, causeId, () -> host.onTimeframe(timeframe, bar));
        }
    }

    void onInstant(long causeId) {
        for (StrategyHost host : hosts) {
            if (host.quarantined() || !host.sawDataAt(now)) {
                continue;
            }
            try {
                host.onInstant();
            } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
                fail(host, "onInstant", causeId, causeId, e);
                continue;
            }
            if (host.hasOutput()) {
                takeSignals(host, causeId, causeId);
            }
        }
    }

    private void call(StrategyHost host, String callback, long causeId, long correlationId, Runnable body) {
        host.enter(now);
        try {
            body.run();
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            fail(host, callback, causeId, correlationId, e);
            return;
        }
        if (host.hasOutput()) {
            takeSignals(host, causeId, correlationId);
        }
    }

    private void takeSignals(StrategyHost host, long causeId, long correlationId) {
        for (Signal signal : host.takeSignals()) {
            accept(host, signal, host.source(), causeId, correlationId);
        }
    }

    private void accept(StrategyHost host, Signal signal, String source, long causeId, long correlationId) {
        SignalEvent event = new SignalEvent(host.id(), signal);
        long id = sequencer.emit(event, source, correlationId, causeId);
        counts.signal();
        engine.accept(event, id, correlationId);
    }

    private void fail(StrategyHost host, String callback, long datumId, long correlationId, Throwable error) {
        host.quarantine();
        counts.failure();
        String whole = error.getClass().getName() + (error.getMessage() == null ? "" : ": " + error.getMessage());
        String message = whole.substring(0, Math.min(MAX_MESSAGE, whole.length()));
        long id = sequencer.emit(new StrategyFailed(host.id().name(), callback, datumId, message, exits), "session", correlationId,
                datumId);
        engine.discard(host.id(), "strategy " + host.id() + " failed in " + callback, exits == ExitPolicy.KEEP);
        cancelWorking(host, exits == ExitPolicy.KEEP, "strategy " + host.id() + " failed in " + callback, id, correlationId);
        if (exits == ExitPolicy.FLATTEN) {
            flatten(host, id, correlationId);
        }
    }

    /// Cancels a strategy's working orders, all of them or all but its protective exits.
    void cancelWorking(StrategyHost host, boolean keepExits, String reason, long causeId, long correlationId) {
        for (Order order : oms.working(host.id())) {
            if (!(keepExits && order.protective())) {
                outlet.onCancel(order.firstClOrdId(), reason, causeId, correlationId);
            }
        }
    }

    /// Nothing more is sent for the strategy until it is armed again.
    void halt(StrategyHost host, String reason) {
        engine.onHalt(host.id(), reason);
    }

    /// The protection of what the strategy holds comes back.
    void rearm(StrategyHost host, long causeId) {
        engine.onRearm(host.id(), causeId, causeId);
    }

    /// Asks for a position of zero in everything a strategy holds.
    void flatten(StrategyHost host, long causeId, long correlationId) {
        for (Instrument instrument : universe.instruments()) {
            if (portfolio.hedging()) {
                close(host, instrument, PositionSide.LONG, causeId, correlationId);
                close(host, instrument, PositionSide.SHORT, causeId, correlationId);
            } else if (portfolio.units(host.id(), instrument) != 0) {
                accept(host, new Target(instrument, new SizeRule.Units(instrument.quantity(0)), OrderTerms.market(), null), "session",
                        causeId, correlationId);
            }
        }
    }

    private void close(StrategyHost host, Instrument instrument, PositionSide side, long causeId, long correlationId) {
        long units = Math.abs(portfolio.units(host.id(), instrument, side));
        if (units != 0) {
            accept(host, new OrderRequest(instrument, side == PositionSide.LONG ? Side.SELL : Side.BUY, instrument.quantity(units),
                    OrderTerms.market().withEffect(PositionEffect.CLOSE), "flatten-" + (side == PositionSide.LONG ? "long" : "short"),
                    true),
                    "session", causeId, correlationId);
        }
    }

    /// Asks for an order against a change of position.
    ///
    /// @param units the change, signed
    void close(StrategyId strategy, Instrument instrument, long units, OrderTerms terms, long causeId, long correlationId) {
        Quantity quantity = instrument.quantity(Math.absExact(units));
        String tag = "close-" + causeId;
        accept(hosts[strategy.number()],
                units > 0
                        ? OrderRequest.sell(instrument, quantity, terms, tag)
                        : OrderRequest.buy(instrument, quantity, terms, tag),
                "reconciliation", causeId, correlationId);
    }

    StrategyHost[] hosts() {
        return hosts;
    }
}
