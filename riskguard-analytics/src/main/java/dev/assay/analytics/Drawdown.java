package dev.assay.analytics;

import java.util.ArrayList;
import java.util.List;

/// How far a series of values stands below its highest value so far. Stateless and thread-safe.
///
/// Values are amounts in one currency, in time order, the first one positive; below zero they give a drawdown beyond -1.
public final class Drawdown {
    private Drawdown() {}

    /// `value ÷ highest value so far - 1` for each value: zero at a peak, negative below it.
    ///
    /// @throws IllegalArgumentException when the first value is not positive or a value is not finite
    public static double[] series(double[] values) {
        double[] series = new double[values.length];
        double peak = first(values);
        for (int i = 0; i < values.length; i++) {
            peak = Math.max(peak, finite(values, i));
            series[i] = values[i] / peak - 1;
        }
        return series;
    }

    /// The deepest drawdown: the least of [#series], 0 when the values never fall or there are none.
    public static double depth(double[] values) {
        double deepest = 0;
        for (double each : series(values)) {
            deepest = Math.min(deepest, each);
        }
        return deepest;
    }

    /// The longest time from a peak to the first value at or above it; a drawdown that has not recovered lasts until the last value.
    ///
    /// @param ts times of the values, ascending, in any unit; the result is in the same unit
    /// @return 0 when the values never fall
    public static long duration(long[] ts, double[] values) {
        if (ts.length != values.length) {
            throw new IllegalArgumentException(ts.length + " times for " + values.length + " values: each value needs its time");
        }
        double peak = first(values);
        int peakAt = 0;
        boolean below = false;
        long longest = 0;
        for (int i = 0; i < values.length; i++) {
            boolean recovered = finite(values, i) >= peak;
            if (below || !recovered) {
                longest = Math.max(longest, ts[i] - ts[peakAt]);
            }
            below = !recovered;
            if (recovered) {
                peak = values[i];
                peakAt = i;
            }
        }
        return longest;
    }

    /// Time from the deepest point back to its peak's value: to the first value at or above that peak.
    ///
    /// @param ts times of the values, ascending, in any unit; the result is in the same unit
    /// @return 0 when the values never fall, -1 when the deepest drawdown has not recovered by the last value
    public static long recovery(long[] ts, double[] values) {
        if (ts.length != values.length) {
            throw new IllegalArgumentException(ts.length + " times for " + values.length + " values: each value needs its time");
        }
        double[] series = series(values);
        int deepest = 0;
        for (int i = 1; i < series.length; i++) {
            deepest = series[i] < series[deepest] ? i : deepest;
        }
        if (series.length == 0 || series[deepest] == 0) {
            return 0;
        }
        for (int i = deepest; i < series.length; i++) {
            if (series[i] == 0) {
                return ts[i] - ts[deepest];
            }
        }
        return -1;
    }

    /// Ulcer index: `sqrt(Σ d² ÷ n)` of [#series], as a fraction. (Martin and McCann 1989, who state it in per cent.) NaN for no values.
    public static double ulcer(double[] values) {
        double squares = 0;
        for (double each : series(values)) {
            squares += each * each;
        }
        return StrictMath.sqrt(squares / values.length);
    }

    /// One fall from a peak, by places in the series.
    ///
    /// @param peak the last value before it fell
    /// @param trough the lowest value
    /// @param recovered the first value at or above the peak again; -1 while there is none
    /// @param depth `trough ÷ peak - 1`
    public record Episode(int peak, int trough, int recovered, double depth) {}

    /// Every fall from a peak, in time order.
    public static List<Episode> episodes(double[] values) {
        List<Episode> all = new ArrayList<>();
        double top = first(values);
        int peak = 0;
        int trough = -1;
        for (int i = 0; i < values.length; i++) {
            if (finite(values, i) >= top) {
                if (trough >= 0) {
                    all.add(new Episode(peak, trough, i, values[trough] / top - 1));
                }
                top = values[i];
                peak = i;
                trough = -1;
            } else if (trough < 0 || values[i] < values[trough]) {
                trough = i;
            }
        }
        if (trough >= 0) {
            all.add(new Episode(peak, trough, -1, values[trough] / top - 1));
        }
        return List.copyOf(all);
    }

    private static double first(double[] values) {
        if (values.length > 0 && !(values[0] > 0)) {
            throw new IllegalArgumentException("a drawdown needs a positive value to fall from; the first value is " + values[0]);
        }
        return values.length == 0 ? 0 : values[0];
    }

    private static double finite(double[] values, int at) {
        if (!Double.isFinite(values[at])) {
            throw new IllegalArgumentException("value number " + at + " is " + values[at] + ": a drawdown needs finite values");
        }
        return values[at];
    }
}
