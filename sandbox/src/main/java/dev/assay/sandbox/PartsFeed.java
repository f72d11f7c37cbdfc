package dev.assay.sandbox;

import dev.assay.application.data.InputDigest;
import dev.assay.application.data.InputFile;
import dev.assay.application.data.MarketDataFeed;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.Bar;
import dev.assay.core.money.FixedPoint;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Bars whose volume is told in smaller parts of a share.
final class PartsFeed implements MarketDataFeed {
    private final MarketDataFeed feed;
    private final Instrument instrument;
    private final int scale;

    /// @param instrument as it is traded
    /// @param scale decimals of the volumes in the feed
    PartsFeed(MarketDataFeed feed, Instrument instrument, int scale) {
        this.feed = feed;
        this.instrument = instrument;
        this.scale = scale;
    }

    @Override
    public @Nullable Bar next() {
        Bar bar = feed.next();
        return bar == null
                ? null
                : new Bar(instrument, bar.tsOpen(), bar.tsClose(), bar.openUnits(), bar.highUnits(), bar.lowUnits(), bar.closeUnits(),
                        FixedPoint.rescale(bar.volumeUnits(), scale, instrument.quantityScale(), RoundingMode.UNNECESSARY));
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
