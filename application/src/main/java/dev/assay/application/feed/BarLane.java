package dev.assay.application.feed;

import dev.assay.application.data.DataException;
import dev.assay.application.data.MarketDataFeed;
import dev.assay.core.loop.InstantBatch;
import dev.assay.core.market.Bar;
import org.jspecify.annotations.Nullable;

/// The bars of one instrument, each twice: its opening at the interval's start, the whole bar at its close.
final class BarLane implements Lane {
    private final MarketDataFeed feed;
    private @Nullable Bar bar;
    private boolean opening;
    private long tsEvent;
    private long lastClose = Long.MIN_VALUE;

    BarLane(MarketDataFeed feed) {
        this.feed = feed;
    }

    @Override
    public boolean advance() {
        Bar current = bar;
        if (opening && current != null) {
            opening = false;
            tsEvent = current.tsClose();
            return true;
        }
        Bar next = feed.next();
        bar = next;
        if (next == null) {
            return false;
        }
        if (next.tsOpen() < lastClose) {
            throw DataException.of(
                    "a bar of " + next.instrument() + " opens at " + next.tsOpen() + " ns, before the one before it has closed",
                    "check the dataset with: assay data check");
        }
        lastClose = next.tsClose();
        opening = true;
        tsEvent = next.tsOpen();
        return true;
    }

    @Override
    public long tsEvent() {
        return tsEvent;
    }

    @Override
    public void giveTo(InstantBatch batch, String source) {
        Bar current = bar;
        if (current == null) {
            throw new IllegalStateException("the lane has ended");
        }
        if (opening) {
            batch.addOpening(current.instrument(), current.openUnits());
        } else {
            batch.addBar(current, source, tsEvent);
        }
    }

    @Override
    public void close() {
        feed.close();
    }
}
