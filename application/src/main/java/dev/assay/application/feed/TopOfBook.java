package dev.assay.application.feed;

import dev.assay.core.market.BookDelta;
import dev.assay.core.market.BookSnapshot;
import dev.assay.core.market.MarketData;
import dev.assay.core.market.Quote;
import dev.assay.proofbench.book.Book;
import dev.assay.proofbench.book.LevelBook;
import dev.assay.proofbench.book.OrderBook;
import org.jspecify.annotations.Nullable;

/// The best of a recorded book, as quotes. A book that is not known, or crossed, has none: then a quote without sides is given once.
final class TopOfBook {
    private @Nullable Book book;
    private long bid;
    private long bidSize;
    private long ask;
    private long askSize;

    void apply(MarketData datum) {
        Book held = book;
        if (datum instanceof BookSnapshot snapshot) {
            if (!(held instanceof LevelBook)) {
                held = new LevelBook();
                book = held;
            }
            held.apply(snapshot);
        } else if (datum instanceof BookDelta delta) {
            boolean clear = delta.action() == BookDelta.Action.CLEAR;
            if (held == null && !clear) {
                held = delta.orderId() == 0 ? new LevelBook() : new OrderBook();
                book = held;
            }
            if (held != null) {
                held.apply(delta);
            }
        }
    }

    /// A quote where the best has changed, else null.
    @Nullable
    Quote changed(MarketData datum) {
        Book held = book;
        boolean good = held != null && held.known() && !held.crossed();
        long newBidSize = held != null && good && held.depth(true) > 0 ? held.size(true, 0) : 0;
        long newAskSize = held != null && good && held.depth(false) > 0 ? held.size(false, 0) : 0;
        long newBid = held != null && newBidSize > 0 ? held.price(true, 0) : 0;
        long newAsk = held != null && newAskSize > 0 ? held.price(false, 0) : 0;
        if (newBid == bid && newAsk == ask && newBidSize == bidSize && newAskSize == askSize) {
            return null;
        }
        bid = newBid;
        ask = newAsk;
        bidSize = newBidSize;
        askSize = newAskSize;
        return new Quote(datum.instrument(), datum.tsEvent(), bid, bidSize, ask, askSize);
    }
}
