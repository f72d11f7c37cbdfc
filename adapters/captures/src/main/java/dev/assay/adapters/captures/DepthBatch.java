package dev.assay.adapters.captures;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.BookDelta;
import java.util.ArrayDeque;

/// One update of a venue: the levels that changed together. Never changed once made.
final class DepthBatch {
    private final long first;
    private final long last;
    private final long[] prices;
    private final long[] sizes;
    private final int bids;

    /// @param first first number of the venue that it covers
    /// @param last last number of the venue that it covers
    /// @param prices price units of the changed levels, bids first
    /// @param sizes new sizes
    /// @param bids how many of them are bids
    DepthBatch(long first, long last, long[] prices, long[] sizes, int bids) {
        this.first = first;
        this.last = last;
        this.prices = prices;
        this.sizes = sizes;
        this.bids = bids;
    }

    long first() {
        return first;
    }

    long last() {
        return last;
    }

    /// Adds its changes under a number of ours.
    void to(ArrayDeque<? super BookDelta> out, Instrument instrument, long ts, long sequence) {
        for (int i = 0; i < prices.length; i++) {
            out.add(new BookDelta(instrument, ts, sequence, sizes[i] == 0 ? BookDelta.Action.DELETE : BookDelta.Action.SET, i < bids,
                    prices[i], sizes[i], 0));
        }
    }
}
