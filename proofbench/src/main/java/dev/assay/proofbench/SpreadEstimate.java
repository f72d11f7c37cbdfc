package dev.assay.proofbench;

/// Estimates of the bid-ask spread from bars alone, as a fraction of the price: 0.001 is ten basis points. All arrays run oldest first and
/// are of one length; prices are positive. The estimates are for analytics, not for the ledger.
final class SpreadEstimate {
    private static final double ROOT = 3 - 2 * Math.sqrt(2);

    private SpreadEstimate() {}

    /// The mean over neighbouring bars of [#corwinSchultz(double, double, double, double)], negative ones counted as zero.
    /// Corwin and Schultz, A Simple Way to Estimate Bid-Ask Spreads from Daily High and Low Prices, Journal of Finance 67 (2012).
    ///
    /// @return NaN with fewer than two bars
    static double corwinSchultz(double[] high, double[] low) {
        double sum = 0;
        for (int i = 1; i < high.length; i++) {
            sum += Math.max(0, corwinSchultz(high[i - 1], low[i - 1], high[i], low[i]));
        }
        return high.length < 2 ? Double.NaN : sum / (high.length - 1);
    }

    /// One pair of bars: equations 14 and 18 of the paper; may be negative. Without the adjustment for overnight gaps.
    static double corwinSchultz(double high1, double low1, double high2, double low2) {
        double beta = square(StrictMath.log(high1 / low1)) + square(StrictMath.log(high2 / low2));
        double gamma = square(StrictMath.log(Math.max(high1, high2) / Math.min(low1, low2)));
        double alpha = (Math.sqrt(2 * beta) - Math.sqrt(beta)) / ROOT - Math.sqrt(gamma / ROOT);
        double power = StrictMath.exp(alpha);
        return 2 * (power - 1) / (1 + power);
    }

    /// The root of four times the mean product of the close's distance from the middles of its own and the next bar's range, zero where the
    /// mean is negative. Abdi and Ranaldo, A Simple Estimation of Bid-Ask Spreads from Daily Close, High, and Low Prices, Review of Financial
    /// Studies 30 (2017), over the whole sample.
    ///
    /// @return NaN with fewer than two bars
    static double abdiRanaldo(double[] high, double[] low, double[] close) {
        double sum = 0;
        for (int i = 0; i + 1 < close.length; i++) {
            double at = StrictMath.log(close[i]);
            sum += (at - middle(high[i], low[i])) * (at - middle(high[i + 1], low[i + 1]));
        }
        return close.length < 2 ? Double.NaN : Math.sqrt(Math.max(0, 4 * sum / (close.length - 1)));
    }

    private static double middle(double high, double low) {
        return (StrictMath.log(high) + StrictMath.log(low)) / 2;
    }

    private static double square(double x) {
        return x * x;
    }
}
