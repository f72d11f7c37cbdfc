package dev.assay.proofbench.statistics;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Returns by calendar month. Stateless and thread-safe.
///
/// A session belongs to the month in UTC in which it closes; one that closes exactly at midnight belongs to the day that ends there. (The
/// New York session closes at 20:00 or 21:00 UTC, so there it is also the month of the trading day.)
public final class MonthlyReturns {
    private MonthlyReturns() {}

    /// Each month's last equity over the one before it, less one. Months without a session are left out; the first month counts from
    /// `startEquity`.
    ///
    /// @param startEquity equity before the first session; positive
    /// @param ts session closes, epoch ns UTC, ascending
    /// @param equity equity at those closes
    /// @return in time order; NaN for a month that began with no equity or less
    public static List<MonthlyReturn> of(double startEquity, long[] ts, double[] equity) {
        EquitySeries.require(startEquity, ts, equity);
        List<MonthlyReturn> months = new ArrayList<>();
        double base = startEquity;
        for (int i = 0; i < ts.length; i++) {
            YearMonth month = month(ts[i]);
            if (i + 1 == ts.length || !month(ts[i + 1]).equals(month)) {
                double value = base > 0 ? equity[i] / base - 1 : Double.NaN;
                months.add(new MonthlyReturn(month.getYear(), month.getMonthValue(), value));
                base = equity[i];
            }
        }
        return List.copyOf(months);
    }

    private static YearMonth month(long closeTs) {
        return YearMonth.from(Instant.ofEpochSecond(0, closeTs - 1).atOffset(ZoneOffset.UTC));
    }
}
