package dev.assay.sandbox;

import dev.assay.application.data.MarketDataFeed;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.Bar;
import dev.assay.core.market.CorporateAction;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Bars of the past, as Alpaca shows them: nothing that has not closed by now.
final class History {
    private static final BigDecimal THREE = BigDecimal.valueOf(3);
    private static final int AVERAGE_DIGITS = 6;

    private final Market market;

    History(Market market) {
        this.market = market;
    }

    /// A bar of any length.
    ///
    /// @param ts its start, epoch ns UTC
    record Candle(long ts, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, BigDecimal volume) {
        Candle with(Candle next) {
            return new Candle(ts, open, high.max(next.high), low.min(next.low), next.close, volume.add(next.volume));
        }

        /// The number of trades is not stored, and the volume-weighted price is taken as the middle of high, low and close.
        ObjectNode json() {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            node.put("t", Texts.utc(ts));
            node.put("o", number(open));
            node.put("h", number(high));
            node.put("l", number(low));
            node.put("c", number(close));
            node.put("v", number(volume));
            node.put("n", 0);
            node.put("vw", number(high.add(low).add(close).divide(THREE, AVERAGE_DIGITS, RoundingMode.HALF_EVEN)));
            return node;
        }
    }

    static BigDecimal number(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    /// One stored bar.
    ///
    /// @param ts what it is stamped with
    static Candle candle(Bar bar, long ts) {
        int scale = bar.instrument().priceScale();
        return new Candle(ts, BigDecimal.valueOf(bar.openUnits(), scale), BigDecimal.valueOf(bar.highUnits(), scale),
                BigDecimal.valueOf(bar.lowUnits(), scale), BigDecimal.valueOf(bar.closeUnits(), scale),
                BigDecimal.valueOf(bar.volumeUnits(), bar.instrument().quantityScale()));
    }

    /// Bars that start in a span and have closed by now, oldest first.
    ///
    /// @param from first start wanted, epoch ns UTC
    /// @param to last start wanted, inclusive
    /// @param most how many
    /// @param splits whether prices before a split are told in the shares after it
    List<Candle> candles(Instrument instrument, Spans spans, long from, long to, long now, int most, boolean splits) {
        List<Candle> all = new ArrayList<>();
        if (from > now) {
            return all;
        }
        Candle forming = null;
        try (MarketDataFeed feed = market.feed(instrument, spans.start(from), now + 1)) {
            for (Bar bar = feed.next(); bar != null; bar = feed.next()) {
                long start = spans.start(bar.tsOpen());
                if (start < from || start > to) {
                    if (start > to) {
                        break;
                    }
                    continue;
                }
                Candle one = candle(bar, start);
                one = splits ? adjusted(one, instrument, bar.tsOpen(), now) : one;
                if (forming != null && forming.ts == start) {
                    forming = forming.with(one);
                } else {
                    if (forming != null) {
                        all.add(forming);
                    }
                    if (all.size() == most) {
                        return all;
                    }
                    forming = one;
                }
            }
        }
        if (forming != null && all.size() < most) {
            all.add(forming);
        }
        return all;
    }

    private Candle adjusted(Candle one, Instrument instrument, long tsOpen, long now) {
        Candle candle = one;
        for (CorporateAction action : market.allActions()) {
            CorporateAction.Split split = action instanceof CorporateAction.Split own
                    ? own
                    : action instanceof CorporateAction.StockDividend stock ? stock.asSplit() : null;
            if (split != null && split.instrument().equals(instrument) && split.tsEvent() > tsOpen && split.tsEvent() <= now) {
                BigDecimal ratio = BigDecimal.valueOf(split.denominator()).divide(BigDecimal.valueOf(split.numerator()),
                        MathContext.DECIMAL64);
                int scale = instrument.priceScale();
                candle = new Candle(candle.ts, times(candle.open, ratio, scale), times(candle.high, ratio, scale),
                        times(candle.low, ratio, scale),
                        times(candle.close, ratio, scale), candle.volume.divide(ratio, 0, RoundingMode.HALF_EVEN));
            }
        }
        return candle;
    }

    private static BigDecimal times(BigDecimal price, BigDecimal ratio, int scale) {
        return price.multiply(ratio).setScale(scale, RoundingMode.HALF_EVEN);
    }

    /// The last stored bar that has closed, looked for in the days before now.
    @Nullable
    Bar last(Instrument instrument, long now) {
        Bar last = null;
        for (int days = 5; days <= 40 && last == null; days *= 2) {
            try (MarketDataFeed feed = market.feed(instrument, now - days * 24L * 60 * Pace.MINUTE, now + 1)) {
                for (Bar bar = feed.next(); bar != null; bar = feed.next()) {
                    last = bar;
                }
            }
        }
        return last;
    }
}
