package dev.assay.application.feed;

import dev.assay.application.data.InputDigest;
import dev.assay.application.data.InputFile;
import dev.assay.application.data.MarketDataFeed;
import dev.assay.core.calendar.ExchangeCalendar;
import dev.assay.core.market.Bar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bars of a feed that lie within a session of the calendar, from its open to its close. What was read is what the feed says, the bars left out
/// among it. Two comparisons a bar, and a search once a session.
public final class RegularHours implements MarketDataFeed {
    private final MarketDataFeed feed;
    private final ExchangeCalendar calendar;
    private long open = Long.MAX_VALUE;
    private long close = Long.MIN_VALUE;

    /// The regular hours of a feed.
    public RegularHours(MarketDataFeed feed, ExchangeCalendar calendar) {
        this.feed = feed;
        this.calendar = calendar;
    }

    @Override
    public @Nullable Bar next() {
        Bar bar = feed.next();
        while (bar != null && (bar.tsOpen() < open || bar.tsClose() > close) && !inside(bar)) {
            bar = feed.next();
        }
        return bar;
    }

    private boolean inside(Bar bar) {
        int session = calendar.indexOfClose(bar.tsClose());
        if (session == ExchangeCalendar.NONE) {
            return false;
        }
        open = calendar.openNanos(session);
        close = calendar.closeNanos(session);
        return bar.tsOpen() >= open;
    }

    @Override
    public List<InputDigest> digests() {
        return feed.digests();
    }

    @Override
    public List<InputFile> files() {
        return feed.files();
    }

    @Override
    public String snapshotId() {
        return feed.snapshotId();
    }

    @Override
    public void close() {
        feed.close();
    }
}
