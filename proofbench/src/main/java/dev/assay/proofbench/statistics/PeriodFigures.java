package dev.assay.proofbench.statistics;

import dev.assay.analytics.Covariance;
import dev.assay.analytics.Drawdown;
import dev.assay.proofbench.statistics.Figure.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Figures from the returns of sessions, months and years: the best and worst of them, streaks, and how steadily the account grew.
/// Stateless and thread-safe.
final class PeriodFigures {
    private static final String GROUP = "Periods";

    private PeriodFigures() {}

    /// All figures; none for fewer than two sessions or an account that was ever without money.
    static List<Figure> of(double startEquity, long[] ts, double[] equity, double[] returns, Performance whole) {
        List<Figure> all = new ArrayList<>();
        List<MonthlyReturn> months = MonthlyReturns.of(startEquity, ts, equity);
        double[] monthly = months.stream().mapToDouble(MonthlyReturn::value).toArray();
        double[] yearly = years(months);
        spread(all, "Month", "month", monthly);
        spread(all, "Year", "year", yearly);
        all.add(figure("averageUp", "Average session that won", Unit.FRACTION, mean(returns, 1), "mean of the returns above 0"));
        all.add(figure("averageDown", "Average session that lost", Unit.FRACTION, mean(returns, -1), "mean of the returns below 0"));
        all.add(figure("expectedSession", "Expected session", Unit.FRACTION,
                StrictMath.pow(1 + whole.totalReturn(), 1.0 / returns.length) - 1, "geometric mean of the session returns"));
        all.add(figure("longestUp", "Longest run of gains", Unit.COUNT, streak(returns, 1), "sessions above 0 one after another"));
        all.add(figure("longestDown", "Longest run of losses", Unit.COUNT, streak(returns, -1), "sessions below 0 one after another"));
        all.add(figure("gainToPain", "Gain to pain ratio", Unit.RATIO, gainToPain(monthly),
                "sum of monthly returns ÷ sum of monthly losses (Schwager)"));
        all.add(figure("recoveryFactor", "Recovery factor", Unit.RATIO, ratio(whole.totalReturn(), -whole.maxDrawdown()),
                "total return ÷ deepest drawdown"));
        double[] values = prepend(startEquity, equity);
        all.add(figure("ulcerPerformance", "Ulcer performance index", Unit.RATIO, ratio(whole.cagr(), Drawdown.ulcer(values)),
                "CAGR ÷ ulcer index"));
        all.add(figure("stability", "Stability", Unit.RATIO, stability(returns),
                "R² of a straight line through the logarithm of the equity: 1 for steady growth"));
        return all;
    }

    private static void spread(List<Figure> all, String name, String id, double[] returns) {
        double best = Double.NEGATIVE_INFINITY;
        double worst = Double.POSITIVE_INFINITY;
        int up = 0;
        for (double each : returns) {
            best = Math.max(best, each);
            worst = Math.min(worst, each);
            up += each > 0 ? 1 : 0;
        }
        String plural = name.toLowerCase(java.util.Locale.ROOT) + "s";
        all.add(figure("best" + name, "Best " + id, Unit.FRACTION, best,
                "highest return of a calendar " + id + " in UTC, the first and last may be part ones"));
        all.add(figure("worst" + name, "Worst " + id, Unit.FRACTION, worst, "lowest return of a calendar " + id));
        all.add(figure("positive" + name, "Positive " + plural, Unit.FRACTION, (double) up / returns.length,
                plural + " with a gain ÷ all " + plural));
    }

    private static double[] years(List<MonthlyReturn> months) {
        TreeMap<Integer, Double> byYear = new TreeMap<>();
        for (MonthlyReturn month : months) {
            byYear.merge(month.year(), 1 + month.value(), (a, b) -> a * b);
        }
        return byYear.values().stream().mapToDouble(growth -> growth - 1).toArray();
    }

    private static double mean(double[] returns, int sign) {
        double sum = 0;
        int count = 0;
        for (double each : returns) {
            if (each * sign > 0) {
                sum += each;
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    private static int streak(double[] returns, int sign) {
        int longest = 0;
        int present = 0;
        for (double each : returns) {
            present = each * sign > 0 ? present + 1 : 0;
            longest = Math.max(longest, present);
        }
        return longest;
    }

    static double gainToPain(double[] returns) {
        double sum = 0;
        double pain = 0;
        for (double each : returns) {
            sum += each;
            pain += each < 0 ? -each : 0;
        }
        return ratio(sum, pain);
    }

    /// R² of the least-squares line through the cumulated logarithmic returns; NaN for fewer than two.
    static double stability(double[] returns) {
        if (returns.length < 2) {
            return Double.NaN;
        }
        double[] place = new double[returns.length];
        double[] grown = new double[returns.length];
        double sum = 0;
        for (int i = 0; i < returns.length; i++) {
            place[i] = i;
            sum += StrictMath.log1p(returns[i]);
            grown[i] = sum;
        }
        double correlation = Covariance.correlation(place, grown);
        return correlation * correlation;
    }

    private static double[] prepend(double first, double[] rest) {
        double[] all = new double[rest.length + 1];
        all[0] = first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }

    private static double ratio(double value, double by) {
        return by > 0 ? value / by : Double.NaN;
    }

    private static Figure figure(String id, String name, Unit unit, double value, String definition) {
        return Figure.of(GROUP, id, name, unit, value, definition);
    }
}
