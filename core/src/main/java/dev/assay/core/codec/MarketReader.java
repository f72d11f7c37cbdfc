package dev.assay.core.codec;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.Bar;
import dev.assay.core.market.BarOpen;
import dev.assay.core.market.BarRevised;
import dev.assay.core.market.BookDelta;
import dev.assay.core.market.BookLevel;
import dev.assay.core.market.BookSnapshot;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.market.InstrumentStatus;
import dev.assay.core.market.OptionChain;
import dev.assay.core.market.Quote;
import dev.assay.core.market.Trade;
import java.util.ArrayList;
import java.util.List;

/// The counterpart of [MarketWriter]. Arguments are read in the order in which they stand.
final class MarketReader {
    private static final Trade.Aggressor[] AGGRESSORS = Trade.Aggressor.values();
    private static final BookDelta.Action[] ACTIONS = BookDelta.Action.values();
    private static final InstrumentStatus.Status[] STATUSES = InstrumentStatus.Status.values();

    private MarketReader() {}

    static Bar bar(FrameReader r) {
        Bar bar = barFields(r);
        r.endRoot();
        return bar;
    }

    private static Bar barFields(FrameReader r) {
        return new Bar(r.instrument(), r.i64(), r.i64(), r.i64(), r.i64(), r.i64(), r.i64(), r.i64());
    }

    static BarRevised revised(FrameReader r) {
        BarRevised revised = new BarRevised(barFields(r), r.i32(), r.i64());
        r.endRoot();
        return revised;
    }

    static BarOpen open(FrameReader r) {
        BarOpen open = new BarOpen(r.instrument(), r.i64(), r.i64());
        r.endRoot();
        return open;
    }

    static Quote quote(FrameReader r) {
        Quote quote = quoteFields(r);
        r.endRoot();
        return quote;
    }

    private static Quote quoteFields(FrameReader r) {
        return new Quote(r.instrument(), r.i64(), r.i64(), r.i64(), r.i64(), r.i64());
    }

    static Trade trade(FrameReader r) {
        Trade trade = new Trade(r.instrument(), r.i64(), r.i64(), r.i64(), r.code(AGGRESSORS));
        r.endRoot();
        return trade;
    }

    static BookDelta delta(FrameReader r) {
        BookDelta delta = new BookDelta(r.instrument(), r.i64(), r.i64(), r.code(ACTIONS), r.bool(), r.i64(), r.i64(), r.i64());
        r.endRoot();
        return delta;
    }

    static BookSnapshot snapshot(FrameReader r) {
        Instrument instrument = r.instrument();
        long tsEvent = r.i64();
        long sequence = r.i64();
        r.endRoot();
        return new BookSnapshot(instrument, tsEvent, sequence, levels(r), levels(r));
    }

    private static List<BookLevel> levels(FrameReader r) {
        int count = r.group(MarketWriter.LEVEL_BYTES);
        List<BookLevel> levels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            r.beginEntry();
            levels.add(new BookLevel(r.i64(), r.i64(), r.i32()));
            r.endEntry();
        }
        return levels;
    }

    static OptionChain chain(FrameReader r) {
        Instrument instrument = r.instrument();
        long tsEvent = r.i64();
        r.endRoot();
        int count = r.group(MarketWriter.QUOTE_BYTES);
        List<Quote> quotes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            r.beginEntry();
            quotes.add(quoteFields(r));
            r.endEntry();
        }
        return new OptionChain(instrument, tsEvent, quotes);
    }

    static InstrumentStatus status(FrameReader r) {
        InstrumentStatus status = new InstrumentStatus(r.instrument(), r.i64(), r.code(STATUSES));
        r.endRoot();
        return status;
    }

    static CorporateAction.Split split(FrameReader r) {
        CorporateAction.Split split = new CorporateAction.Split(r.instrument(), r.i64(), r.i64(), r.i64());
        r.endRoot();
        return split;
    }

    static CorporateAction.CashDividend dividend(FrameReader r) {
        CorporateAction.CashDividend dividend = new CorporateAction.CashDividend(r.instrument(), r.i64(), r.i64(), r.price());
        r.endRoot();
        return dividend;
    }
}
