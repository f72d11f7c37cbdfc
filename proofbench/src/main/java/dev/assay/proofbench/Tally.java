package dev.assay.proofbench;

import dev.assay.core.market.Bar;
import dev.assay.core.market.MarketData;
import dev.assay.core.market.Quote;
import dev.assay.core.market.Trade;
import dev.assay.core.money.FixedPoint;
import dev.assay.core.risk.RiskView;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// What our own orders have taken in one instrument, so that it is not there twice, and the volume that is known while a bar trades.
///
/// Everything taken since the bar before ended counts against the present bar. What was taken at a quote counts while that side's price
/// stands, what was taken from a trade counts for that trade. Without a bar known so far the known volume is zero. It is right only where
/// the venue is given every bar: see [FillModel#needsEveryBar()].
final class Tally {
    private final History history;
    private @Nullable Bar ended;
    private boolean uncounted;
    private long knownVolume;
    private long fromBar;
    private long fromTrade;
    private long fromBid;
    private long fromAsk;
    private long spread;
    /// Of the trades since the bar before: the sum of price times size in 128 bits, and of the sizes. `barEnds` says that the next trade begins anew.
    private long sumHigh;
    private long sumLow;
    private long sizes;
    private boolean barEnds;
    private long bid;
    private long ask;

    Tally(int barsKept) {
        history = barsKept == 0 ? History.NONE : new History(barsKept);
    }

    History history() {
        return history;
    }

    /// A datum begins to be met.
    void meet(MarketData datum) {
        if (barEnds) {
            barEnds = false;
            sumHigh = 0;
            sumLow = 0;
            sizes = 0;
        }
        begin(datum instanceof Bar bar ? bar.tsOpen() : datum.tsEvent());
        fromTrade = 0;
        if (datum instanceof Bar bar) {
            ended = bar;
            uncounted = true;
            barEnds = true;
        }
        if (datum instanceof Trade trade) {
            long low = trade.priceUnits() * trade.sizeUnits();
            long sum = sumLow + low;
            sumHigh += Math.multiplyHigh(trade.priceUnits(), trade.sizeUnits()) + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
            sumLow = sum;
            sizes = Math.addExact(sizes, trade.sizeUnits());
        }
        if (datum instanceof Quote quote) {
            spread = quote.twoSided() ? Math.max(0, quote.askUnits() - quote.bidUnits()) : spread;
            fromBid = quote.bidUnits() == bid ? fromBid : 0;
            fromAsk = quote.askUnits() == ask ? fromAsk : 0;
            bid = quote.bidUnits();
            ask = quote.askUnits();
        }
    }

    private void begin(long start) {
        Bar last = ended;
        if (last != null && uncounted && start >= last.tsClose()) {
            uncounted = false;
            knownVolume = last.volumeUnits();
            fromBar = 0;
            history.add(last);
        }
    }

    /// An order traded.
    void took(RestingOrder order, MarketData datum, long units) {
        fromBar = Math.addExact(fromBar, units);
        if (datum instanceof Trade) {
            fromTrade += units;
        } else if (datum instanceof Quote && order.buy()) {
            fromAsk += units;
        } else if (datum instanceof Quote) {
            fromBid += units;
        }
    }

    /// What is no more there of a datum for an order of that side.
    long taken(boolean buy, MarketData datum) {
        return datum instanceof Quote ? buy ? fromAsk : fromBid : datum instanceof Trade ? fromTrade : fromBar;
    }

    /// Average price of the trades since the bar before, rounded up for a buyer and down for a seller; NO_PRICE where there were none.
    long volumeWeighted(boolean up) {
        if (sizes == 0) {
            return RiskView.NO_PRICE;
        }
        BigInteger sum = BigInteger.valueOf(sumHigh).shiftLeft(Long.SIZE)
                .add(BigInteger.valueOf(sumLow >>> 1).shiftLeft(1).add(BigInteger.valueOf(sumLow & 1)));
        BigInteger[] parts = sum.divideAndRemainder(BigInteger.valueOf(sizes));
        return Math.addExact(parts[0].longValueExact(), up && parts[1].signum() > 0 ? 1 : 0);
    }

    /// Of the latest quote with both sides.
    long spread() {
        return spread;
    }

    /// Volume that is known when a datum is met: of a bar its own, of a trade its size, otherwise that of the last bar that has ended.
    long volume(MarketData datum) {
        return datum instanceof Bar bar ? bar.volumeUnits() : datum instanceof Trade trade ? trade.sizeUnits() : knownVolume;
    }

    /// A split restates the volume; what was quoted before it is gone.
    void split(long numerator, long denominator) {
        Bar last = ended;
        if (last != null && uncounted) {
            uncounted = false;
            knownVolume = last.volumeUnits();
            fromBar = 0;
        }
        knownVolume = FixedPoint.multiplyDivide(knownVolume, numerator, denominator, RoundingMode.DOWN);
        bid = 0;
        ask = 0;
        history.clear();
        spread = 0;
        barEnds = true;
    }
}
