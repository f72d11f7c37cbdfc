package dev.assay.application.run;

import dev.assay.application.data.CaptureFeed;
import dev.assay.core.market.Bar;
import dev.assay.core.market.BookDelta;
import dev.assay.core.market.BookSnapshot;
import dev.assay.core.market.MarketData;
import dev.assay.core.market.Quote;
import dev.assay.core.market.Trade;

/// What a recording holds.
///
/// @param data how many data
/// @param firstTs of the first, epoch ns UTC
/// @param lastTs of the last, epoch ns UTC
record CaptureScan(long data, long firstTs, long lastTs, boolean book, boolean quotes, boolean trades, boolean bars) {
    static CaptureScan of(CaptureFeed feed) {
        long data = 0;
        long first = 0;
        long last = 0;
        boolean book = false;
        boolean quotes = false;
        boolean trades = false;
        boolean bars = false;
        for (MarketData datum = feed.next(); datum != null; datum = feed.next()) {
            first = data++ == 0 ? datum.tsEvent() : first;
            last = datum.tsEvent();
            book |= datum instanceof BookDelta || datum instanceof BookSnapshot;
            quotes |= datum instanceof Quote;
            trades |= datum instanceof Trade;
            bars |= datum instanceof Bar;
        }
        return new CaptureScan(data, first, last, book, quotes, trades, bars);
    }

    /// What it holds, in words.
    String words() {
        String words = (book ? ", an order book" : "") + (quotes ? ", quotes" : "") + (trades ? ", trades" : "") + (bars ? ", bars" : "");
        return words.isEmpty() ? "nothing of this instrument" : words.substring(2);
    }
}
