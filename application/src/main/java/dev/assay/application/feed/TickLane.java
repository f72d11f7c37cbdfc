package dev.assay.application.feed;

import dev.assay.application.data.CaptureFeed;
import dev.assay.core.loop.InstantBatch;
import dev.assay.core.market.Bar;
import dev.assay.core.market.BookDelta;
import dev.assay.core.market.BookSnapshot;
import dev.assay.core.market.MarketData;
import dev.assay.core.market.Quote;
import dev.assay.core.market.Trade;
import org.jspecify.annotations.Nullable;

/// One recorded market: its data as they came, a quote where the best of the book has changed once a batch is over, and bars of its trades at their close.
final class TickLane implements Lane {
    private final CaptureFeed feed;
    private final @Nullable TradeBars bars;
    private final TopOfBook top = new TopOfBook();
    private @Nullable MarketData ahead;
    private @Nullable MarketData current;
    private @Nullable Quote quote;
    private boolean begun;
    private boolean hasBars;

    /// @param bars makes bars of trades, or null for none; a recording that has bars of its own makes none
    TickLane(CaptureFeed feed, @Nullable TradeBars bars) {
        this.feed = feed;
        this.bars = bars;
    }

    @Override
    public boolean advance() {
        if (!begun) {
            begun = true;
            ahead = feed.next();
        }
        if (quote != null) {
            current = quote;
            quote = null;
            return true;
        }
        MarketData next = ahead;
        if (bars != null && next != null && bars.closes() <= next.tsEvent()) {
            current = bars.finish();
            return true;
        }
        current = next;
        if (next == null) {
            return false;
        }
        MarketData following = feed.next();
        ahead = following;
        if (next instanceof BookDelta || next instanceof BookSnapshot) {
            top.apply(next);
            boolean batchEnds = following == null || following.tsEvent() != next.tsEvent()
                    || !(following instanceof BookDelta || following instanceof BookSnapshot);
            quote = batchEnds ? top.changed(next) : null;
        } else if (next instanceof Trade trade && bars != null && !hasBars) {
            bars.add(trade);
        } else if (next instanceof Bar) {
            hasBars = true;
        }
        return true;
    }

    @Override
    public long tsEvent() {
        return current().tsEvent();
    }

    private MarketData current() {
        MarketData datum = current;
        if (datum == null) {
            throw new IllegalStateException("advance first");
        }
        return datum;
    }

    @Override
    public void giveTo(InstantBatch batch, String source) {
        batch.add(current(), source, batch.tsEvent());
    }

    @Override
    public void close() {
        feed.close();
    }
}
