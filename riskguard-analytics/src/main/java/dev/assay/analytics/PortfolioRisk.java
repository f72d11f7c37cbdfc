package dev.assay.analytics;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.distribution.continuous.NormalDistribution;

/// What each position adds to a portfolio's risk. Stateless and thread-safe. Normal returns with mean zero (delta-normal).
///
/// @param valueAtRisk of the portfolio, in the unit of the values, positive for a loss
/// @param marginal change of it per unit of value added to each position
/// @param component each position's share of it, `value × marginal`: they add up to the whole (Euler's allocation; Jorion 2006, chapter 7)
public record PortfolioRisk(double valueAtRisk, List<Double> marginal, List<Double> component) {
    public PortfolioRisk {
        marginal = List.copyOf(marginal);
        component = List.copyOf(component);
    }

    /// Takes a portfolio apart.
    ///
    /// @param values of each position, negative for short
    /// @param covariance of the positions' returns per period
    /// @param confidence such as 0.99
    public static PortfolioRisk of(double[] values, double[][] covariance, double confidence) {
        double z = -new NormalDistribution().inverseCumulativeProbability(1 - confidence);
        double[] covariances = new double[values.length];
        double variance = 0;
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < values.length; j++) {
                covariances[i] += covariance[i][j] * values[j];
            }
            variance += values[i] * covariances[i];
        }
        double deviation = StrictMath.sqrt(variance);
        List<Double> marginal = new ArrayList<>();
        List<Double> component = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            marginal.add(deviation == 0 ? 0 : z * covariances[i] / deviation);
            component.add(values[i] * marginal.get(i));
        }
        return new PortfolioRisk(z * deviation, marginal, component);
    }
}
