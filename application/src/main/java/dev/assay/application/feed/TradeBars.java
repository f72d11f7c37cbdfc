package dev.assay.application.feed;

import dev.assay.application.data.Timeframe;
import dev.assay.core.calendar.ExchangeCalendar;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.Bar;
import dev.assay.core.market.Trade;

/// Bars of recorded trades. Within the day they begin at multiples of their length since 1970-01-01 UTC; a day's bar is the calendar's session. A span
/// without trades has no bar.
public final class TradeBars {
    private final Instrument instrument;
    private final Timeframe timeframe;
    private final ExchangeCalendar calendar;
    private long opens = Long.MAX_VALUE;
    private long closes = Long.MAX_VALUE;
    private long open;
    private long high;
    private long low;
    private long close;
    private long volume;

    /// Bars of one instrument.
    ///
    /// @throws IllegalArgumentException for weeks and months
    public TradeBars(Instrument instrument, Timeframe timeframe, ExchangeCalendar calendar) {
        if (!supported(timeframe)) {
            throw new IllegalArgumentException("bars of " + timeframe + " are not made from trades");
        }
        this.instrument = instrument;
        this.timeframe = timeframe;
        this.calendar = calendar;
    }

    /// Whether bars of that length can be made.
    public static boolean supported(Timeframe timeframe) {
        return timeframe.intraday() || timeframe.unit() == Timeframe.Unit.DAY;
    }

    /// When the bar under way closes, epoch ns UTC; `Long.MAX_VALUE` where there is none.
    public long closes() {
        return closes;
    }

    /// Takes a trade. The bar under way must have been [finished][#finish()] if it closes at or before it.
    public void add(Trade trade) {
        if (closes == Long.MAX_VALUE && !begin(trade.tsEvent())) {
            return;
        }
        long price = trade.priceUnits();
        if (open == 0 && volume == 0) {
            open = price;
            high = price;
            low = price;
        }
        high = Math.max(high, price);
        low = Math.min(low, price);
        close = price;
        volume = Math.addExact(volume, trade.sizeUnits());
    }

    private boolean begin(long ts) {
        open = 0;
        volume = 0;
        if (timeframe.intraday()) {
            opens = Math.floorDiv(ts, timeframe.nanos()) * timeframe.nanos();
            closes = opens + timeframe.nanos();
            return true;
        }
        int session = calendar.indexAt(ts);
        if (session == ExchangeCalendar.NONE) {
            return false;
        }
        opens = calendar.openNanos(session);
        closes = calendar.closeNanos(session);
        return true;
    }

    /// The bar under way as it closes.
    public Bar finish() {
        Bar bar = new Bar(instrument, opens, closes, open, high, low, close, volume);
        closes = Long.MAX_VALUE;
        return bar;
    }
}
