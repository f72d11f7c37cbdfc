package dev.assay.application.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Looks for rows and levels that do not fit those beside them. Works on the adjusted closes where there are any: they should pass splits and
/// dividends smoothly. Everything is measured in logarithms, against the series' own volatility.
final class PriceScan {
    private static final int LONGEST_RUN = 3;
    private static final int CLOSE_BY = 3;
    private static final int BESIDE = 5;
    private static final int SPLIT_NEAR = 10;
    private static final double LARGE = Math.log(1.8);
    private static final double HUNDRED = Math.log(100);
    private static final double HUNDRED_BAND = 0.2;
    private static final double SLACK = 0.03;
    private static final double OF_RATIO = 0.05;
    private static final double VOLATILITIES = 5;
    private static final double LEAST = Math.log(1.15);
    private static final double HUGE = Math.log(5);
    private static final int LARGEST_PART = 20;
    private static final int LARGEST_BELOW = 4;
    private static final double SIMPLE = 0.015;
    private static final int COARSE_NEAR = 4;
    private static final int COARSE_STEPS = 3;

    private final Series series;
    private final double[] prices;
    private final double volatility;
    private final List<Finding> findings = new ArrayList<>();
    private final boolean[] spiked;

    PriceScan(Series series) {
        this.series = series;
        this.prices = series.continuous();
        this.volatility = Robust.volatility(prices);
        this.spiked = new boolean[series.size()];
    }

    List<Finding> run() {
        for (int length = LONGEST_RUN; length > 0; length--) {
            for (int i = 1; i + length < series.size(); i++) {
                spike(i, i + length);
            }
        }
        for (int i = 1; i < series.size(); i++) {
            level(i);
        }
        return findings;
    }

    private void spike(int from, int to) {
        for (int i = from; i < to; i++) {
            if (spiked[i]) {
                return;
            }
        }
        double here = Robust.median(prices, from, to);
        double before = Robust.median(prices, from - CLOSE_BY, from);
        double after = Robust.median(prices, to, to + CLOSE_BY);
        double up = Math.log(here / before);
        double down = Math.log(here / after);
        double least = Math.min(Math.abs(up), Math.abs(down));
        boolean alone = fine(from, here, before) && Math.signum(up) == Math.signum(down)
                && least > Math.max(LEAST, Math.min(LARGE, VOLATILITIES * volatility))
                && Math.abs(Math.log(before / after)) < least / 2;
        for (int i = from; alone && i < to; i++) {
            alone = Math.abs(Math.log(prices[i] / here)) < least / 2;
        }
        if (!alone) {
            return;
        }
        double off = (up + down) / 2;
        double ratio = splitNear(from, to, off, true);
        Defect defect = ratio > 0
                ? Defect.SPLIT_ROW
                : Math.abs(Math.abs(off) - HUNDRED) < HUNDRED_BAND ? Defect.UNIT_100 : least > LARGE ? Defect.OUTLIER : null;
        if (defect == null) {
            return;
        }
        for (int i = from; i < to; i++) {
            spiked[i] = true;
        }
        String factor = defect == Defect.SPLIT_ROW ? number(ratio) : defect == Defect.UNIT_100 ? off > 0 ? "0.01" : "100" : "";
        findings.add(finding(defect, from, to - 1, "close " + number(series.close()[from]) + " is " + number(Math.exp(off))
                + " times those beside it",
                factor.isEmpty()
                        ? "compare with another source; take the row out or mark it"
                        : "multiply open, high, low, close and adjusted close by " + factor
                                + (defect == Defect.SPLIT_ROW ? ", divide the volume" : "")));
    }

    private void level(int at) {
        double jump = Math.log(prices[at] / prices[at - 1]);
        if (!(Math.abs(jump) > LARGE) || spiked[at] || spiked[at - 1] || !fine(at, prices[at], prices[at - 1])) {
            return;
        }
        double shift = Math.log(Robust.median(prices, at, at + BESIDE) / Robust.median(prices, at - BESIDE, at));
        double paid = series.adjusts() ? 0 : Math.log(1 - Math.min(0.99, series.dividends()[at] / series.close()[at - 1]));
        if (Math.signum(shift) != Math.signum(jump) || Math.abs(shift) < 0.7 * Math.abs(jump) || Math.abs(jump - paid) < LARGE) {
            return;
        }
        double ratio = splitNear(at - 1, at + 1, -jump, false);
        boolean atSplit = series.splits()[at] > 0 && Math.abs(jump + Math.log(series.splits()[at])) < Math.max(0.1, 3 * volatility);
        if (atSplit && !series.adjusts()) {
            // Prices as traded jump at their splits; that is no defect.
            return;
        }
        if (Math.abs(Math.abs(jump) - HUNDRED) < HUNDRED_BAND && ratio == 0) {
            findings.add(finding(Defect.UNIT_100, 0, at - 1, jumpWords(at, jump), "multiply all prices before " + series.days()[at] + " by "
                    + (jump > 0 ? "100" : "0.01") + ", if the rows from there on are in the right unit"));
        } else if (ratio > 0) {
            findings.add(finding(Defect.SPLIT_LEVEL, 0, at - 1, jumpWords(at, jump) + ", near a split of " + number(splitRatio(at)),
                    "multiply all prices before " + series.days()[at] + " by " + number(ratio) + ", divide their volumes"));
        } else if (simple(Math.exp(Math.abs(jump)))) {
            findings.add(finding(Defect.SPLIT_LIKE_JUMP, at, at, jumpWords(at, jump), "look for a split of that day, and enter it"));
        } else if (Math.abs(jump) > HUGE) {
            findings.add(
                    finding(Defect.JUMP, at, at, jumpWords(at, jump), "find out whether it is the same instrument, and look for a split"));
        }
    }

    private String jumpWords(int at, double jump) {
        return "from " + number(prices[at - 1]) + " to " + number(prices[at]) + ": times " + number(Math.exp(jump));
    }

    private double splitRatio(int at) {
        int nearest = -1;
        for (int i = Math.max(0, at - SPLIT_NEAR); i < Math.min(series.size(), at + SPLIT_NEAR + 1); i++) {
            if (isSplit(i) && (nearest < 0 || Math.abs(i - at) < Math.abs(nearest - at))) {
                nearest = i;
            }
        }
        return nearest < 0 ? 0 : series.splits()[nearest];
    }

    private boolean isSplit(int row) {
        return series.splits()[row] > 0 && series.splits()[row] != 1;
    }

    /// The ratio of a split near some rows that takes `off` away: all of it for a row, most of it for a level, where prices moved as well. 0 for none.
    private double splitNear(int from, int to, double off, boolean closely) {
        for (int i = Math.max(0, from - SPLIT_NEAR); i < Math.min(series.size(), to + SPLIT_NEAR); i++) {
            if (!isSplit(i)) {
                continue;
            }
            for (double ratio : new double[]{series.splits()[i], 1 / series.splits()[i]}) {
                double left = Math.abs(off + Math.log(ratio));
                double allowed = closely
                        ? Math.max(Math.max(SLACK, Math.min(2 * volatility, 0.2)), OF_RATIO * Math.abs(Math.log(ratio)))
                        : Math.abs(off) / 2;
                if (left < allowed) {
                    return ratio;
                }
            }
        }
        return 0;
    }

    /// Where prices are so coarse that neighbours are one step apart, a doubling may be the smallest of moves.
    private boolean fine(int row, double one, double other) {
        double step = Double.POSITIVE_INFINITY;
        for (int i = Math.max(1, row - COARSE_NEAR); i < Math.min(prices.length, row + COARSE_NEAR); i++) {
            double apart = Math.abs(prices[i] - prices[i - 1]);
            step = apart > 0 ? Math.min(step, apart) : step;
        }
        return Math.abs(one - other) > COARSE_STEPS * step || Math.abs(Math.log(one / other)) > HUGE;
    }

    private static boolean simple(double times) {
        for (int below = 1; below <= LARGEST_BELOW; below++) {
            double above = Math.rint(times * below);
            if (above <= LARGEST_PART && above > below && Math.abs(times * below / above - 1) < SIMPLE) {
                return true;
            }
        }
        return false;
    }

    private Finding finding(Defect defect, int from, int to, String evidence, String proposal) {
        return new Finding(defect, Math.min(series.lines()[from], series.lines()[to]), Math.max(series.lines()[from], series.lines()[to]),
                series.days()[from], series.days()[to], evidence, proposal);
    }

    static String number(double value) {
        return new java.math.BigDecimal(value).round(new java.math.MathContext(5)).stripTrailingZeros().toPlainString()
                .toLowerCase(Locale.ROOT);
    }
}
