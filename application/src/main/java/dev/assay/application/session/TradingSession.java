package dev.assay.application.session;

import dev.assay.core.calendar.ExchangeCalendar;
import dev.assay.core.event.InputBlock;
import dev.assay.core.event.JournalGap;
import dev.assay.core.event.OperatorCommand;
import dev.assay.core.event.Payload;
import dev.assay.core.event.ReconciliationFinding.Action;
import dev.assay.core.event.Timer;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.loop.InstantBatch;
import dev.assay.core.loop.InstantHandler;
import dev.assay.core.loop.Sequencer;
import dev.assay.core.loop.TimerQueue;
import dev.assay.core.market.Bar;
import dev.assay.core.market.BarOpen;
import dev.assay.core.market.BarRevised;
import dev.assay.core.market.BookDelta;
import dev.assay.core.market.BookSnapshot;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.market.InstrumentStatus;
import dev.assay.core.market.MarketData;
import dev.assay.core.market.OptionChain;
import dev.assay.core.market.Quote;
import dev.assay.core.market.Trade;
import dev.assay.core.order.BrokerMessage;
import dev.assay.core.order.Fill;
import dev.assay.core.order.Order;
import dev.assay.core.order.OrderEvent;
import dev.assay.core.portfolio.Portfolio;
import dev.assay.core.portfolio.Position;
import dev.assay.core.portfolio.PositionMode;
import dev.assay.core.portfolio.PositionSide;
import dev.assay.core.risk.RiskState;
import dev.assay.core.risk.RiskView;
import dev.assay.core.signal.StrategyId;
import dev.assay.execution.Capabilities;
import dev.assay.execution.ExecutionEngine;
import dev.assay.execution.MarketDriven;
import dev.assay.execution.Oms;
import dev.assay.execution.OrderListener;
import dev.assay.execution.SizingExecutionEngine;
import dev.assay.execution.SizingRules;
import dev.assay.execution.reconcile.BrokerDesk;
import dev.assay.execution.reconcile.Policies;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The journey of one instant, assembled: every stage is called here, at a fixed place, in the order that is part of the contract.
///
/// The same class serves backtest and paper: only who feeds the loop and which broker is plugged in differ. Runs on the loop's thread.
public final class TradingSession implements InstantHandler, OrderListener {
    /// A strategy may give no more signals than this in one callback.
    public static final int MAX_SIGNALS_PER_CALLBACK = 10_000;
    /// Fills and what strategies do about them may follow one another at most this often inside one instant.
    public static final int MAX_CASCADE = 1_000;

    private static final int PLATFORM = -1;
    private static final String ENGINE_TIMER = "execution";
    private static final String TIMEFRAME_TIMER = "timeframes";

    private final Sequencer sequencer;
    private final SessionSetup setup;
    private final TimerQueue timers;
    private final boolean storedInputs;
    private final MarketDriven venue;
    private final Portfolio portfolio;
    private final RiskState riskState;
    private final Oms oms;
    private final SessionView view;
    private final BrokerStage reports;
    private final ExecutionEngine engine;
    private final OrderStage orders;
    private final StrategyStage strategies;
    private final OperatorStage operators;
    private final @Nullable TimeframeStage timeframes;
    private final boolean watchesEquity;
    private final boolean watchesMargin;
    private final SessionCounts counts = new SessionCounts();
    private long[] inputIds = new long[16];
    private long now;
    private long lastInputId;
    private boolean sessionEnded;
    private long engineDue = Long.MAX_VALUE;
    private long timeframeDue = Long.MAX_VALUE;

    /// Assembles a session.
    ///
    /// @param storedInputs whether market data is covered by input blocks (stored data) or must be journaled datum by datum (live)
    public TradingSession(SessionSetup setup, Sequencer sequencer, TimerQueue timers, boolean storedInputs) {
        this.setup = setup;
        this.sequencer = sequencer;
        this.timers = timers;
        this.storedInputs = storedInputs;
        List<StrategyId> ids = new ArrayList<>();
        for (SessionSetup.StrategySetup strategy : setup.strategies()) {
            ids.add(new StrategyId(ids.size(), strategy.name()));
        }
        venue = setup.broker() instanceof MarketDriven driven ? driven : MarketDriven.NONE;
        watchesMargin = venue.watchesMargin();
        if (setup.books().positions() == PositionMode.HEDGING
                && !setup.broker().capabilities().features().contains(Capabilities.Feature.HEDGING)) {
            throw new IllegalArgumentException(setup.broker().capabilities().name()
                    + " does not keep long and short positions apart: account.positions must be netting");
        }
        portfolio = new Portfolio(setup.universe(), ids, setup.capital().currency(), setup.costs().rule(), setup.books(),
                sequencer);
        riskState = new RiskState(ids.size(), setup.universe().size(), setup.rateWindow(), setup.policy().movePeriodNanos());
        watchesEquity = setup.policy().watchesEquity();
        BrokerDesk desk = new BrokerDesk(sequencer, setup.broker(), setup.reconciliation());
        Policies policies = setup.reconciliation().policies();
        oms = new Oms(sequencer, desk.gateway(), setup.costs(), this, setup.universe().size(), ids.size(), Oms.Limits.DEFAULT,
                policies.unknownOrder() == Action.ADOPT ? ids.get(policies.adopter()) : null, policies.unknownOrder());
        view = new SessionView(setup.universe(), setup.calendar(), portfolio, oms, riskState);
        reports = new BrokerStage(sequencer, setup, portfolio, riskState, oms, desk, timers, ids);
        engine = new SizingExecutionEngine(sequencer, view, this::position, oms, setup.sizing());
        orders = new OrderStage(sequencer, setup.policy(), view, oms, reports, counts, netting(setup));
        StrategyHost[] hosts = new StrategyHost[ids.size()];
        for (int i = 0; i < hosts.length; i++) {
            hosts[i] = new StrategyHost(setup, ids.get(i), portfolio, timers);
        }
        strategies = new StrategyStage(hosts, sequencer, engine, oms, orders, portfolio, setup, counts);
        timeframes = TimeframeStage.of(setup, strategies);
        operators = new OperatorStage(strategies, orders, sequencer, riskState, portfolio, setup.universe());
    }

    /// The position that a target's exits protect: where long and short are kept apart, the larger side.
    private Position position(StrategyId strategy, Instrument instrument) {
        Position position = portfolio.position(strategy, instrument);
        return !portfolio.hedging() || position.flat()
                ? position
                : portfolio.position(strategy, instrument, position.quantity().signum() > 0 ? PositionSide.LONG : PositionSide.SHORT);
    }

    /// Opens the account and starts the strategies.
    public void start() {
        start(List.of());
    }

    /// Starts with operator commands that were in force before: a kill switch outlives a restart.
    ///
    /// @param inForce oldest first; each is recorded as an input and obeyed before any strategy is called
    public void start(List<OperatorCommand> inForce) {
        beginInstant(setup.startTs());
        lastInputId = sequencer.input(new Timer(PLATFORM, "session-start", now), "session", now);
        portfolio.open(setup.capital(), lastInputId, lastInputId);
        riskState.onDayStart(portfolio.equityUnits());
        reports.reconcile();
        awaitSessionEnd(now);
        for (OperatorCommand command : inForce) {
            lastInputId = sequencer.input(command, "kill-switch", now);
            operators.obey(command, lastInputId);
        }
        strategies.start(lastInputId);
        reports.repairs().flush(engine, strategies);
        flush();
        awaitEngine();
        reports.endInstant();
    }

    @Override
    public void onInstant(InstantBatch batch) {
        beginInstant(batch.tsEvent());
        portfolio.settle(now);
        int size = batch.size();
        if (inputIds.length < size) {
            inputIds = new long[size * 2];
        }
        // Stages 1 and 2: corporate actions, then the venue meets every datum, and reports are booked.
        for (int i = 0; i < size; i++) {
            inputIds[i] = take(batch.payload(i), batch.source(i), batch.tsIngest(i));
        }
        if (watchesMargin) {
            venue.checkMargin(now, sessionEnded);
            reports.drain();
        }
        // Stage 3: strategies see what became of their orders, each datum, timers, and the instant as a whole.
        strategies.deliver();
        if (timeframes != null) {
            timeframes.close(now - 1);
        }
        for (int i = 0; i < size; i++) {
            show(batch.payload(i), inputIds[i]);
        }
        if (timeframes != null) {
            timeframes.close(now);
        }
        strategies.onInstant(lastInputId);
        reports.repairs().flush(engine, strategies);
        reports.forced().flush(orders, now);
        // Stages 4 to 6: signals become intents, are judged, and go out.
        flush();
        // Stage 7: orders meet the intervals that begin now.
        for (int i = 0; i < batch.openings(); i++) {
            if (venue.wants(batch.opener(i))) {
                meet(batch.opening(i));
            }
        }
        settleCascade();
        reports.endInstant();
        endInstant();
    }

    private void flush() {
        engine.flush(orders);
        orders.flushed();
    }

    private @Nullable Netting netting(SessionSetup rules) {
        SizingRules.Netting rule = rules.sizing().netting();
        return rule == SizingRules.Netting.NONE ? null : new Netting(rule, sequencer, view, this);
    }

    private void beginInstant(long instant) {
        now = instant;
        sessionEnded = false;
        sequencer.beginInstant(instant);
        view.beginInstant(instant);
        venue.onInstant(instant);
        reports.drain();
        strategies.beginInstant(instant);
        reports.beginInstant(instant);
    }

    private long take(Payload payload, String source, long tsIngest) {
        if (payload instanceof Bar bar) {
            return takeBar(bar, source, tsIngest);
        }
        if (payload instanceof BrokerMessage message) {
            return reports.take(message, source, tsIngest);
        }
        boolean stored = storedInputs && payload instanceof MarketData datum && !(payload instanceof CorporateAction)
                && !portfolio.givesRate(datum.instrument());
        long id = stored ? sequencer.storedInput(payload, source, tsIngest) : sequencer.input(payload, source, tsIngest);
        lastInputId = id;
        if (payload instanceof MarketData datum) {
            counts.datum();
            takeOther(datum, id);
        } else if (payload instanceof Timer timer && timer.strategy() == PLATFORM) {
            onPlatformTimer(timer, id);
        }
        return id;
    }

    private void onPlatformTimer(Timer timer, long id) {
        if (timer.name().equals(BrokerStage.TIMER)) {
            reports.onTimer();
        } else if (timer.name().equals(ENGINE_TIMER)) {
            engine.onTimer(id);
        } else if (!timer.name().equals(TIMEFRAME_TIMER)) {
            endSession();
        }
    }

    private long takeBar(Bar bar, String source, long tsIngest) {
        // Exchange rates are in the journal itself: what follows from it is in the account's currency.
        boolean stored = storedInputs && !portfolio.givesRate(bar.instrument());
        long id = stored ? sequencer.storedInput(bar, source, tsIngest) : sequencer.input(bar, source, tsIngest);
        lastInputId = id;
        counts.bar();
        match(bar, id);
        mark(bar.instrument(), bar.closeUnits());
        return id;
    }

    private void takeOther(MarketData datum, long id) {
        switch (datum) {
            case Bar bar -> throw new IllegalStateException("a bar is taken by takeBar: " + bar);
            case Trade trade -> {
                match(trade, id);
                mark(trade.instrument(), trade.priceUnits());
            }
            case Quote quote -> {
                match(quote, id);
                if (quote.twoSided()) {
                    riskState.onQuote(quote.instrument().number(), quote.bidUnits(), quote.askUnits());
                    mark(quote.instrument(), Math.addExact(quote.bidUnits(), quote.askUnits()) / 2);
                }
            }
            case BookSnapshot book -> match(book, id);
            case BookDelta delta -> match(delta, id);
            case OptionChain chain -> match(chain, id);
            case BarRevised revised -> mark(revised.instrument(), revised.bar().closeUnits());
            case BarOpen opening -> throw new IllegalStateException("an opening is met at the venue pass: " + opening);
            case InstrumentStatus status -> view.onStatus(status);
            case CorporateAction action -> applyAction(action, id);
        }
    }

    private void mark(Instrument instrument, long priceUnits) {
        portfolio.mark(instrument, priceUnits, now);
        riskState.onMark(instrument.number(), priceUnits, now);
    }

    private void match(MarketData datum, long id) {
        if (venue.wants(datum.instrument())) {
            venue.onMarketData(datum, id);
            reports.drain();
        }
        if (engine.wants(datum.instrument())) {
            engine.onMarketData(datum, id);
        }
    }

    private void applyAction(CorporateAction action, long id) {
        Instrument instrument = action.instrument();
        Instrument other = action.other();
        long lastPrice = portfolio.markUnits(instrument);
        long otherPrice = other == null ? RiskView.NO_PRICE : portfolio.markUnits(other);
        portfolio.apply(action, id);
        if (action instanceof CorporateAction.Split split) {
            restate(split, id);
        } else if (action instanceof CorporateAction.StockDividend stock) {
            restate(stock.asSplit(), id);
        }
        venue.onCorporateAction(action, lastPrice, otherPrice);
        if (action.endsOrders()) {
            reports.drain();
            engine.onEnd(action, "a corporate action has ended the orders of " + instrument, id);
        }
        if (action.endsInstrument()) {
            view.onStatus(new InstrumentStatus(instrument, now, InstrumentStatus.Status.CLOSED));
        }
    }

    private void restate(CorporateAction.Split split, long id) {
        oms.applySplit(split, id, id);
        engine.onSplit(split);
        orders.missed().split(split);
        riskState.onSplit(split.instrument().number(), split.numerator(), split.denominator());
    }

    private void show(Payload payload, long id) {
        if (payload instanceof Bar bar) {
            strategies.onDatum(bar, id);
            if (timeframes != null) {
                timeframes.add(bar, id);
            }
        } else if (payload instanceof MarketData datum) {
            strategies.onDatum(datum, id);
            if (timeframes != null) {
                timeframes.add(datum, id);
            }
        } else if (payload instanceof Timer timer && timer.strategy() != PLATFORM) {
            strategies.onTimer(timer, id);
        } else if (payload instanceof JournalGap) {
            reports.reconcile();
        } else if (payload instanceof OperatorCommand command) {
            if (command.action() == OperatorCommand.Action.RECONCILE) {
                reports.reconcile();
            } else {
                operators.obey(command, id);
            }
        }
    }

    private void meet(BarOpen opening) {
        lastInputId = storedInputs ? sequencer.storedInput(opening, "venue", now) : sequencer.input(opening, "venue", now);
        venue.onMarketData(opening, lastInputId);
        reports.drain();
    }

    private void settleCascade() {
        for (int round = 0; strategies.hasDeliveries(); round++) {
            if (round == MAX_CASCADE) {
                throw new IllegalStateException("fills and reactions to them have followed one another " + MAX_CASCADE
                        + " times inside the instant " + now + " ns: a strategy answers its own fills without end");
            }
            strategies.deliver();
            flush();
        }
    }

    private void endSession() {
        sessionEnded = true;
        venue.onSessionEnd(now);
        reports.drain();
        engine.onSessionEnd();
        awaitSessionEnd(now + 1);
    }

    private void endInstant() {
        operators.endInstant(lastInputId);
        awaitEngine();
        awaitTimeframe();
        if (sessionEnded) {
            riskState.onDayStart(portfolio.equityUnits());
        } else if (watchesEquity) {
            riskState.onEquity(portfolio.equityUnits());
        }
        if (now < setup.tradeFrom()) {
            return;
        }
        if (sessionEnded || setup.snapshots() == SessionSetup.Snapshots.INSTANT) {
            sequencer.emit(portfolio.snapshot(), "portfolio", lastInputId, lastInputId);
        }
    }

    private void awaitEngine() {
        long due = engine.nextDue();
        if (due != engineDue) {
            engineDue = due;
            if (due != Long.MAX_VALUE) {
                timers.set(new Timer(PLATFORM, ENGINE_TIMER, due));
            }
        }
    }

    /// A series ends when its time has come, whether or not a datum comes then.
    private void awaitTimeframe() {
        if (timeframes != null && timeframes.nextDue() != timeframeDue) {
            timeframeDue = timeframes.nextDue();
            if (timeframeDue != Long.MAX_VALUE) {
                timers.set(new Timer(PLATFORM, TIMEFRAME_TIMER, timeframeDue));
            }
        }
    }

    private void awaitSessionEnd(long from) {
        ExchangeCalendar calendar = setup.calendar();
        int session = calendar.indexClosingFrom(from);
        if (session < calendar.size()) {
            timers.set(new Timer(PLATFORM, "session-end", calendar.closeNanos(session)));
        }
    }

    @Override
    public void onOrderEvent(OrderEvent event, long eventId, long correlationId) {
        engine.onOrderEvent(event, eventId, correlationId);
        strategies.queue(event.strategy().number(), event, eventId, correlationId);
    }

    @Override
    public void onFill(Fill fill, long eventId, long correlationId) {
        portfolio.book(fill, eventId, correlationId);
        riskState.onFill(fill.strategy().number(), fill.instrument().number(),
                portfolio.toAccount(fill.instrument(), Math.abs(fill.notional().units()), RoundingMode.HALF_EVEN), fill.reversal());
        counts.fill(fill);
        engine.onFill(fill, eventId, correlationId);
        strategies.queue(fill.strategy().number(), fill, eventId, correlationId);
    }

    /// Ends the session: strategies stop, the account is recorded a last time, and so is what was consumed.
    ///
    /// @param consumed digests of the stored data that was read; empty where every datum is in the journal itself
    public void stop(List<InputBlock> consumed) {
        strategies.stop(lastInputId);
        reports.reconcile();
        boolean recorded = sessionEnded || setup.snapshots() == SessionSetup.Snapshots.INSTANT && now >= setup.tradeFrom();
        if (!recorded) {
            sequencer.emit(portfolio.snapshot(), "portfolio", lastInputId, lastInputId);
        }
        for (InputBlock block : consumed) {
            sequencer.input(block, "catalogue", now);
        }
    }

    /// The present instant, epoch ns UTC.
    public long now() {
        return now;
    }

    /// What has been counted so far.
    public SessionCounts counts() {
        return counts;
    }

    /// The account.
    public Portfolio portfolio() {
        return portfolio;
    }

    /// Limits, and whether a strategy may trade.
    public RiskState riskState() {
        return riskState;
    }

    /// What RiskGuard kept back, valued at the last marks.
    public List<Missed.Row> missed() {
        return orders.missed().rows(portfolio);
    }

    /// What the desk that reconciles with the broker has done, and whether it is quiet.
    public BrokerDesk desk() {
        return reports.desk();
    }

    /// The orders that still work.
    public List<Order> workingOrders() {
        return oms.working();
    }
}
