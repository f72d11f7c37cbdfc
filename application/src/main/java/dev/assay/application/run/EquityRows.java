package dev.assay.application.run;

import dev.assay.core.calendar.ExchangeCalendar;
import dev.assay.core.event.Event;
import dev.assay.core.money.Money;
import dev.assay.core.portfolio.PortfolioSnapshot;
import dev.assay.proofbench.statistics.MonthlyReturn;
import dev.assay.proofbench.statistics.MonthlyReturns;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// `equity.csv`, `monthly.csv` and `drawdowns.csv`.
final class EquityRows implements AutoCloseable {
    private final CsvFile out;
    private double[] values = new double[256];
    private long[] times = new long[256];
    private double[] gross = new double[256];
    private double[] net = new double[256];
    private int[] open = new int[256];
    private int size;
    private long peak = Long.MIN_VALUE;
    private @Nullable PortfolioSnapshot last;

    EquityRows(Path directory) {
        out = new CsvFile(directory.resolve(RunFiles.EQUITY), "ts", "equity", "cash", "positionValue", "grossExposure", "netExposure",
                "realizedPnl", "unrealizedPnl", "fees", "drawdown", "openPositions");
    }

    void accept(PortfolioSnapshot snapshot, Event event) {
        Money equity = snapshot.equity();
        peak = Math.max(peak, equity.units());
        double drawdown = peak > 0 ? (double) (equity.units() - peak) / peak : 0;
        out.row(Timestamps.text(event.tsEvent()), equity.plain(), snapshot.cash().plain(), snapshot.positionValue().plain(),
                snapshot.grossExposure().plain(), snapshot.netExposure().plain(), snapshot.realizedPnl().plain(),
                snapshot.unrealizedPnl().plain(), snapshot.fees().plain(), Double.toString(drawdown), snapshot.openPositions());
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
            times = Arrays.copyOf(times, size * 2);
            gross = Arrays.copyOf(gross, size * 2);
            net = Arrays.copyOf(net, size * 2);
            open = Arrays.copyOf(open, size * 2);
        }
        values[size] = equity.toDouble();
        gross[size] = snapshot.grossExposure().toDouble();
        net[size] = snapshot.netExposure().toDouble();
        open[size] = snapshot.openPositions();
        times[size++] = event.tsEvent();
        last = snapshot;
    }

    /// Writes months and drawdowns, from the last snapshot of each session however many there are.
    Derived finish(Path directory, Money start, FillRows fills, AmbiguousRows ambiguous, ExchangeCalendar calendar) {
        PortfolioSnapshot end = last;
        if (end == null) {
            throw new RunException("the journal holds no portfolio snapshot: the run ended before its first session did");
        }
        int sessions = 0;
        for (int i = 0; i < size; i++) {
            boolean ends = i + 1 == size || calendar.indexClosingFrom(times[i]) != calendar.indexClosingFrom(times[i + 1]);
            if (ends) {
                times[sessions] = times[i];
                values[sessions] = values[i];
                fills.exposure().session(values[i], gross[i], net[i], open[i]);
                sessions++;
            }
        }
        long[] ts = Arrays.copyOf(times, sessions);
        double[] equity = Arrays.copyOf(values, sessions);
        try (CsvFile monthly = new CsvFile(directory.resolve(RunFiles.MONTHLY), "year", "month", "return", "turnover")) {
            for (MonthlyReturn month : MonthlyReturns.of(start.toDouble(), ts, equity)) {
                monthly.row(month.year(), month.month(), Double.toString(month.value()),
                        Double.toString(fills.traded(month.year(), month.month()) / 2 / mean(ts, equity, month)));
            }
        }
        DrawdownRows.write(directory, start.toDouble(), ts, equity);
        return new Derived(start, end.equity(), end.fees(), ts, equity, fills, ambiguous);
    }

    private static double mean(long[] ts, double[] equity, MonthlyReturn month) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < ts.length; i++) {
            YearMonth at = FillRows.month(ts[i] - 1);
            if (at.getYear() == month.year() && at.getMonthValue() == month.month()) {
                sum += equity[i];
                count++;
            }
        }
        return sum / count;
    }

    @Override
    public void close() {
        out.close();
    }
}
