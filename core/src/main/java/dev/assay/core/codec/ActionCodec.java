package dev.assay.core.codec;

import dev.assay.core.event.EventType;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.CorporateAction;
import org.jspecify.annotations.Nullable;

/// The corporate actions of version 4: written and read. Arguments are read in the order in which they stand.
final class ActionCodec {
    private ActionCodec() {}

    static void write(CorporateAction action, FrameWriter w) {
        w.instrument(action.instrument());
        w.i64(action.tsEvent());
        switch (action) {
            case CorporateAction.Split s -> throw new IllegalArgumentException("a split is no action of version 4: " + s);
            case CorporateAction.CashDividend d -> throw new IllegalArgumentException("a dividend is no action of version 4: " + d);
            case CorporateAction.StockDividend s -> {
                w.i64(s.numerator());
                w.i64(s.denominator());
                w.endRoot(EventType.STOCK_DIVIDEND);
            }
            case CorporateAction.Merger m -> {
                w.i64(m.payTs());
                w.instrument(m.into());
                w.i64(m.numerator());
                w.i64(m.denominator());
                w.price(m.cash());
                w.endRoot(EventType.MERGER);
            }
            case CorporateAction.SymbolChange c -> {
                w.instrument(c.into());
                w.endRoot(EventType.SYMBOL_CHANGE);
            }
            case CorporateAction.SpinOff s -> {
                w.instrument(s.child());
                w.i64(s.numerator());
                w.i64(s.denominator());
                w.price(s.basis());
                w.endRoot(EventType.SPIN_OFF);
            }
            case CorporateAction.Delisting d -> {
                w.i64(d.payTs());
                w.price(d.value());
                w.endRoot(EventType.DELISTING);
            }
        }
    }

    static CorporateAction read(EventType type, FrameReader r) {
        Instrument instrument = r.instrument();
        long ts = r.i64();
        CorporateAction action;
        try {
            action = body(type, instrument, ts, r);
        } catch (IllegalArgumentException e) {
            throw r.malformed(String.valueOf(e.getMessage()));
        }
        r.endRoot();
        return action;
    }

    private static CorporateAction body(EventType type, Instrument instrument, long ts, FrameReader r) {
        if (type == EventType.STOCK_DIVIDEND) {
            return new CorporateAction.StockDividend(instrument, ts, r.i64(), r.i64());
        }
        if (type == EventType.MERGER) {
            long payTs = r.i64();
            @Nullable
            Instrument into = r.optionalInstrument();
            return new CorporateAction.Merger(instrument, ts, payTs, into, r.i64(), r.i64(), r.price());
        }
        if (type == EventType.SYMBOL_CHANGE) {
            return new CorporateAction.SymbolChange(instrument, ts, r.instrument());
        }
        return type == EventType.SPIN_OFF
                ? new CorporateAction.SpinOff(instrument, ts, r.instrument(), r.i64(), r.i64(), r.price())
                : new CorporateAction.Delisting(instrument, ts, r.i64(), r.price());
    }
}
