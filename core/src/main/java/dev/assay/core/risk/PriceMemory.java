package dev.assay.core.risk;

import java.util.Arrays;

/// How each instrument's price has moved: the price before the last, and the price at the start of the present period.
///
/// A period begins with the first price after the last period has ended. It starts from the price before that one, unless that is older
/// than a period: then nothing is known of the move, and it starts from the new price itself.
final class PriceMemory {
    private final long periodNanos;
    private final long[] last;
    private final long[] lastTs;
    private final long[] previous;
    private final long[] start;
    private final long[] startTs;
    private final long[] bids;
    private final long[] asks;

    PriceMemory(int instruments, long periodNanos) {
        this.periodNanos = periodNanos;
        last = unknown(instruments);
        lastTs = new long[instruments];
        previous = unknown(instruments);
        start = unknown(instruments);
        startTs = new long[instruments];
        bids = unknown(instruments);
        asks = unknown(instruments);
    }

    private static long[] unknown(int instruments) {
        long[] prices = new long[instruments];
        Arrays.fill(prices, RiskView.NO_PRICE);
        return prices;
    }

    void onMark(int instrument, long priceUnits, long ts) {
        long before = last[instrument];
        if (before == RiskView.NO_PRICE || ts - startTs[instrument] >= periodNanos) {
            start[instrument] = before == RiskView.NO_PRICE || ts - lastTs[instrument] > periodNanos ? priceUnits : before;
            startTs[instrument] = ts;
        }
        previous[instrument] = before;
        last[instrument] = priceUnits;
        lastTs[instrument] = ts;
    }

    void onQuote(int instrument, long bidUnits, long askUnits) {
        bids[instrument] = bidUnits;
        asks[instrument] = askUnits;
    }

    void split(int instrument, long numerator, long denominator) {
        for (long[] prices : new long[][]{last, previous, start, bids, asks}) {
            prices[instrument] = RiskState.scaled(prices[instrument], /* numerator= */ denominator, /* denominator= */ numerator);
        }
    }

    long previous(int instrument) {
        return previous[instrument];
    }

    long periodStart(int instrument) {
        return start[instrument];
    }

    long bid(int instrument) {
        return bids[instrument];
    }

    long ask(int instrument) {
        return asks[instrument];
    }
}
