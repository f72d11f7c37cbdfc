package dev.assay.analytics;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.stat.regression.OLSMultipleLinearRegression;

/// Exposures of returns to factors by ordinary least squares with an intercept; with one factor that is a benchmark, alpha and beta.
///
/// Standard errors are heteroskedasticity and autocorrelation consistent: Newey and West 1987, Bartlett weights `1 - l ÷ (lags + 1)`,
/// with the small-sample factor `n ÷ (n - k)`. With 0 lags they are White's (HC1).
///
/// @param coefficients the intercept (alpha per period) first, then one exposure (beta) per factor
/// @param rSquared share of the variance explained, 0 to 1
/// @param observations how many periods
public record FactorModel(List<Coefficient> coefficients, double rSquared, int observations) {
    /// One coefficient.
    ///
    /// @param value the estimate
    /// @param plainError standard error under equal, independent variances
    /// @param hacError standard error that allows for unequal and autocorrelated ones
    /// @param tStatistic `value ÷ hacError`
    /// @param pValue two-sided, Student's t with n - k degrees of freedom
    public record Coefficient(double value, double plainError, double hacError, double tStatistic, double pValue) {}

    public FactorModel {
        coefficients = List.copyOf(coefficients);
    }

    /// The intercept: what the factors do not explain, per period.
    public double alpha() {
        return coefficients.getFirst().value();
    }

    /// Exposure to a factor, 0 for the first.
    public double beta(int factor) {
        return coefficients.get(factor + 1).value();
    }

    /// Newey and West's rule of thumb for the number of lags: `⌊4·(n/100)^(2/9)⌋`.
    public static int usualLags(int observations) {
        return (int) Math.floor(4 * StrictMath.pow(observations / 100.0, 2.0 / 9));
    }

    /// Fits the model.
    ///
    /// @param returns the explained series
    /// @param factors one array of returns per factor, each as long as `returns`
    /// @param lags how many autocovariances count
    /// @throws IllegalArgumentException for too few periods, lengths that differ, or factors that depend on each other
    public static FactorModel fit(double[] returns, double[][] factors, int lags) {
        int n = returns.length;
        int k = factors.length + 1;
        if (n <= k || lags < 0 || lags >= n) {
            throw new IllegalArgumentException(n + " periods, " + factors.length + " factors and " + lags
                    + " lags: expected more periods than coefficients and than lags");
        }
        double[][] rows = new double[n][factors.length];
        for (int f = 0; f < factors.length; f++) {
            if (factors[f].length != n) {
                throw new IllegalArgumentException("factor " + f + " has " + factors[f].length + " periods, the returns have " + n);
            }
            for (int t = 0; t < n; t++) {
                rows[t][f] = factors[f][t];
            }
        }
        try {
            OLSMultipleLinearRegression ols = new OLSMultipleLinearRegression();
            ols.newSampleData(returns, rows);
            return of(ols, rows, lags);
        } catch (org.hipparchus.exception.MathRuntimeException e) {
            throw new IllegalArgumentException("the factors depend on each other, or one does not vary: " + e.getMessage(), e);
        }
    }

    private static FactorModel of(OLSMultipleLinearRegression ols, double[][] rows, int lags) {
        double[] values = ols.estimateRegressionParameters();
        double[] plain = ols.estimateRegressionParametersStandardErrors();
        double[] residuals = ols.estimateResiduals();
        int n = residuals.length;
        int k = values.length;
        double[][] x = withIntercept(rows);
        RealMatrix design = new Array2DRowRealMatrix(x);
        RealMatrix bread = new LUDecomposition(design.transpose().multiply(design)).getSolver().getInverse();
        RealMatrix covariance = bread.multiply(meat(x, residuals, lags)).multiply(bread).scalarMultiply((double) n / (n - k));
        TDistribution t = new TDistribution(n - k);
        List<Coefficient> all = new ArrayList<>();
        for (int i = 0; i < k; i++) {
            double error = StrictMath.sqrt(covariance.getEntry(i, i));
            double statistic = values[i] / error;
            all.add(new Coefficient(values[i], plain[i], error, statistic, 2 * t.cumulativeProbability(-Math.abs(statistic))));
        }
        return new FactorModel(all, ols.calculateRSquared(), n);
    }

    private static double[][] withIntercept(double[][] rows) {
        double[][] x = new double[rows.length][];
        for (int t = 0; t < rows.length; t++) {
            x[t] = new double[rows[t].length + 1];
            x[t][0] = 1;
            System.arraycopy(rows[t], 0, x[t], 1, rows[t].length);
        }
        return x;
    }

    private static RealMatrix meat(double[][] x, double[] residuals, int lags) {
        int k = x[0].length;
        double[][] sum = new double[k][k];
        for (int lag = 0; lag <= lags; lag++) {
            double weight = 1 - (double) lag / (lags + 1);
            for (int t = lag; t < x.length; t++) {
                double product = weight * residuals[t] * residuals[t - lag];
                for (int i = 0; i < k; i++) {
                    for (int j = 0; j < k; j++) {
                        sum[i][j] += product * (lag == 0 ? x[t][i] * x[t][j] : x[t][i] * x[t - lag][j] + x[t - lag][i] * x[t][j]);
                    }
                }
            }
        }
        return new Array2DRowRealMatrix(sum);
    }
}
