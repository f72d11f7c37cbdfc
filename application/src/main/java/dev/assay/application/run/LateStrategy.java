package dev.assay.application.run;

import dev.assay.core.event.Timer;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.market.Bar;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.market.Quote;
import dev.assay.core.market.Trade;
import dev.assay.core.money.Money;
import dev.assay.core.order.Fill;
import dev.assay.core.order.OrderEvent;
import dev.assay.core.portfolio.Position;
import dev.assay.core.portfolio.PositionSide;
import dev.assay.core.signal.Signal;
import dev.assay.signalcore.Param;
import dev.assay.signalcore.Parameters;
import dev.assay.signalcore.Strategy;
import dev.assay.signalcore.StrategyContext;
import java.util.ArrayDeque;
import java.util.List;
import java.util.TreeMap;

/// A strategy whose signals come late: each is held back until its instrument has had so many more instants with data. Nothing else about
/// the strategy changes. Single-threaded, like what it wraps.
final class LateStrategy implements Strategy {
    private record Held(Signal signal, long due) {}

    private final Strategy inner;
    private final long bars;
    private final TreeMap<Integer, ArrayDeque<Held>> held = new TreeMap<>();
    private final TreeMap<Integer, Long> instants = new TreeMap<>();
    private final TreeMap<Integer, Long> lastInstant = new TreeMap<>();

    LateStrategy(Strategy inner, long bars) {
        this.inner = inner;
        this.bars = bars;
    }

    Strategy inner() {
        return inner;
    }

    long bars() {
        return bars;
    }

    @Override
    public List<Param> parameters() {
        return inner.parameters();
    }

    @Override
    public List<String> problems(Parameters parameters) {
        return inner.problems(parameters);
    }

    @Override
    public int warmUpBars(Parameters parameters) {
        return inner.warmUpBars(parameters);
    }

    @Override
    public void onStart(StrategyContext context) {
        inner.onStart(new Holding(context));
    }

    @Override
    public void onCorporateAction(CorporateAction action, StrategyContext context) {
        inner.onCorporateAction(action, new Holding(context));
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        release(bar.instrument(), context);
        inner.onBar(bar, new Holding(context));
    }

    @Override
    public void onTimeframe(String timeframe, Bar bar, StrategyContext context) {
        inner.onTimeframe(timeframe, bar, new Holding(context));
    }

    @Override
    public void onQuote(Quote quote, StrategyContext context) {
        release(quote.instrument(), context);
        inner.onQuote(quote, new Holding(context));
    }

    @Override
    public void onTrade(Trade trade, StrategyContext context) {
        release(trade.instrument(), context);
        inner.onTrade(trade, new Holding(context));
    }

    @Override
    public void onInstant(StrategyContext context) {
        inner.onInstant(new Holding(context));
    }

    @Override
    public void onFill(Fill fill, StrategyContext context) {
        inner.onFill(fill, new Holding(context));
    }

    @Override
    public void onOrderEvent(OrderEvent event, StrategyContext context) {
        inner.onOrderEvent(event, new Holding(context));
    }

    @Override
    public void onTimer(Timer timer, StrategyContext context) {
        inner.onTimer(timer, new Holding(context));
    }

    @Override
    public void onStop(StrategyContext context) {
        inner.onStop(new Holding(context));
    }

    private void release(Instrument instrument, StrategyContext context) {
        Long last = lastInstant.put(instrument.number(), context.now());
        if (last != null && last == context.now()) {
            return;
        }
        long count = instants.merge(instrument.number(), 1L, Long::sum);
        ArrayDeque<Held> waiting = held.get(instrument.number());
        while (waiting != null && !waiting.isEmpty() && waiting.getFirst().due() <= count) {
            context.emit(waiting.removeFirst().signal());
        }
    }

    /// The context as the strategy sees it: signals given here are held back.
    private final class Holding implements StrategyContext {
        private final StrategyContext context;

        Holding(StrategyContext context) {
            this.context = context;
        }

        @Override
        public void emit(Signal signal) {
            int number = signal.instrument().number();
            long due = instants.getOrDefault(number, 0L) + bars;
            held.computeIfAbsent(number, n -> new ArrayDeque<>()).addLast(new Held(signal, due));
        }

        @Override
        public long now() {
            return context.now();
        }

        @Override
        public Universe universe() {
            return context.universe();
        }

        @Override
        public List<Instrument> instruments() {
            return context.instruments();
        }

        @Override
        public Parameters parameters() {
            return context.parameters();
        }

        @Override
        public Position position(Instrument instrument) {
            return context.position(instrument);
        }

        @Override
        public Position position(Instrument instrument, PositionSide side) {
            return context.position(instrument, side);
        }

        @Override
        public Money equity() {
            return context.equity();
        }

        @Override
        public boolean warm(Instrument instrument) {
            return context.warm(instrument);
        }

        @Override
        public void setTimer(String name, long dueTs) {
            context.setTimer(name, dueTs);
        }
    }
}
