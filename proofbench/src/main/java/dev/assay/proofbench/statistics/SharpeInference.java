package dev.assay.proofbench.statistics;

import dev.assay.analytics.Normal;

/// How far a Sharpe ratio can be trusted, given how long it was measured, how the returns were distributed, and how many were tried.
///
/// Sharpe ratios here are per period (not annualised), kurtosis is raw (3 for a normal distribution), periods are counted as observations.
/// Sources: Bailey and López de Prado, "The Sharpe Ratio Efficient Frontier" (2012) for PSR and the minimum track record length, and "The
/// Deflated Sharpe Ratio" (2014) for the rest; Harvey and Liu, "Backtesting" (2015) for the haircut. Stateless and thread-safe.
public final class SharpeInference {
    /// Euler-Mascheroni.
    private static final double GAMMA = 0.5772156649015329;

    private SharpeInference() {}

    /// Probabilistic Sharpe ratio: the probability that the true ratio is above the benchmark, by the estimate's own standard error with
    /// n - 1 observations (the 2012 variant).
    ///
    /// @param observations more than 1, else NaN
    public static double probabilistic(double sharpe, double benchmark, int observations, double skewness, double kurtosis) {
        double variance = variance(sharpe, skewness, kurtosis);
        return observations < 2 || !(variance > 0)
                ? Double.NaN
                : Normal.cumulative((sharpe - benchmark) * StrictMath.sqrt(observations - 1) / StrictMath.sqrt(variance));
    }

    /// The same with the standard error that holds if the benchmark were true, over n observations: the test statistic of López de Prado,
    /// Lipton and Zoonekynd (2025) for independent returns. It differs visibly from the 2012 variant where returns are skewed.
    public static double probabilisticUnderBenchmark(double sharpe, double benchmark, int observations, double skewness,
            double kurtosis) {
        double variance = variance(benchmark, skewness, kurtosis);
        return observations < 1 || !(variance > 0)
                ? Double.NaN
                : Normal.cumulative((sharpe - benchmark) * StrictMath.sqrt(observations) / StrictMath.sqrt(variance));
    }

    /// `1 - skewness·SR + (kurtosis - 1)/4·SR²`: n times the estimate's squared standard error.
    private static double variance(double sharpe, double skewness, double kurtosis) {
        return 1 - skewness * sharpe + (kurtosis - 1) / 4 * sharpe * sharpe;
    }

    /// Expected maximum of that many independent standard normal draws: `(1-γ)·Φ⁻¹(1 - 1/N) + γ·Φ⁻¹(1 - 1/(N·e))`; 0 for one.
    ///
    /// @param trials at least 1; effective ones, so a fraction is allowed
    public static double expectedMaximum(double trials) {
        if (!(trials >= 1)) {
            throw new IllegalArgumentException("at least one trial is needed, not " + trials);
        }
        return trials == 1
                ? 0
                : (1 - GAMMA) * Normal.quantile(1 - 1 / trials) + GAMMA * Normal.quantile(1 - 1 / (trials * StrictMath.E));
    }

    /// The Sharpe ratio that the best of so many trials without skill is expected to show: `sqrt(V)·E[max]`.
    ///
    /// @param variance of the trials' Sharpe ratios
    public static double bestByLuck(double variance, double trials) {
        return StrictMath.sqrt(variance) * expectedMaximum(trials);
    }

    /// Deflated Sharpe ratio: [#probabilistic] against [#bestByLuck].
    public static double deflated(double sharpe, double variance, double trials, int observations, double skewness, double kurtosis) {
        return probabilistic(sharpe, bestByLuck(variance, trials), observations, skewness, kurtosis);
    }

    /// Minimum track record length in observations: `1 + (1 - skewness·SR + (kurtosis - 1)/4·SR²)·(z/(SR - SR*))²`; infinite where the
    /// ratio does not exceed the benchmark.
    ///
    /// @param confidence such as 0.95
    public static double minimumTrackRecord(double sharpe, double benchmark, double skewness, double kurtosis, double confidence) {
        if (!(sharpe > benchmark)) {
            return Double.isNaN(sharpe) ? Double.NaN : Double.POSITIVE_INFINITY;
        }
        double z = Normal.quantile(confidence) / (sharpe - benchmark);
        return 1 + variance(sharpe, skewness, kurtosis) * z * z;
    }

    /// Minimum backtest length in years below which the best of so many skill-less trials is expected to reach the annual ratio:
    /// `(E[max] ÷ SR)²`.
    public static double minimumBacktestYears(double trials, double annualSharpe) {
        double ratio = expectedMaximum(trials) / annualSharpe;
        return ratio * ratio;
    }

    /// The annual Sharpe ratio that is left when a ratio is one of so many independent tests: its two-sided normal p-value p becomes
    /// `1 - (1-p)^N`, and the ratio the one that would have that p-value alone.
    public static double haircut(double annualSharpe, int months, int tests) {
        double years = months / 12.0;
        double t = annualSharpe * StrictMath.sqrt(years);
        double single = 2 * Normal.cumulative(-Math.abs(t));
        double many = -StrictMath.expm1(tests * StrictMath.log1p(-single));
        return Math.signum(annualSharpe) * Math.max(0, Normal.quantile(1 - many / 2)) / StrictMath.sqrt(years);
    }
}
