package dev.assay.analytics;

import java.util.Arrays;

/// How concentrated and how liquid holdings are. Stateless and thread-safe.
public final class Holdings {
    private Holdings() {}

    /// Days to sell a position at a given share of the average daily volume, in whole and part days.
    ///
    /// @param quantity what is held, the sign does not matter
    /// @param dailyVolume average traded per day, in the same unit; positive
    /// @param participation share of the volume that may be one's own, above 0 and up to 1
    public static double daysToLiquidate(double quantity, double dailyVolume, double participation) {
        if (!(dailyVolume > 0) || !(participation > 0 && participation <= 1)) {
            throw new IllegalArgumentException("a daily volume of " + dailyVolume + " and a participation of " + participation
                    + ": expected a positive volume and a share above 0 and up to 1");
        }
        return Math.abs(quantity) / (dailyVolume * participation);
    }

    /// Herfindahl-Hirschman index of the absolute values' shares: `1/n` when all are equal, 1 for one holding; NaN for none.
    public static double herfindahl(double[] values) {
        double total = 0;
        for (double each : values) {
            total += Math.abs(each);
        }
        double squares = 0;
        for (double each : values) {
            double share = Math.abs(each) / total;
            squares += share * share;
        }
        return total == 0 ? Double.NaN : squares;
    }

    /// How many equal holdings would be as concentrated: `1 ÷ herfindahl`.
    public static double effectiveNumber(double[] values) {
        return 1 / herfindahl(values);
    }

    /// Share of the `count` largest absolute values in all; NaN where there is nothing.
    public static double largestShare(double[] values, int count) {
        double[] sizes = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            sizes[i] = Math.abs(values[i]);
        }
        Arrays.sort(sizes);
        double total = 0;
        double largest = 0;
        for (int i = 0; i < sizes.length; i++) {
            total += sizes[i];
            largest += i >= sizes.length - count ? sizes[i] : 0;
        }
        return total == 0 ? Double.NaN : largest / total;
    }
}
