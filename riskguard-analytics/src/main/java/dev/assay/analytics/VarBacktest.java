package dev.assay.analytics;

import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.distribution.discrete.BinomialDistribution;

/// Tests of a value-at-risk model against what happened. Stateless and thread-safe. An exception is a period whose loss exceeded the value
/// at risk.
public final class VarBacktest {
    private static final double FIVE_PERCENT = 0.05;
    private static final double GREEN_BELOW = 0.95;
    private static final double RED_FROM = 0.9999;
    private static final double[] MULTIPLIERS = {3.4, 3.5, 3.65, 3.75, 3.85};
    private static final int FIRST_YELLOW = 5;

    private VarBacktest() {}

    /// A likelihood-ratio test.
    ///
    /// @param statistic chi-squared distributed
    /// @param pValue chance of a statistic at least as large under a right model
    public record Test(double statistic, double pValue) {
        /// Whether the model is rejected at 5 %.
        public boolean rejected() {
            return pValue < FIVE_PERCENT;
        }
    }

    /// Kupiec's proportion of failures, one degree of freedom: whether there are as many exceptions as expected. (Kupiec 1995.)
    ///
    /// @param expected probability of an exception, such as 0.01
    public static Test kupiec(int periods, int exceptions, double expected) {
        if (periods < 1 || exceptions < 0 || exceptions > periods || !(expected > 0 && expected < 1)) {
            throw new IllegalArgumentException(exceptions + " exceptions in " + periods + " periods at " + expected + ": not possible");
        }
        double observed = (double) exceptions / periods;
        double statistic = -2 * (logLikelihood(periods - exceptions, exceptions, expected)
                - logLikelihood(periods - exceptions, exceptions, observed));
        return test(statistic, 1);
    }

    /// Christoffersen's independence, one degree of freedom: whether an exception makes the next one likelier. (Christoffersen 1998,
    /// first-order Markov alternative, over the n - 1 transitions.)
    ///
    /// @param exceptions whether each period, in time order, was one
    public static Test independence(boolean[] exceptions) {
        int[][] counts = new int[2][2];
        for (int i = 1; i < exceptions.length; i++) {
            counts[exceptions[i - 1] ? 1 : 0][exceptions[i] ? 1 : 0]++;
        }
        double afterNone = share(counts[0][1], counts[0][0]);
        double afterOne = share(counts[1][1], counts[1][0]);
        double always = share(counts[0][1] + counts[1][1], counts[0][0] + counts[1][0]);
        double statistic = -2 * (logLikelihood(counts[0][0] + counts[1][0], counts[0][1] + counts[1][1], always)
                - logLikelihood(counts[0][0], counts[0][1], afterNone) - logLikelihood(counts[1][0], counts[1][1], afterOne));
        return test(statistic, 1);
    }

    /// Christoffersen's conditional coverage, two degrees of freedom: [#kupiec] and [#independence] together.
    public static Test conditionalCoverage(boolean[] exceptions, double expected) {
        int count = 0;
        for (boolean each : exceptions) {
            count += each ? 1 : 0;
        }
        return test(kupiec(exceptions.length, count, expected).statistic() + independence(exceptions).statistic(), 2);
    }

    /// Zones of the Basel traffic light.
    public enum Zone {
        /// No sign of a wrong model.
        GREEN,
        /// A sign; the multiplier rises.
        YELLOW,
        /// The model is almost certainly wrong.
        RED
    }

    /// The Basel traffic light. (Basel Committee, January 1996, table 2.)
    ///
    /// @param zone by the cumulative probability: green below 95 %, red from 99.99 %
    /// @param multiplier for the capital, of 250 observations at 99 %
    /// @param cumulative chance of at most so many exceptions under a right model
    public record TrafficLight(Zone zone, double multiplier, double cumulative) {}

    /// The light for exceptions among 250 observations of a 99 % value at risk.
    public static TrafficLight trafficLight(int exceptions) {
        double cumulative = new BinomialDistribution(250, 0.01).cumulativeProbability(exceptions);
        Zone zone = cumulative < GREEN_BELOW ? Zone.GREEN : cumulative < RED_FROM ? Zone.YELLOW : Zone.RED;
        double multiplier = switch (zone) {
            case GREEN -> 3;
            case YELLOW -> MULTIPLIERS[exceptions - FIRST_YELLOW];
            case RED -> 4;
        };
        return new TrafficLight(zone, multiplier, cumulative);
    }

    private static double share(int hits, int misses) {
        return hits + misses == 0 ? 0 : (double) hits / (hits + misses);
    }

    /// `misses·ln(1 - p) + hits·ln(p)`, where zero times infinity is zero.
    private static double logLikelihood(int misses, int hits, double p) {
        return (misses == 0 ? 0 : misses * StrictMath.log(1 - p)) + (hits == 0 ? 0 : hits * StrictMath.log(p));
    }

    private static Test test(double statistic, int freedom) {
        double positive = Math.max(0, statistic);
        return new Test(positive, 1 - new ChiSquaredDistribution(freedom).cumulativeProbability(positive));
    }
}
