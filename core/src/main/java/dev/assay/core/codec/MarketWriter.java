package dev.assay.core.codec;

import dev.assay.core.event.EventType;
import dev.assay.core.market.Bar;
import dev.assay.core.market.BarOpen;
import dev.assay.core.market.BarRevised;
import dev.assay.core.market.BookDelta;
import dev.assay.core.market.BookLevel;
import dev.assay.core.market.BookSnapshot;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.market.InstrumentStatus;
import dev.assay.core.market.MarketData;
import dev.assay.core.market.OptionChain;
import dev.assay.core.market.Quote;
import dev.assay.core.market.Trade;
import java.util.List;

/// Root blocks and groups of market data.
final class MarketWriter {
    static final int LEVEL_BYTES = 20;
    static final int QUOTE_BYTES = 44;

    private MarketWriter() {}

    static void write(MarketData data, FrameWriter w) {
        switch (data) {
            case Bar b -> {
                bar(b, w);
                w.endRoot(EventType.BAR);
            }
            case Quote q -> {
                quote(q, w);
                w.endRoot(EventType.QUOTE);
            }
            case Trade t -> trade(t, w);
            case BarOpen o -> open(o, w);
            case BarRevised r -> revised(r, w);
            case BookDelta d -> delta(d, w);
            case BookSnapshot s -> snapshot(s, w);
            case OptionChain c -> chain(c, w);
            case InstrumentStatus s -> status(s, w);
            case CorporateAction.Split s -> split(s, w);
            case CorporateAction.CashDividend d -> dividend(d, w);
            case CorporateAction a -> ActionCodec.write(a, w);
        }
    }

    private static void bar(Bar b, FrameWriter w) {
        w.instrument(b.instrument());
        w.i64(b.tsOpen());
        w.i64(b.tsClose());
        w.i64(b.openUnits());
        w.i64(b.highUnits());
        w.i64(b.lowUnits());
        w.i64(b.closeUnits());
        w.i64(b.volumeUnits());
    }

    private static void quote(Quote q, FrameWriter w) {
        w.instrument(q.instrument());
        w.i64(q.tsEvent());
        w.i64(q.bidUnits());
        w.i64(q.bidSizeUnits());
        w.i64(q.askUnits());
        w.i64(q.askSizeUnits());
    }

    private static void trade(Trade t, FrameWriter w) {
        w.instrument(t.instrument());
        w.i64(t.tsEvent());
        w.i64(t.priceUnits());
        w.i64(t.sizeUnits());
        w.code(t.aggressor());
        w.endRoot(EventType.TRADE);
    }

    private static void open(BarOpen o, FrameWriter w) {
        w.instrument(o.instrument());
        w.i64(o.tsEvent());
        w.i64(o.openUnits());
        w.endRoot(EventType.BAR_OPEN);
    }

    private static void revised(BarRevised r, FrameWriter w) {
        bar(r.bar(), w);
        w.i32(r.revision());
        w.i64(r.tsEvent());
        w.endRoot(EventType.BAR_REVISED);
    }

    private static void delta(BookDelta d, FrameWriter w) {
        w.instrument(d.instrument());
        w.i64(d.tsEvent());
        w.i64(d.sequence());
        w.code(d.action());
        w.bool(d.bid());
        w.i64(d.priceUnits());
        w.i64(d.sizeUnits());
        w.i64(d.orderId());
        w.endRoot(EventType.BOOK_DELTA);
    }

    private static void snapshot(BookSnapshot s, FrameWriter w) {
        w.instrument(s.instrument());
        w.i64(s.tsEvent());
        w.i64(s.sequence());
        w.endRoot(EventType.BOOK_SNAPSHOT);
        levels("bids", s.bids(), w);
        levels("asks", s.asks(), w);
    }

    private static void levels(String name, List<BookLevel> levels, FrameWriter w) {
        w.group(name, levels.size(), LEVEL_BYTES);
        for (int i = 0; i < levels.size(); i++) {
            BookLevel level = levels.get(i);
            w.i64(level.priceUnits());
            w.i64(level.sizeUnits());
            w.i32(level.orders());
        }
    }

    private static void chain(OptionChain c, FrameWriter w) {
        w.instrument(c.instrument());
        w.i64(c.tsEvent());
        w.endRoot(EventType.OPTION_CHAIN);
        w.group("quotes", c.quotes().size(), QUOTE_BYTES);
        for (int i = 0; i < c.quotes().size(); i++) {
            quote(c.quotes().get(i), w);
        }
    }

    private static void status(InstrumentStatus s, FrameWriter w) {
        w.instrument(s.instrument());
        w.i64(s.tsEvent());
        w.code(s.status());
        w.endRoot(EventType.INSTRUMENT_STATUS);
    }

    private static void split(CorporateAction.Split s, FrameWriter w) {
        w.instrument(s.instrument());
        w.i64(s.tsEvent());
        w.i64(s.numerator());
        w.i64(s.denominator());
        w.endRoot(EventType.SPLIT);
    }

    private static void dividend(CorporateAction.CashDividend d, FrameWriter w) {
        w.instrument(d.instrument());
        w.i64(d.tsEvent());
        w.i64(d.payTs());
        w.price(d.perShare());
        w.endRoot(EventType.CASH_DIVIDEND);
    }
}
