package dev.assay.application.repair;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// Holds each dividend against the step that the adjusted close takes at it, and against the price that followed.
///
/// The step of a dividend D after a close C is 1 - D ÷ C; the step taken, g, implies the amount (1 - g) × C. Where the two are a hundredfold apart, one
/// of them has the wrong unit: the openings after all those dividends together say which, by the smaller sum of squares.
final class DividendScan {
    private static final double NEAR = 0.06;
    private static final double HUNDRED_BAND = 1.3;
    private static final double NOISES = 4;
    private static final double LEAST_NOISE = 1e-5;
    private static final double TINY = 0.002;
    private static final double LARGEST_PAID = 0.4;
    private static final double LARGE_PAID = 0.1;
    private static final int FEWEST = 3;
    private static final double LIKELIER = 6;
    private static final int WEEK = 7;

    private final Series series;
    private final double[] ratio;
    private final double noise;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Integer> hundredth = new ArrayList<>();
    private final List<Integer> hundredfold = new ArrayList<>();
    private final List<Integer> agreed = new ArrayList<>();

    DividendScan(Series series) {
        this.series = series;
        ratio = new double[series.size()];
        for (int i = 0; i < ratio.length; i++) {
            ratio[i] = series.adjusted()[i] / series.close()[i];
        }
        double[] steps = new double[Math.max(0, ratio.length - 1)];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = series.dividends()[i + 1] > 0 ? Double.NaN : Math.abs(ratio[i] / ratio[i + 1] - 1);
        }
        double usual = Robust.median(steps, 0, steps.length);
        noise = Math.max(LEAST_NOISE, Double.isFinite(usual) ? 3 * usual : LEAST_NOISE);
    }

    List<Finding> run() {
        int last = -1;
        for (int row = 0; row < series.size(); row++) {
            if (series.dividends()[row] > 0) {
                if (last >= 0 && sameWeek(last, row)) {
                    twice(last, row);
                }
                if (row > 0 && series.adjusts()) {
                    judge(row);
                }
                last = row;
            }
        }
        units(hundredth, "a hundredth");
        units(hundredfold, "a hundred times");
        small();
        large();
        return findings;
    }

    private boolean sameWeek(int one, int other) {
        return series.daily() && series.dividends()[one] == series.dividends()[other]
                && ChronoUnit.DAYS.between(day(one), day(other)) < WEEK;
    }

    private LocalDate day(int row) {
        return LocalDate.parse(series.days()[row].substring(0, 10));
    }

    private void twice(int one, int other) {
        int wrong = drop(one) > drop(other) ? other : one;
        add(Defect.DIVIDEND_TWICE, wrong, number(series.dividends()[one]) + " on " + series.days()[one] + " and on " + series.days()[other]
                + "; prices opened lower by " + percent(drop(one)) + " and " + percent(drop(other)),
                "take it out, and its step of the adjusted close");
    }

    private void judge(int row) {
        double close = series.close()[row - 1];
        double amount = series.dividends()[row];
        double expected = 1 - amount / close;
        double step = ratio[row - 1] / ratio[row];
        double later = row + 1 < ratio.length ? ratio[row - 1] / ratio[row + 1] : step;
        // Of a week or month that holds the ex-date some vendors adjust the row itself too.
        double taken = Math.abs(later - expected) < Math.abs(step - expected)
                && series.dividends()[Math.min(row + 1, ratio.length - 1)] == 0
                        ? later
                        : step;
        double implied = (1 - taken) * close;
        double times = implied / amount;
        double split = series.splits()[row];
        if (!Double.isFinite(times) || amount / close < NOISES * noise) {
            return;
        }
        String evidence = "dividend " + number(amount) + " after a close of " + number(close) + "; the adjusted close accounts for "
                + number(implied);
        if (Math.abs(times - 1) < Math.max(NEAR, NOISES * noise / (amount / close))) {
            agreed.add(row);
        } else if (series.gains()[row] > 0 && Math.abs(implied - amount - series.gains()[row]) < NEAR * amount) {
            add(Defect.GAINS_TWICE, row, evidence + ", that is with the gain of " + number(series.gains()[row]) + " once more",
                    step(row, expected / taken));
        } else if (times > 1 / (100 * HUNDRED_BAND) && times < HUNDRED_BAND / 100 && amount / close / 100 > noise / 2) {
            hundredth.add(row);
        } else if (Math.abs(1 - taken) < NOISES * noise) {
            add(Defect.ADJUSTMENT_MISSING, row, evidence, step(row, expected / taken));
        } else if (split > 0 && split != 1 && (Math.abs(times * split - 1) < NEAR || Math.abs(times / split - 1) < NEAR)) {
            add(Defect.DIVIDEND_NOT_SPLIT, row, evidence + ", on the day of a split of " + number(split),
                    "make the dividend " + number(implied));
        } else if (Math.abs(times - 2) < 2 * NEAR) {
            add(Defect.ADJUSTMENT_DOUBLED, row, evidence, step(row, expected / taken));
        } else if (times > 100 / HUNDRED_BAND && times < 100 * HUNDRED_BAND) {
            hundredfold.add(row);
        } else {
            add(Defect.ADJUSTMENT_ODD, row, evidence, "compare with the issuer; if the dividend is right: " + step(row, expected / taken));
        }
    }

    private String step(int row, double factor) {
        return "multiply the adjusted closes before " + series.days()[row] + " by " + number(factor);
    }

    /// Dividends that the adjusted close contradicts a hundredfold: the prices decide between the two.
    private void units(List<Integer> rows, String times) {
        double byDividend = 0;
        double byAdjustment = 0;
        for (int row : rows) {
            double close = series.close()[row - 1];
            double implied = 1 - ratio[row - 1] / ratio[row];
            byDividend += square(fall(row) - series.dividends()[row] / close);
            byAdjustment += square(fall(row) - implied);
        }
        boolean dividendRight = byDividend < byAdjustment;
        for (int row : rows) {
            double close = series.close()[row - 1];
            double taken = ratio[row - 1] / ratio[row];
            add(dividendRight ? Defect.ADJUSTMENT_UNIT_100 : Defect.DIVIDEND_UNIT_100, row, "dividend " + number(series.dividends()[row])
                    + " after a close of " + number(close) + "; the adjusted close accounts for " + times + " of it, and prices at "
                    + rows.size() + " such dividends stand by the " + (dividendRight ? "dividend" : "adjusted close"),
                    dividendRight
                            ? step(row, (1 - series.dividends()[row] / close) / taken)
                            : "make the dividend " + number((1 - taken) * close));
        }
    }

    /// Dividends and adjusted closes may agree and both be a hundredth: several openings together tell, one alone does not.
    private void small() {
        List<Integer> tiny = agreed.stream().filter(row -> paid(row) < TINY && 100 * paid(row) < LARGEST_PAID).toList();
        double variance = square(Robust.volatility(series.close()));
        double asSaid = 0;
        double hundredTimes = 0;
        for (int row : tiny) {
            asSaid += square(drop(row) - paid(row));
            hundredTimes += square(drop(row) - 100 * paid(row));
        }
        if (tiny.size() < FEWEST || variance == 0 || (asSaid - hundredTimes) / (2 * variance) < LIKELIER) {
            return;
        }
        for (int row : tiny) {
            add(Defect.DIVIDEND_UNIT_100, row,
                    "dividend " + number(series.dividends()[row]) + " after a close of " + number(series.close()[row - 1])
                            + "; prices at " + tiny.size() + " such dividends fell by a hundred times as much",
                    "make the dividend "
                            + number(100 * series.dividends()[row]) + ", and " + step(row, (1 - 100 * paid(row)) / (1 - paid(row))));
        }
    }

    /// Or both be a hundredfold: then the price stays where it was, at each one alone.
    private void large() {
        double variance = square(Robust.volatility(series.close()));
        for (int row : agreed) {
            // A week that holds the ex-date may end before it.
            double fell = Math.max(drop(row), row + 1 < series.size() ? 1 - series.close()[row + 1] / series.close()[row - 1] : 0);
            double unmoved = square(fell - paid(row)) - square(fell - paid(row) / 100);
            if (paid(row) > LARGE_PAID && fell < paid(row) / 3 && variance > 0 && unmoved / (2 * variance) > LIKELIER) {
                add(Defect.DIVIDEND_UNIT_100, row, "dividend " + number(series.dividends()[row]) + " after a close of "
                        + number(series.close()[row - 1]) + "; the price moved by " + percent(-fell),
                        "make the dividend "
                                + number(series.dividends()[row] / 100) + ", and " + step(row, (1 - paid(row) / 100) / (1 - paid(row))));
            }
        }
    }

    private double paid(int row) {
        return series.dividends()[row] / series.close()[row - 1];
    }

    /// How far below the close before the day opened, as a fraction.
    private double drop(int row) {
        double open = Double.isFinite(series.open()[row]) ? series.open()[row] : series.close()[row];
        return row == 0 ? 0 : 1 - open / series.close()[row - 1];
    }

    /// How far below the close before the day closed, as a fraction: what thin markets know late counts too.
    private double fall(int row) {
        return 1 - series.close()[row] / series.close()[row - 1];
    }

    private void add(Defect defect, int row, String evidence, String proposal) {
        findings.add(
                new Finding(defect, series.lines()[row], series.lines()[row], series.days()[row], series.days()[row], evidence, proposal));
    }

    private static double square(double value) {
        return value * value;
    }

    private static String number(double value) {
        return PriceScan.number(value);
    }

    private static String percent(double fraction) {
        return String.format(java.util.Locale.ROOT, "%.1f %%", fraction * 100);
    }
}
