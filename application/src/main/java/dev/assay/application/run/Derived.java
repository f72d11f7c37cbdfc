package dev.assay.application.run;

import dev.assay.application.config.AssayConfig;
import dev.assay.core.money.Money;
import dev.assay.proofbench.statistics.BenchmarkSeries;
import dev.assay.proofbench.statistics.Figure;
import dev.assay.proofbench.statistics.Performance;
import dev.assay.proofbench.statistics.Statistics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What a journal led to, from which the statistics are made.
final class Derived {
    private final Money start;
    private final Money end;
    private final Money fees;
    private final long[] ts;
    private final double[] equity;
    private final FillRows fills;
    private final AmbiguousRows ambiguous;

    /// @param start equity at the start
    /// @param end equity at the last snapshot
    /// @param fees fees booked
    /// @param ts session closes, epoch ns UTC
    /// @param equity equity at them
    /// @param fills fills and round trips
    /// @param ambiguous bars that can be read two ways
    Derived(Money start, Money end, Money fees, long[] ts, double[] equity, FillRows fills, AmbiguousRows ambiguous) {
        this.start = start;
        this.end = end;
        this.fees = fees;
        this.ts = ts;
        this.equity = equity;
        this.fills = fills;
        this.ambiguous = ambiguous;
    }

    /// What each fill met.
    MetFills met() {
        return fills.met();
    }

    /// Writes what needs the run's bars too, and the statistics.
    ///
    /// @param trials the other runs of the strategy family
    Headline finish(Path directory, AssayConfig config, MarketInputs inputs, Trials trials, BenchmarkSeries benchmark) {
        SeriesRows.write(directory, start.toDouble(), ts, equity, benchmark, Assembly.sessionsPerYear(inputs.calendar()), fills.trips());
        TripRows.complete(directory, config, inputs, fills);
        double perYear = Assembly.sessionsPerYear(inputs.calendar());
        Performance performance = Performance.of(start.toDouble(), ts, equity, perYear);
        double[] others = trials.sharpes();
        double[] all = Arrays.copyOf(others, others.length + 1);
        all[others.length] = performance.sharpe() / StrictMath.sqrt(perYear);
        List<Figure> figures = new ArrayList<>(Statistics.of(start.toDouble(), ts, equity, perYear, all, fills.figures(), benchmark,
                fills.exposure()));
        figures.addAll(readings());
        FigureRows.write(directory, figures);
        return new Headline(start, end, fees, performance.totalReturn(), performance.cagr(), performance.volatility(),
                performance.sharpe(), performance.maxDrawdown(), fills.count());
    }

    private List<Figure> readings() {
        double gain = end.minus(start).toDouble();
        return List.of(
                new Figure("Ambiguous bars", "ambiguous", "Fills in ambiguous bars", Figure.Unit.COUNT, ambiguous.count(), Double.NaN,
                        Double.NaN,
                        "fills where a stop and a limit order of one side lay inside the same bar: the bar does not say which came"
                                + " first; each is in ambiguous.csv"),
                new Figure("Ambiguous bars", "gainAsRead", "Gain as read", Figure.Unit.MONEY, gain, Double.NaN, Double.NaN,
                        "net gain of the run, with such bars read as fills.path says"),
                new Figure("Ambiguous bars", "gainOtherwise", "Gain in the other reading", Figure.Unit.MONEY, gain + ambiguous.effect(),
                        Double.NaN, Double.NaN,
                        "the same with every such fill at the price of the other order; what later trades would have been is not considered"));
    }
}
