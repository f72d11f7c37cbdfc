package dev.assay.analytics;

/// Covariances and correlations of several series of returns. Stateless and thread-safe. Series are equally long, in time order.
public final class Covariance {
    private Covariance() {}

    /// Sample covariance matrix, `Σ(x - x̄)(y - ȳ) ÷ (n - 1)`.
    ///
    /// @param series one array per asset
    public static double[][] matrix(double[][] series) {
        double[][] matrix = new double[series.length][series.length];
        for (int i = 0; i < series.length; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] = of(series[i], series[j]);
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }

    /// Sample covariance of two series; NaN for fewer than two returns.
    public static double of(double[] one, double[] other) {
        if (one.length != other.length) {
            throw new IllegalArgumentException(one.length + " returns beside " + other.length + ": the series must be equally long");
        }
        double meanOne = Volatility.mean(one);
        double meanOther = Volatility.mean(other);
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (one[i] - meanOne) * (other[i] - meanOther);
        }
        return one.length < 2 ? Double.NaN : sum / (one.length - 1);
    }

    /// Pearson's correlation, -1 to 1; NaN where a series does not vary.
    public static double correlation(double[] one, double[] other) {
        return of(one, other) / (Volatility.sample(one) * Volatility.sample(other));
    }

    /// The lower triangle L with `L·Lᵀ` = the matrix.
    ///
    /// @throws IllegalArgumentException when the matrix is not positive definite
    static double[][] cholesky(double[][] matrix) {
        double[][] factor = new double[matrix.length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= factor[i][k] * factor[j][k];
                }
                if (i == j && !(sum > 0)) {
                    throw new IllegalArgumentException("the covariance matrix is not positive definite: pivot " + i + " is " + sum);
                }
                factor[i][j] = i == j ? StrictMath.sqrt(sum) : sum / factor[j][j];
            }
        }
        return factor;
    }
}
