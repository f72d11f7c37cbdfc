package dev.assay.application.feed;

import dev.assay.application.data.DataException;
import dev.assay.application.data.MarketDataFeed;
import dev.assay.core.loop.InstantBatch;
import dev.assay.core.market.Bar;
import org.jspecify.annotations.Nullable;

/// The bars of one instrument, each twice: its opening at the interval's start, the whole bar at its close. Where a bar opens as the one
/// before it closes, both are one step.
final class BarLane implements Lane {
    private final MarketDataFeed feed;
    private @Nullable Bar ahead;
    private @Nullable Bar running;
    private @Nullable Bar closing;
    private @Nullable Bar opening;
    private boolean begun;
    private long tsEvent;

    BarLane(MarketDataFeed feed) {
        this.feed = feed;
    }

    @Override
    public boolean advance() {
        if (!begun) {
            begun = true;
            ahead = feed.next();
        }
        Bar ends = running;
        Bar next = ahead;
        if (ends != null) {
            tsEvent = ends.tsClose();
        } else if (next != null) {
            tsEvent = next.tsOpen();
        } else {
            return false;
        }
        closing = ends;
        opening = null;
        running = null;
        if (next != null && next.tsOpen() == tsEvent) {
            opening = next;
            running = next;
            ahead = following(next);
        }
        return true;
    }

    private @Nullable Bar following(Bar before) {
        Bar next = feed.next();
        if (next != null && next.tsOpen() < before.tsClose()) {
            throw DataException.of(
                    "a bar of " + next.instrument() + " opens at " + next.tsOpen() + " ns, before the one before it has closed",
                    "check the dataset with: assay data check");
        }
        return next;
    }

    @Override
    public long tsEvent() {
        return tsEvent;
    }

    @Override
    public void giveTo(InstantBatch batch, String source) {
        Bar ends = closing;
        if (ends != null) {
            batch.addBar(ends, source, tsEvent);
        }
        Bar begins = opening;
        if (begins != null) {
            batch.addOpening(begins.instrument(), begins.openUnits());
        }
    }

    @Override
    public void close() {
        feed.close();
    }
}
