package dev.assay.application.run;

import dev.assay.core.event.Event;
import dev.assay.core.money.Money;
import dev.assay.core.portfolio.PortfolioSnapshot;
import dev.assay.proofbench.statistics.MonthlyReturn;
import dev.assay.proofbench.statistics.MonthlyReturns;
import dev.assay.proofbench.statistics.Performance;
import dev.assay.proofbench.statistics.Statistics;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// `equity.csv`, `monthly.csv`, and the headline numbers.
final class EquityRows implements AutoCloseable {
    private final CsvFile out;
    private double[] values = new double[256];
    private long[] times = new long[256];
    private int size;
    private long peak = Long.MIN_VALUE;
    private @Nullable PortfolioSnapshot last;

    EquityRows(Path directory) {
        out = new CsvFile(directory.resolve(RunFiles.EQUITY), "ts", "equity", "cash", "positionValue", "grossExposure", "netExposure",
                "realizedPnl", "unrealizedPnl", "fees", "drawdown");
    }

    void accept(PortfolioSnapshot snapshot, Event event) {
        Money equity = snapshot.equity();
        peak = Math.max(peak, equity.units());
        double drawdown = peak > 0 ? (double) (equity.units() - peak) / peak : 0;
        out.row(Timestamps.text(event.tsEvent()), equity.plain(), snapshot.cash().plain(), snapshot.positionValue().plain(),
                snapshot.grossExposure().plain(), snapshot.netExposure().plain(), snapshot.realizedPnl().plain(),
                snapshot.unrealizedPnl().plain(), snapshot.fees().plain(), Double.toString(drawdown));
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
            times = Arrays.copyOf(times, size * 2);
        }
        values[size] = equity.toDouble();
        times[size++] = event.tsEvent();
        last = snapshot;
    }

    /// @param trials Sharpe ratios per session of the other runs of the strategy family
    Headline finish(Path directory, Money start, FillRows fills, double periodsPerYear, double[] trials) {
        PortfolioSnapshot end = last;
        if (end == null) {
            throw new RunException("the journal holds no portfolio snapshot: the run ended before its first session did");
        }
        long[] ts = Arrays.copyOf(times, size);
        double[] equity = Arrays.copyOf(values, size);
        try (CsvFile monthly = new CsvFile(directory.resolve(RunFiles.MONTHLY), "year", "month", "return")) {
            for (MonthlyReturn month : MonthlyReturns.of(start.toDouble(), ts, equity)) {
                monthly.row(month.year(), month.month(), Double.toString(month.value()));
            }
        }
        Performance performance = Performance.of(start.toDouble(), ts, equity, periodsPerYear);
        double[] all = Arrays.copyOf(trials, trials.length + 1);
        all[trials.length] = performance.sharpe() / StrictMath.sqrt(periodsPerYear);
        FigureRows.write(directory, Statistics.of(start.toDouble(), ts, equity, periodsPerYear, all, fills.figures()));
        return new Headline(start, end.equity(), end.fees(), performance.totalReturn(), performance.cagr(), performance.volatility(),
                performance.sharpe(), performance.maxDrawdown(), fills.count());
    }

    @Override
    public void close() {
        out.close();
    }
}
