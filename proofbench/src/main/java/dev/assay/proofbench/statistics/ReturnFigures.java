package dev.assay.proofbench.statistics;

import dev.assay.analytics.Drawdown;
import dev.assay.analytics.Moments;
import dev.assay.analytics.Returns;
import dev.assay.analytics.ValueAtRisk;
import dev.assay.analytics.Volatility;
import dev.assay.proofbench.statistics.Figure.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Figures from the returns of trading sessions: what was earned, at what risk, and how far that can be trusted.
///
/// Returns are simple returns from session close to session close, so days without trading count nowhere. The risk-free rate is zero.
/// Stateless and thread-safe.
final class ReturnFigures {
    private static final String RETURN = "Return";
    private static final String RISK = "Risk";
    private static final String TRUST = "Trust";
    private static final double CONFIDENCE = 0.95;
    private static final double DAY_NANOS = 86_400e9;
    private static final int ESTIMATES = 5;
    /// The bootstrap's stream: a figure must not depend on chance, so its seed is fixed.
    private static final long SEED = 20_140_331L;

    private final double[] values;
    private final long[] times;
    private final double[] returns;
    private final double perYear;
    private final Performance whole;

    private ReturnFigures(double[] values, long[] times, double perYear, Performance whole) {
        this.values = values;
        this.times = times;
        this.perYear = perYear;
        this.whole = whole;
        returns = Returns.simple(values);
    }

    /// All figures; none where there are fewer than two sessions or the account was ever without money, which no return describes.
    ///
    /// @param trials Sharpe ratios per period of all runs of the strategy family, this one among them
    static List<Figure> of(double startEquity, long[] ts, double[] equity, double periodsPerYear, double[] trials) {
        double[] values = new double[equity.length + 1];
        values[0] = startEquity;
        System.arraycopy(equity, 0, values, 1, equity.length);
        for (double value : values) {
            if (!(value > 0)) {
                return List.of();
            }
        }
        if (equity.length < 2) {
            return List.of();
        }
        long[] times = new long[ts.length + 1];
        times[0] = ts[0];
        System.arraycopy(ts, 0, times, 1, ts.length);
        return new ReturnFigures(values, times, periodsPerYear, Performance.of(startEquity, ts, equity, periodsPerYear)).figures(trials);
    }

    private List<Figure> figures(double[] trials) {
        double[][] within = new BlockBootstrap(returns, SEED).intervals(ESTIMATES, this::estimate);
        List<Figure> all = new ArrayList<>();
        earned(all, within);
        risked(all, within);
        trusted(all, trials);
        double[] equity = Arrays.copyOfRange(values, 1, values.length);
        all.addAll(PeriodFigures.of(values[0], Arrays.copyOfRange(times, 1, times.length), equity, returns, whole));
        return all;
    }

    /// All of them in one pass, since there are a thousand resamples and a short run must stay short.
    private void estimate(double[] resample, double[] out) {
        int n = resample.length;
        double growth = 1;
        double peak = 1;
        double deepest = 1;
        double sum = 0;
        double squares = 0;
        double losses = 0;
        for (double each : resample) {
            growth *= 1 + each;
            if (growth > peak) {
                peak = growth;
            } else if (growth < deepest * peak) {
                deepest = growth / peak;
            }
            double square = each * each;
            sum += each;
            squares += square;
            if (each < 0) {
                losses += square;
            }
        }
        double mean = sum / n;
        double deviation = StrictMath.sqrt(Math.max(0, squares - n * mean * mean) / (n - 1));
        double year = StrictMath.sqrt(perYear);
        out[0] = StrictMath.pow(growth, perYear / n) - 1;
        out[1] = ratio(mean, deviation) * year;
        out[2] = ratio(mean, StrictMath.sqrt(losses / n)) * year;
        out[3] = deviation * year;
        out[4] = deepest - 1;
    }

    private void earned(List<Figure> all, double[][] within) {
        double[] sorted = returns.clone();
        Arrays.sort(sorted);
        long up = Arrays.stream(returns).filter(each -> each > 0).count();
        all.add(Figure.of(RETURN, "totalReturn", "Total return", Unit.FRACTION, whole.totalReturn(), "end equity ÷ start equity - 1"));
        all.add(Figure.of(RETURN, "cagr", "CAGR", Unit.FRACTION, whole.cagr(), "(end ÷ start)^(1 ÷ years) - 1, years of 365.25 days")
                .within(within[0][0], within[0][1]));
        all.add(Figure.of(RETURN, "sharpe", "Sharpe ratio", Unit.RATIO, whole.sharpe(),
                "mean ÷ sample standard deviation of session returns × √sessions a year, risk-free rate 0").within(within[1][0],
                        within[1][1]));
        all.add(Figure.of(RETURN, "sortino", "Sortino ratio", Unit.RATIO, sortino(returns),
                "mean ÷ √(mean of squared losses over all sessions) × √sessions a year, target 0").within(within[2][0], within[2][1]));
        all.add(Figure.of(RETURN, "calmar", "Calmar ratio", Unit.RATIO, ratio(whole.cagr(), -whole.maxDrawdown()),
                "CAGR ÷ deepest drawdown"));
        all.add(Figure.of(RETURN, "omega", "Omega ratio", Unit.RATIO, omega(returns, 0), "sum of gains ÷ sum of losses, threshold 0"));
        all.add(Figure.of(RETURN, "best", "Best session", Unit.FRACTION, sorted[sorted.length - 1], "highest session return"));
        all.add(Figure.of(RETURN, "worst", "Worst session", Unit.FRACTION, sorted[0], "lowest session return"));
        all.add(Figure.of(RETURN, "positive", "Positive sessions", Unit.FRACTION, (double) up / returns.length,
                "sessions with a gain ÷ all sessions"));
    }

    private void risked(List<Figure> all, double[][] within) {
        all.add(Figure.of(RISK, "volatility", "Volatility", Unit.FRACTION, whole.volatility(),
                "sample standard deviation of session returns × √sessions a year").within(within[3][0], within[3][1]));
        all.add(Figure.of(RISK, "maxDrawdown", "Deepest drawdown", Unit.FRACTION, whole.maxDrawdown(),
                "least of equity ÷ highest equity so far - 1, at session closes").within(within[4][0], within[4][1]));
        all.add(Figure.of(RISK, "longestDrawdown", "Longest drawdown", Unit.DAYS, whole.longestDrawdownNanos() / DAY_NANOS,
                "longest time from a peak to the first close at or above it, or to the end"));
        long recovery = Drawdown.recovery(times, values);
        all.add(Figure.of(RISK, "recovery", "Recovery of the deepest", Unit.DAYS, recovery < 0 ? Double.NaN : recovery / DAY_NANOS,
                "time from the deepest point back to its peak; empty while it has not recovered"));
        all.add(Figure.of(RISK, "ulcer", "Ulcer index", Unit.FRACTION, Drawdown.ulcer(values), "√(mean of squared drawdowns)"));
        all.add(Figure.of(RISK, "valueAtRisk", "Value at risk, 95 %", Unit.FRACTION, ValueAtRisk.historical(returns, CONFIDENCE),
                "historical loss that 5 % of sessions exceed"));
        all.add(Figure.of(RISK, "shortfall", "Expected shortfall, 95 %", Unit.FRACTION,
                ValueAtRisk.historicalShortfall(returns, CONFIDENCE), "mean of the worst 5 % of sessions, as a loss"));
        all.add(Figure.of(RISK, "skewness", "Skewness", Unit.RATIO, Moments.skewness(returns), "population skewness of session returns"));
        all.add(Figure.of(RISK, "kurtosis", "Excess kurtosis", Unit.RATIO, Moments.excessKurtosis(returns),
                "population kurtosis of session returns - 3"));
        all.add(Figure.of(RISK, "tail", "Tail ratio", Unit.RATIO, ratio(quantile(0.95), -quantile(0.05)),
                "95th percentile ÷ size of the 5th, by linear interpolation"));
    }

    private void trusted(List<Figure> all, double[] trials) {
        int n = returns.length;
        double sharpe = Performance.sharpe(returns, 1);
        double skewness = Moments.skewness(returns);
        double kurtosis = Moments.excessKurtosis(returns) + 3;
        double luck = trials.length < 2 ? 0 : SharpeInference.bestByLuck(square(Volatility.sample(trials)), trials.length);
        all.add(Figure.of(TRUST, "sessions", "Sessions measured", Unit.COUNT, n, "session returns in the run"));
        all.add(Figure.of(TRUST, "psr", "Probabilistic Sharpe ratio", Unit.FRACTION,
                SharpeInference.probabilistic(sharpe, 0, n, skewness, kurtosis),
                "probability that the true Sharpe ratio is above 0 (Bailey and López de Prado 2012)"));
        all.add(Figure.of(TRUST, "trials", "Trials of this family", Unit.COUNT, trials.length,
                "different configs run under this name in the same folder, this run included"));
        all.add(Figure.of(TRUST, "luck", "Best Sharpe by luck", Unit.RATIO, luck * StrictMath.sqrt(perYear),
                "what the best of so many trials without skill is expected to show, annualised; 0 for a single trial"));
        all.add(Figure.of(TRUST, "dsr", "Deflated Sharpe ratio", Unit.FRACTION,
                SharpeInference.probabilistic(sharpe, luck, n, skewness, kurtosis),
                "probability that the true Sharpe ratio is above the best by luck (Bailey and López de Prado 2014)"));
        all.add(Figure.of(TRUST, "psr2025", "PSR if the truth were 0", Unit.FRACTION,
                SharpeInference.probabilisticUnderBenchmark(sharpe, 0, n, skewness, kurtosis),
                "the same by the standard error under a true ratio of 0 (López de Prado, Lipton and Zoonekynd 2025, independent returns)"));
        int months = (int) Math.max(1, Math.round(12 * n / perYear));
        all.add(Figure.of(TRUST, "haircut", "Sharpe after haircut", Unit.RATIO,
                SharpeInference.haircut(sharpe * StrictMath.sqrt(perYear), months, Math.max(1, trials.length)),
                "annual ratio left when this is one of so many independent tests (Harvey and Liu 2015)"));
        all.add(Figure.of(TRUST, "minimumBacktest", "Years needed for so many trials", Unit.RATIO,
                SharpeInference.minimumBacktestYears(Math.max(1, trials.length), 1),
                "below it the best of so many trials without skill is expected to show an annual Sharpe ratio of 1 (Bailey et al. 2014)"));
        double needed = SharpeInference.minimumTrackRecord(sharpe, 0, skewness, kurtosis, CONFIDENCE);
        all.add(Figure.of(TRUST, "minimumTrackRecord", "Sessions needed", Unit.COUNT, Double.isInfinite(needed) ? Double.NaN : needed,
                "minimum track record length for 95 % confidence in a Sharpe ratio above 0; empty where it is not above 0"));
    }

    private double sortino(double[] series) {
        double squares = 0;
        for (double each : series) {
            squares += each < 0 ? each * each : 0;
        }
        return ratio(Volatility.mean(series), StrictMath.sqrt(squares / series.length)) * StrictMath.sqrt(perYear);
    }

    /// Sum of what lies above the threshold ÷ sum of what lies below it; NaN where nothing does.
    static double omega(double[] series, double threshold) {
        double gains = 0;
        double losses = 0;
        for (double each : series) {
            gains += Math.max(0, each - threshold);
            losses += Math.max(0, threshold - each);
        }
        return ratio(gains, losses);
    }

    private double quantile(double probability) {
        double[] sorted = returns.clone();
        Arrays.sort(sorted);
        double at = probability * (sorted.length - 1);
        int below = (int) at;
        return below + 1 == sorted.length ? sorted[below] : sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]);
    }

    private static double square(double value) {
        return value * value;
    }

    private static double ratio(double value, double by) {
        return by > 0 ? value / by : Double.NaN;
    }
}
