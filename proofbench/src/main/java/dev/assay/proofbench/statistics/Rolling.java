package dev.assay.proofbench.statistics;

import java.util.Arrays;

/// Measures over a window that moves along a series of returns, from running sums: each value costs the same whatever the window. NaN until
/// the window is full. Stateless and thread-safe.
public final class Rolling {
    private Rolling() {}

    /// Sample standard deviation of the last `window` returns × sqrt(`periodsPerYear`).
    public static double[] volatility(double[] returns, int window, double periodsPerYear) {
        return over(returns, returns, window, (mean, other, variance, covariance, varianceOther) -> StrictMath
                .sqrt(variance * periodsPerYear));
    }

    /// Mean ÷ sample standard deviation of the last `window` returns × sqrt(`periodsPerYear`), risk-free rate 0.
    public static double[] sharpe(double[] returns, int window, double periodsPerYear) {
        return over(returns, returns, window, (mean, other, variance, covariance, varianceOther) -> variance > 0
                ? mean / StrictMath.sqrt(variance) * StrictMath.sqrt(periodsPerYear)
                : Double.NaN);
    }

    /// Covariance ÷ the benchmark's variance over the last `window` returns.
    ///
    /// @param benchmark as many returns; a window that holds a NaN has no beta
    public static double[] beta(double[] returns, double[] benchmark, int window) {
        return over(returns, benchmark, window, (mean, other, variance, covariance, varianceOther) -> varianceOther > 0
                ? covariance / varianceOther
                : Double.NaN);
    }

    private interface Measure {
        double of(double mean, double other, double variance, double covariance, double varianceOther);
    }

    private static double[] over(double[] one, double[] other, int window, Measure measure) {
        double[] out = new double[one.length];
        Arrays.fill(out, Double.NaN);
        double sum = 0;
        double sumOther = 0;
        double squares = 0;
        double squaresOther = 0;
        double products = 0;
        int missing = 0;
        for (int i = 0; i < one.length; i++) {
            boolean there = !Double.isNaN(other[i]);
            double y = there ? other[i] : 0;
            missing += there ? 0 : 1;
            sum += one[i];
            sumOther += y;
            squares += one[i] * one[i];
            squaresOther += y * y;
            products += one[i] * y;
            if (i >= window) {
                boolean was = !Double.isNaN(other[i - window]);
                double old = was ? other[i - window] : 0;
                missing -= was ? 0 : 1;
                sum -= one[i - window];
                sumOther -= old;
                squares -= one[i - window] * one[i - window];
                squaresOther -= old * old;
                products -= one[i - window] * old;
            }
            if (i >= window - 1 && missing == 0) {
                double mean = sum / window;
                double meanOther = sumOther / window;
                out[i] = measure.of(mean, meanOther, Math.max(0, squares - window * mean * mean) / (window - 1),
                        (products - window * mean * meanOther) / (window - 1),
                        Math.max(0, squaresOther - window * meanOther * meanOther) / (window - 1));
            }
        }
        return out;
    }
}
