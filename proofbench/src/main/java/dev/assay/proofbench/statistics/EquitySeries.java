package dev.assay.proofbench.statistics;

/// What a series of equities must be before anything is computed from it.
final class EquitySeries {
    private EquitySeries() {}

    static void require(double startEquity, long[] ts, double[] equity) {
        if (!(startEquity > 0) || !Double.isFinite(startEquity)) {
            throw new IllegalArgumentException("start equity is " + startEquity + ": expected a positive amount");
        }
        if (ts.length != equity.length) {
            throw new IllegalArgumentException(ts.length + " times for " + equity.length + " equities: each needs the other");
        }
        for (int i = 0; i < ts.length; i++) {
            if (!Double.isFinite(equity[i]) || i > 0 && ts[i] <= ts[i - 1]) {
                throw new IllegalArgumentException("equity number " + i + " is " + equity[i] + " at " + ts[i]
                        + ": expected a finite amount, later than the one before");
            }
        }
    }
}
