package dev.assay.application.run;

import dev.assay.application.config.AssayConfig;
import dev.assay.application.data.CaptureFeed;
import dev.assay.application.feed.MergedCursor;
import dev.assay.application.feed.TradeBars;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.MarketData;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Recorded markets as the inputs of a run. What lies before the first date is read too, since the book follows from it; what lies after the last
/// date is not.
final class RecordedFeeds {
    private RecordedFeeds() {}

    static MergedCursor cursor(AssayConfig config, MarketInputs inputs, CaptureData captures) {
        List<CaptureFeed> feeds = new ArrayList<>();
        List<TradeBars> bars = new ArrayList<>();
        for (Instrument instrument : inputs.universe().instruments()) {
            feeds.add(new Until(captures.open(instrument), inputs.span().to()));
            bars.add(new TradeBars(instrument, config.data().timeframe(), inputs.calendar()));
        }
        return MergedCursor.recorded(CaptureData.DATASET, feeds, bars);
    }

    private record Until(CaptureFeed feed, long end) implements CaptureFeed {
        @Override
        public @Nullable MarketData next() {
            MarketData datum = feed.next();
            return datum == null || datum.tsEvent() >= end ? null : datum;
        }

        @Override
        public void close() {
            feed.close();
        }
    }
}
