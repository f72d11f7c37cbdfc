package dev.assay.proofbench.statistics;

import java.util.Arrays;

/// The highest and lowest prices between two times, from bars: what a position went through. Built once for one instrument; each question
/// costs the logarithm of the number of bars. Immutable after [#build].
///
/// Bars that begin at or after the first time and end before the second count. The bar in which a position ends does not, because what it
/// did after the exit concerns nobody.
public final class Excursions {
    private long[] opens = new long[256];
    private long[] closes = new long[256];
    private double[] highs = new double[256];
    private double[] lows = new double[256];
    private double[] maxima = new double[0];
    private double[] minima = new double[0];
    private int size;

    /// No bar yet.
    public Excursions() {}

    /// Takes the next bar in time order. Prices are in terms that do not change over time: splits are taken out.
    public void add(long tsOpen, long tsClose, double high, double low) {
        if (size == opens.length) {
            opens = Arrays.copyOf(opens, size * 2);
            closes = Arrays.copyOf(closes, size * 2);
            highs = Arrays.copyOf(highs, size * 2);
            lows = Arrays.copyOf(lows, size * 2);
        }
        opens[size] = tsOpen;
        closes[size] = tsClose;
        highs[size] = high;
        lows[size++] = low;
    }

    /// Ends the taking of bars.
    public void build() {
        maxima = new double[2 * size];
        minima = new double[2 * size];
        System.arraycopy(highs, 0, maxima, size, size);
        System.arraycopy(lows, 0, minima, size, size);
        for (int i = size - 1; i > 0; i--) {
            maxima[i] = Math.max(maxima[2 * i], maxima[2 * i + 1]);
            minima[i] = Math.min(minima[2 * i], minima[2 * i + 1]);
        }
    }

    /// The worst and the best that a position saw, as fractions of its entry price: `[adverse, favourable]`, the first never positive, the
    /// second never negative. Entry and exit count themselves.
    ///
    /// @param entry price of the entry, in the bars' terms
    /// @param exit price of the exit
    public double[] of(long entryTs, long exitTs, double entry, double exit, boolean held) {
        double high = Math.max(entry, exit);
        double low = Math.min(entry, exit);
        int from = firstAtOrAfter(opens, entryTs) + size;
        int to = firstAtOrAfter(closes, exitTs) + size;
        while (from < to) {
            if ((from & 1) == 1) {
                high = Math.max(high, maxima[from]);
                low = Math.min(low, minima[from++]);
            }
            if ((to & 1) == 1) {
                high = Math.max(high, maxima[--to]);
                low = Math.min(low, minima[to]);
            }
            from /= 2;
            to /= 2;
        }
        double up = high / entry - 1;
        double down = low / entry - 1;
        return held ? new double[]{down, up} : new double[]{-up, -down};
    }

    private int firstAtOrAfter(long[] times, long ts) {
        int at = Arrays.binarySearch(times, 0, size, ts);
        return at >= 0 ? at : -at - 1;
    }
}
