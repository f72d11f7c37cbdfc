package dev.assay.application.feed;

import dev.assay.application.data.BarRule;
import dev.assay.core.calendar.ExchangeCalendar;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.Bar;
import dev.assay.core.market.Trade;
import dev.assay.core.money.FixedPoint;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Makes the bars of one instrument by one rule, of finer bars or of trades. Nothing of a bar is given out before it has ended. Single-threaded.
///
/// Bars by time are given by [#finish()] once [#due()] has come; a finer bar belongs where it closes. Bars by what has traded are given by the
/// trade that ends them.
public final class BarBuilder {
    private final Instrument instrument;
    private final BarRule rule;
    private final @Nullable SessionBuckets buckets;
    private final BigInteger enough;
    private BigInteger traded = BigInteger.ZERO;
    private boolean begun;
    private long tsOpen;
    private long due = Long.MAX_VALUE;
    private long open;
    private long high;
    private long low;
    private long close;
    private long volume;

    /// @param extended whether hours outside the calendar's sessions count for bars by time
    public BarBuilder(Instrument instrument, BarRule rule, ExchangeCalendar calendar, boolean extended) {
        this.instrument = instrument;
        this.rule = rule;
        this.buckets = rule instanceof BarRule.Time time ? new SessionBuckets(calendar, time.timeframe(), extended) : null;
        this.enough = switch (rule) {
            case BarRule.Time time -> BigInteger.ZERO;
            case BarRule.Trades trades -> BigInteger.valueOf(trades.count());
            case BarRule.Volume of -> units(of.quantity(), instrument.quantityScale());
            case BarRule.Value of -> units(of.amount().divide(BigDecimal.valueOf(instrument.multiplier()), 18, RoundingMode.CEILING),
                    instrument.priceScale() + instrument.quantityScale());
        };
    }

    private static BigInteger units(BigDecimal amount, int scale) {
        return amount.setScale(scale, RoundingMode.CEILING).unscaledValue();
    }

    /// Whether bars are made of trades alone.
    public boolean ofTrades() {
        return buckets == null;
    }

    /// Takes a finer bar, for bars by time. What ended before it must have been [finished][#finish()].
    public void add(Bar bar) {
        SessionBuckets intervals = buckets;
        if (intervals != null && intervals.find(bar.tsClose())) {
            begin(intervals, bar.openUnits());
            merge(bar.highUnits(), bar.lowUnits(), bar.closeUnits(), bar.volumeUnits());
        }
    }

    /// Takes a trade, for bars by what has traded.
    ///
    /// @return the bar that it ends, or null
    public @Nullable Bar add(Trade trade) {
        if (buckets != null) {
            throw new IllegalStateException("bars of " + rule.code() + " are made of bars");
        }
        long price = trade.priceUnits();
        if (!begun) {
            tsOpen = trade.tsEvent();
            begin(price);
        }
        merge(price, price, price, trade.sizeUnits());
        traded = traded.add(counted(trade));
        if (traded.compareTo(enough) < 0) {
            return null;
        }
        begun = false;
        traded = BigInteger.ZERO;
        return new Bar(instrument, tsOpen, trade.tsEvent(), open, high, low, close, volume);
    }

    private BigInteger counted(Trade trade) {
        return switch (rule) {
            case BarRule.Volume of -> BigInteger.valueOf(trade.sizeUnits());
            case BarRule.Value of -> BigInteger.valueOf(trade.priceUnits()).multiply(BigInteger.valueOf(trade.sizeUnits()));
            case BarRule.Trades trades -> BigInteger.ONE;
            case BarRule.Time time -> BigInteger.ZERO;
        };
    }

    private void begin(SessionBuckets intervals, long price) {
        if (!begun) {
            tsOpen = intervals.start();
            due = intervals.end();
            begin(price);
        } else if (due != intervals.end()) {
            throw new IllegalStateException("the bar of " + instrument + " that ended at " + due + " ns has not been finished");
        }
    }

    private void begin(long price) {
        begun = true;
        open = price;
        high = price;
        low = price;
        volume = 0;
    }

    private void merge(long top, long bottom, long last, long size) {
        high = Math.max(high, top);
        low = Math.min(low, bottom);
        close = last;
        volume = Math.addExact(volume, size);
    }

    /// When the bar under way ends, epoch ns UTC; `Long.MAX_VALUE` where there is none, or where trading ends it.
    public long due() {
        return due;
    }

    /// The bar under way as it ends.
    public Bar finish() {
        Bar bar = new Bar(instrument, tsOpen, due, open, high, low, close, volume);
        begun = false;
        due = Long.MAX_VALUE;
        return bar;
    }

    /// A split restates what has been taken so far.
    public void split(long numerator, long denominator) {
        if (begun) {
            open = restated(open, denominator, numerator);
            high = restated(high, denominator, numerator);
            low = restated(low, denominator, numerator);
            close = restated(close, denominator, numerator);
            volume = FixedPoint.multiplyDivide(volume, numerator, denominator, RoundingMode.DOWN);
        }
        if (rule instanceof BarRule.Volume) {
            traded = traded.multiply(BigInteger.valueOf(numerator)).divide(BigInteger.valueOf(denominator));
        }
    }

    private static long restated(long price, long times, long per) {
        return FixedPoint.multiplyDivide(price, times, per, RoundingMode.HALF_EVEN);
    }
}
