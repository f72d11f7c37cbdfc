package dev.assay.proofbench;

/// The efficient estimator of the bid-ask spread from open, high, low and close: Ardia, Guidotti and Kroencke, Efficient Estimation of
/// Bid-Ask Spreads from Open, High, Low, and Close Prices, Journal of Financial Economics 161 (2024). Two moment conditions of neighbouring
/// log prices are weighted by their variances, and scaled for the chance that a bar opens or closes at its extremes.
final class EdgeSpread {
    private final int size;
    private final double[] ownMove;
    private final double[] overMiddle;
    private final double[] middleMove;
    private final double[] lateMove;
    private final double[] gap;
    private final boolean[] moved;
    private double movedCount;
    private double openInside;
    private double closeInside;

    private EdgeSpread(double[] open, double[] high, double[] low, double[] close) {
        size = open.length - 1;
        ownMove = new double[size];
        overMiddle = new double[size];
        middleMove = new double[size];
        lateMove = new double[size];
        gap = new double[size];
        moved = new boolean[size];
        for (int i = 0; i < size; i++) {
            double opened = StrictMath.log(open[i + 1]);
            double closed = StrictMath.log(close[i]);
            double middle = (StrictMath.log(high[i + 1]) + StrictMath.log(low[i + 1])) / 2;
            double before = (StrictMath.log(high[i]) + StrictMath.log(low[i])) / 2;
            ownMove[i] = middle - opened;
            overMiddle[i] = opened - before;
            middleMove[i] = middle - closed;
            lateMove[i] = closed - before;
            gap[i] = opened - closed;
            moved[i] = high[i + 1] != low[i + 1] || low[i + 1] != close[i];
            if (moved[i]) {
                movedCount++;
                openInside += (open[i + 1] != high[i + 1] ? 1 : 0) + (open[i + 1] != low[i + 1] ? 1 : 0);
                closeInside += (close[i] != high[i] ? 1 : 0) + (close[i] != low[i] ? 1 : 0);
            }
        }
    }

    /// The estimate as a fraction of the price; its sign says on which side of zero the estimated squared spread lies.
    ///
    /// @return NaN with fewer than three bars, or where too few of them moved
    static double signed(double[] open, double[] high, double[] low, double[] close) {
        return open.length < 3 ? Double.NaN : new EdgeSpread(open, high, low, close).estimate();
    }

    private double estimate() {
        if (movedCount < 2 || openInside == 0 || closeInside == 0) {
            return Double.NaN;
        }
        double[] own = centred(ownMove);
        double[] middle = centred(middleMove);
        double[] between = centred(gap);
        double openWeight = -4 / (openInside / size);
        double closeWeight = -4 / (closeInside / size);
        double[] first = new double[size];
        double[] second = new double[size];
        for (int i = 0; i < size; i++) {
            first[i] = openWeight * own[i] * overMiddle[i] + closeWeight * middle[i] * lateMove[i];
            second[i] = openWeight * own[i] * gap[i] + closeWeight * between[i] * lateMove[i];
        }
        double mean1 = mean(first);
        double mean2 = mean(second);
        double spread1 = meanSquare(first) - mean1 * mean1;
        double spread2 = meanSquare(second) - mean2 * mean2;
        double all = spread1 + spread2;
        double squared = all > 0 ? (spread2 * mean1 + spread1 * mean2) / all : (mean1 + mean2) / 2;
        return Math.copySign(Math.sqrt(Math.abs(squared)), squared);
    }

    /// Without its mean, which is spread over the bars that moved.
    private double[] centred(double[] values) {
        double share = mean(values) / (movedCount / size);
        double[] centred = values.clone();
        for (int i = 0; i < size; i++) {
            centred[i] -= moved[i] ? share : 0;
        }
        return centred;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double meanSquare(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum / values.length;
    }
}
