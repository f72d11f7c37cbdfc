package dev.assay.application.run;

import dev.assay.application.data.BarRequest;
import dev.assay.application.data.CaptureFeed;
import dev.assay.application.data.InputDigest;
import dev.assay.application.data.InputFile;
import dev.assay.application.data.MarketDataFeed;
import dev.assay.application.feed.TradeBars;
import dev.assay.core.calendar.ExchangeCalendar;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.Bar;
import dev.assay.core.market.MarketData;
import dev.assay.core.market.Trade;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bars of one recording: its own, or those of its trades.
final class CaptureBars implements MarketDataFeed {
    private final CaptureData data;
    private final Instrument instrument;
    private final CaptureFeed feed;
    private final BarRequest request;
    private final TradeBars bars;
    private boolean own;
    private @Nullable MarketData held;

    CaptureBars(CaptureData data, BarRequest request, ExchangeCalendar calendar) {
        if (request.instruments().size() != 1) {
            throw new IllegalArgumentException("the bars of recordings are read one instrument at a time");
        }
        this.data = data;
        this.request = request;
        instrument = request.instruments().getFirst();
        feed = data.open(instrument);
        bars = new TradeBars(instrument, request.timeframe(), calendar);
    }

    @Override
    public @Nullable Bar next() {
        while (true) {
            MarketData datum = held == null ? feed.next() : held;
            held = null;
            if (datum == null) {
                return null;
            }
            Bar bar = null;
            if (bars.closes() <= datum.tsEvent()) {
                held = datum;
                bar = bars.finish();
            } else if (datum instanceof Bar given) {
                own = true;
                bar = given;
            } else if (datum instanceof Trade trade && !own) {
                bars.add(trade);
            }
            if (bar != null && bar.tsClose() >= request.fromNanos() && bar.tsClose() < request.toNanosExclusive()) {
                return bar;
            }
        }
    }

    @Override
    public List<InputDigest> digests() {
        return List.of();
    }

    @Override
    public List<InputFile> files() {
        return data.inputFiles(instrument.symbol());
    }

    @Override
    public String snapshotId() {
        return data.resolve(request.snapshot());
    }

    @Override
    public void close() {
        feed.close();
    }
}
