package dev.assay.application.honesty;

import dev.assay.application.config.AssayConfig;
import dev.assay.application.config.EffectiveConfig;
import dev.assay.application.run.ScratchRun;
import dev.assay.application.run.ScratchRuns;
import dev.assay.core.money.Money;
import dev.assay.proofbench.statistics.Performance;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Runs a config again under worse conditions, each of them nothing but a few values of the config, and says what is left of the result.
public final class Stress {
    private final ScratchRuns runs;

    /// Over runs that leave nothing behind.
    public Stress(ScratchRuns runs) {
        this.runs = runs;
    }

    /// What to run.
    ///
    /// @param config gives the effective config under more `key=value` texts, which win over its own
    public record Request(Function<List<String>, EffectiveConfig> config) {}

    /// One run.
    ///
    /// @param name what is worse
    /// @param sets the values that say so: with them `assay backtest` gives the same run
    /// @param net equity gained
    /// @param left share of the base run's gain that is left; NaN where the base run gained nothing
    /// @param cagr compound annual growth rate; NaN where it is not defined
    /// @param sharpe annualised Sharpe ratio; NaN where it is not defined
    /// @param maxDrawdown deepest fall from a peak, a fraction, never positive
    /// @param fills how many
    /// @param fees commissions and fees
    /// @param failures strategies that failed, in words
    public record Row(String name, List<String> sets, Money net, double left, double cagr, double sharpe, double maxDrawdown,
            long fills, Money fees, List<String> failures) {
        public Row {
            sets = List.copyOf(sets);
            failures = List.copyOf(failures);
        }
    }

    private record Scenario(String name, List<String> sets) {}

    /// Runs the base and every scenario.
    ///
    /// @return the base first
    /// @throws dev.assay.application.run.RunException, [dev.assay.application.data.DataException] or
    ///         [dev.assay.application.strategy.StrategyException] when the config, the data or a strategy cannot be used
    public List<Row> run(Request request) {
        List<Row> rows = new ArrayList<>();
        for (Scenario scenario : scenarios(request.config().apply(List.of()).config())) {
            ScratchRuns.Prepared prepared = runs.prepare(request.config().apply(scenario.sets()));
            ScratchRun run = prepared.run();
            Money net = run.end().minus(run.start());
            double base = rows.isEmpty() ? net.toDouble() : rows.getFirst().net().toDouble();
            Performance performance = Performance.of(run.start().toDouble(), run.ts().stream().mapToLong(Long::longValue).toArray(),
                    run.equity().stream().mapToDouble(Double::doubleValue).toArray(), prepared.sessionsPerYear());
            rows.add(new Row(scenario.name(), scenario.sets(), net, base > 0 ? net.toDouble() / base : Double.NaN,
                    performance.cagr(), performance.sharpe(), performance.maxDrawdown(), run.fills(), run.fees(), run.failures()));
        }
        return rows;
    }

    private static List<Scenario> scenarios(AssayConfig base) {
        String late = "execution.delayBars=" + (base.execution().delayBars() + 1);
        String wider = "costs.slippage.bps=" + wider(base.costs().slippage());
        String path = "fills.path=worst-case";
        String limits = "fills.limitOrders=through";
        List<Scenario> all = new ArrayList<>();
        all.add(new Scenario("as configured", List.of()));
        all.add(new Scenario("costs doubled", List.of(times(base, 2))));
        all.add(new Scenario("costs fivefold", List.of(times(base, 5))));
        if (base.fills().model().equals("book")) {
            // Prices and sizes are those of the recorded book: there is no slippage to widen and no bar to read otherwise.
            all.add(new Scenario("one event late", List.of(late)));
            all.add(new Scenario("doubled and late", List.of(times(base, 2), late)));
            return all;
        }
        all.add(new Scenario("wider slippage", List.of("costs.slippage.model=basis-points", wider)));
        all.add(new Scenario("one bar late", List.of(late)));
        all.add(new Scenario("worst path inside bars", List.of(path, limits)));
        all.add(new Scenario("worst price of the bar", List.of("fills.model=worst-price")));
        all.add(new Scenario("doubled, wider, late, worst path",
                List.of(times(base, 2), "costs.slippage.model=basis-points", wider, late, path, limits)));
        return all;
    }

    private static String times(AssayConfig base, int factor) {
        return "costs.factor=" + base.costs().factor().multiply(BigDecimal.valueOf(factor)).toPlainString();
    }

    /// Ten basis points, or three times what is configured where that is more.
    private static String wider(AssayConfig.Slippage slippage) {
        return slippage.bps().multiply(BigDecimal.valueOf(3)).max(BigDecimal.TEN).toPlainString();
    }
}
