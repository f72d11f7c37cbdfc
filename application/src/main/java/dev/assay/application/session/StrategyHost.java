package dev.assay.application.session;

import dev.assay.core.event.Timer;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
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
import dev.assay.core.money.Money;
import dev.assay.core.order.Fill;
import dev.assay.core.order.OrderEvent;
import dev.assay.core.portfolio.Portfolio;
import dev.assay.core.portfolio.Position;
import dev.assay.core.portfolio.PositionSide;
import dev.assay.core.signal.Signal;
import dev.assay.core.signal.StrategyId;
import dev.assay.core.signal.Target;
import dev.assay.signalcore.Parameters;
import dev.assay.signalcore.Strategy;
import dev.assay.signalcore.StrategyContext;
import java.util.ArrayList;
import java.util.List;

/// One strategy in a session: its context, its warm-up, and the signals and timers of the callback under way, which take effect only
/// when the callback returns.
final class StrategyHost implements StrategyContext {
    private final StrategyId id;
    private final String source;
    private final Strategy strategy;
    private final Parameters parameters;
    private final Universe universe;
    private final Portfolio portfolio;
    private final TimerQueue timers;
    private final List<Instrument> instruments;
    private final boolean[] subscribed;
    private final int[] barsSeen;
    private final int warmUpBars;
    private final long tradeFrom;
    private final double allocation;
    private final List<Signal> signals = new ArrayList<>();
    private final List<Timer> pendingTimers = new ArrayList<>();
    private long now = Long.MIN_VALUE;
    private boolean sawData;
    private boolean quarantined;
    private long discardedInWarmUp;

    StrategyHost(SessionSetup session, StrategyId id, Portfolio portfolio, TimerQueue timers) {
        SessionSetup.StrategySetup setup = session.strategies().get(id.number());
        this.id = id;
        this.source = "strategy:" + id.name();
        this.strategy = setup.strategy();
        this.parameters = setup.parameters();
        this.universe = session.universe();
        this.portfolio = portfolio;
        this.timers = timers;
        this.instruments = setup.instruments();
        this.subscribed = new boolean[universe.size()];
        for (Instrument instrument : setup.instruments()) {
            subscribed[instrument.number()] = true;
        }
        this.barsSeen = new int[universe.size()];
        this.tradeFrom = session.tradeFrom();
        this.allocation = setup.allocation();
        this.warmUpBars = setup.strategy().warmUpBars(parameters);
    }

    StrategyId id() {
        return id;
    }

    String source() {
        return source;
    }

    boolean quarantined() {
        return quarantined;
    }

    void quarantine() {
        quarantined = true;
        signals.clear();
        pendingTimers.clear();
        timers.clear(id.number());
    }

    long discardedInWarmUp() {
        return discardedInWarmUp;
    }

    /// Enters an instant; the first call of an instant forgets the last one.
    void enter(long instant) {
        if (now != instant) {
            now = instant;
            sawData = false;
        }
    }

    boolean sawDataAt(long instant) {
        return sawData && now == instant;
    }

    /// Gives a datum to the strategy; false when it is not for it.
    boolean onData(MarketData datum) {
        int instrument = datum.instrument().number();
        if (!subscribed[instrument]) {
            return false;
        }
        switch (datum) {
            case Bar bar -> {
                barsSeen[instrument]++;
                strategy.onBar(bar, this);
            }
            case Quote quote -> strategy.onQuote(quote, this);
            case Trade trade -> strategy.onTrade(trade, this);
            case BarOpen o -> {
                return false;
            }
            case BarRevised r -> {
                return false;
            }
            case BookSnapshot book -> strategy.onBookSnapshot(book, this);
            case BookDelta delta -> strategy.onBookDelta(delta, this);
            case OptionChain c -> {
                return false;
            }
            case InstrumentStatus s -> {
                return false;
            }
            case CorporateAction action -> strategy.onCorporateAction(action, this);
        }
        sawData = true;
        return true;
    }

    void onTimeframe(String timeframe, Bar bar) {
        sawData = true;
        strategy.onTimeframe(timeframe, bar, this);
    }

    void onStart() {
        strategy.onStart(this);
    }

    void onInstant() {
        strategy.onInstant(this);
    }

    void onTimer(Timer timer) {
        strategy.onTimer(timer, this);
    }

    void onOrderEvent(OrderEvent event) {
        strategy.onOrderEvent(event, this);
    }

    void onFill(Fill fill) {
        strategy.onFill(fill, this);
    }

    void onStop() {
        strategy.onStop(this);
        signals.clear();
        pendingTimers.clear();
    }

    boolean hasOutput() {
        return !signals.isEmpty() || !pendingTimers.isEmpty();
    }

    /// Makes the callback's timers and signals real.
    List<Signal> takeSignals() {
        pendingTimers.forEach(timers::set);
        pendingTimers.clear();
        List<Signal> taken = new ArrayList<>(signals.size());
        for (Signal signal : signals) {
            if (warm(signal.instrument())) {
                taken.add(signal);
            } else {
                discardedInWarmUp++;
            }
        }
        signals.clear();
        return taken;
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public Universe universe() {
        return universe;
    }

    @Override
    public List<Instrument> instruments() {
        return instruments;
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public Position position(Instrument instrument) {
        return portfolio.position(id, instrument);
    }

    @Override
    public Position position(Instrument instrument, PositionSide side) {
        return portfolio.position(id, instrument, side);
    }

    @Override
    public Money equity() {
        return new Money(portfolio.equityUnits(), portfolio.currency());
    }

    @Override
    public boolean warm(Instrument instrument) {
        return now >= tradeFrom && barsSeen[instrument.number()] >= warmUpBars;
    }

    @Override
    public void emit(Signal signal) {
        if (signals.size() >= TradingSession.MAX_SIGNALS_PER_CALLBACK) {
            throw new IllegalStateException("more than " + TradingSession.MAX_SIGNALS_PER_CALLBACK + " signals in one callback");
        }
        if (!subscribed[signal.instrument().number()]) {
            throw new IllegalArgumentException(signal.instrument().symbol() + " is not among the instruments of strategy " + id);
        }
        signals.add(allocated(signal));
    }

    private Signal allocated(Signal signal) {
        return allocation != 1 && signal instanceof Target target ? target.withSize(target.size().scaled(allocation)) : signal;
    }

    @Override
    public void setTimer(String name, long dueTs) {
        if (dueTs <= now) {
            throw new IllegalArgumentException("timer \"" + name + "\" is due at " + dueTs + " ns, not after now, " + now + " ns");
        }
        pendingTimers.add(new Timer(id.number(), name, dueTs));
    }
}
