package dev.assay.signalcore.strategy;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.market.Bar;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.portfolio.Position;
import dev.assay.core.signal.Signal;
import dev.assay.core.signal.SizeRule;
import dev.assay.core.signal.Target;
import dev.assay.signalcore.Parameters;
import dev.assay.signalcore.Strategy;
import dev.assay.signalcore.StrategyContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Feeds bars to one strategy and keeps what it asks for as `bar symbol fraction`.
final class FakeContext implements StrategyContext {
    final List<String> signals = new ArrayList<>();

    private final Strategy strategy;
    private final Universe universe;
    private final List<Instrument> instruments;
    private final Parameters parameters;
    private final int countsFrom;
    private int bar;

    /// @param countsFrom the first bar at which signals count
    FakeContext(Strategy strategy, Map<String, String> given, List<String> symbols, List<String> mine, int countsFrom) {
        List<Instrument> all = new ArrayList<>();
        for (String symbol : symbols) {
            all.add(Instrument.equity(all.size(), symbol, "XNAS", Currency.USD));
        }
        this.strategy = strategy;
        this.universe = new Universe(all);
        this.instruments = all.stream().filter(one -> mine.contains(one.symbol())).toList();
        this.parameters = Parameters.of(strategy.parameters(), given);
        this.countsFrom = countsFrom;
        strategy.onStart(this);
    }

    FakeContext bars(int number, double... closes) {
        Instrument instrument = universe.get(number);
        for (double close : closes) {
            long units = Math.round(close * 10_000);
            strategy.onBar(new Bar(instrument, bar, bar + 1L, units, units, units, units, 1), this);
            bar++;
        }
        return this;
    }

    FakeContext split(int number, long numerator, long denominator) {
        strategy.onCorporateAction(new CorporateAction.Split(universe.get(number), bar, numerator, denominator), this);
        return this;
    }

    @Override
    public long now() {
        return bar;
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
        throw new UnsupportedOperationException("the built-in strategies do not ask");
    }

    @Override
    public Money equity() {
        throw new UnsupportedOperationException("the built-in strategies do not ask");
    }

    @Override
    public boolean warm(Instrument instrument) {
        return bar >= countsFrom;
    }

    @Override
    public void emit(Signal signal) {
        if (signal instanceof Target target && target.size() instanceof SizeRule.Percent percent) {
            signals.add(bar + " " + target.instrument() + " " + percent.fraction());
        } else {
            signals.add(bar + " " + signal);
        }
    }

    @Override
    public void setTimer(String name, long dueTs) {
        throw new UnsupportedOperationException("the built-in strategies set none");
    }
}
