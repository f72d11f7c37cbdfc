package dev.assay.benchmarks;

import dev.assay.application.session.SessionView;
import dev.assay.core.calendar.ContinuousCalendars;
import dev.assay.core.event.EventSink;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.market.BarOpen;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.order.BrokerMessage;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.Fill;
import dev.assay.core.order.OrderEvent;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.portfolio.Portfolio;
import dev.assay.core.risk.RiskState;
import dev.assay.core.risk.Verdict;
import dev.assay.core.signal.SignalEvent;
import dev.assay.core.signal.SizeRule;
import dev.assay.core.signal.StrategyId;
import dev.assay.core.signal.Target;
import dev.assay.execution.CostModel;
import dev.assay.execution.CostModels;
import dev.assay.execution.ExecutionEngine;
import dev.assay.execution.Oms;
import dev.assay.execution.OrderListener;
import dev.assay.execution.SizingExecutionEngine;
import dev.assay.execution.SizingRules;
import dev.assay.proofbench.FillModels;
import dev.assay.proofbench.SimulatedBroker;
import dev.assay.riskguard.StandardPolicy;
import java.util.List;

/// The stages of the journey wired as a session wires them, without the loop and the journal around them.
final class RoundTripDesk implements OrderListener, ExecutionEngine.Outlet {
    private static final Instrument ACME = Instrument.equity(0, "ACME", "XNAS", Currency.USD);
    private static final StrategyId STRATEGY = new StrategyId(0, "alpha");
    private static final long PRICE = 500_000;
    private static final long STEP = 1_000_000_000L;
    /// The limits count by the day: so many orders make one.
    private static final long ORDERS_A_DAY = 5_000;
    private static final Money CAPITAL = Money.of("1000000000", Currency.USD);

    private final Portfolio portfolio;
    private final RiskState state;
    private final StandardPolicy policy = Bench.policy();
    private final SimulatedBroker broker;
    private final Oms oms;
    private final SessionView view;
    private final SizingExecutionEngine engine;
    private final SignalEvent longSide = target(0.0001);
    private final SignalEvent shortSide = target(-0.0001);
    private boolean up;
    private long now = SyntheticBars.start();
    private long events;
    private long fills;

    RoundTripDesk() {
        Universe universe = new Universe(List.of(ACME));
        CostModel costs = CostModels.perShare(Price.of("0.00005"), Price.of("0.01"), Price.of("0"));
        EventSink sink = (payload, source, correlationId, causationId) -> ++events;
        portfolio = new Portfolio(universe, List.of(STRATEGY), Currency.USD, costs.rule(), sink);
        state = new RiskState(1, 1, 1000, policy.movePeriodNanos());
        broker = new SimulatedBroker(universe, FillModels.byId("next-open"), costs, CAPITAL);
        oms = new Oms(sink, broker, costs, this, 1, 1);
        view = new SessionView(universe, ContinuousCalendars.alwaysOpen(), portfolio, oms, state);
        engine = new SizingExecutionEngine(sink, view, portfolio::position, oms, SizingRules.DEFAULT);
        portfolio.open(CAPITAL, 1, 1);
        state.onDayStart(portfolio.equityUnits());
    }

    private static SignalEvent target(double fraction) {
        return new SignalEvent(STRATEGY, new Target(ACME, new SizeRule.Percent(fraction), OrderTerms.market(), null));
    }

    /// Trades to the other side; the number of fills so far.
    ///
    /// @throws IllegalStateException when the order was not filled
    long trade() {
        now += STEP;
        up = !up;
        view.beginInstant(now);
        broker.onInstant(now);
        portfolio.mark(ACME, PRICE, now);
        state.onMark(0, PRICE, now);
        if (fills % ORDERS_A_DAY == 0) {
            state.onDayStart(view.equityUnits());
        }
        long before = fills;
        engine.accept(up ? longSide : shortSide, ++events, events);
        engine.flush(this);
        broker.onMarketData(new BarOpen(ACME, now, PRICE), ++events);
        drain();
        engine.flush(this);
        if (fills != before + 1) {
            throw new IllegalStateException("the order was not filled");
        }
        return fills;
    }

    private void drain() {
        for (BrokerMessage message = broker.poll(); message != null; message = broker.poll()) {
            oms.onReport((ExecutionReport) message);
        }
    }

    @Override
    public void onIntent(OrderIntent intent, long intentId, long correlationId) {
        Verdict verdict = policy.judge(intent, view);
        if (!(verdict instanceof Verdict.Accept)) {
            throw new IllegalStateException("not accepted: " + verdict);
        }
        policy.decided(intent, verdict, view);
        oms.submit(intent, intent.quantity(), ++events, correlationId, now);
        drain();
    }

    @Override
    public void onCancel(long clOrdId, String reason, long causeId, long correlationId) {
        throw new IllegalStateException("nothing is cancelled here: " + reason);
    }

    @Override
    public void onOrderEvent(OrderEvent event, long eventId, long correlationId) {
        engine.onOrderEvent(event, eventId, correlationId);
    }

    @Override
    public void onFill(Fill fill, long eventId, long correlationId) {
        fills++;
        portfolio.book(fill, eventId, correlationId);
        state.onFill(0, 0, Math.abs(fill.notional().units()), fill.reversal());
        engine.onFill(fill, eventId, correlationId);
    }
}
