package dev.assay.core.codec;

import dev.assay.core.event.EventType;
import dev.assay.core.signal.Cancel;
import dev.assay.core.signal.OrderRequest;
import dev.assay.core.signal.Replace;
import dev.assay.core.signal.SignalEvent;
import dev.assay.core.signal.SignalOutcome;
import dev.assay.core.signal.SizeRule;
import dev.assay.core.signal.Target;

/// Signals, a template each.
final class SignalWriter {
    static final int PERCENT = 0;
    static final int UNITS = 1;
    static final int NOTIONAL = 2;

    private SignalWriter() {}

    static void write(SignalEvent s, FrameWriter w) {
        w.strategy(s.strategy());
        w.instrument(s.signal().instrument());
        switch (s.signal()) {
            case Target t -> target(t, w);
            case OrderRequest r -> {
                w.code(r.side());
                w.quantity(r.quantity());
                w.terms(r.terms());
                w.bool(r.protective());
                w.endRoot(EventType.SIGNAL_ORDER);
                w.name("tag", r.tag());
            }
            case Replace r -> {
                w.quantity(r.quantity());
                w.terms(r.terms());
                w.endRoot(EventType.SIGNAL_REPLACE);
                w.name("tag", r.tag());
            }
            case Cancel c -> {
                w.endRoot(EventType.SIGNAL_CANCEL);
                w.name("tag", c.tag());
            }
        }
    }

    static void outcome(SignalOutcome o, FrameWriter w) {
        w.strategy(o.strategy());
        w.instrument(o.instrument());
        w.endRoot(EventType.SIGNAL_OUTCOME);
        w.name("reasonCode", o.reasonCode());
        w.text("explanation", o.explanation());
    }

    private static void target(Target t, FrameWriter w) {
        switch (t.size()) {
            case SizeRule.Percent p -> {
                w.u8(PERCENT);
                w.f64(p.fraction());
                w.optionalQuantity(null);
                w.optionalMoney(null);
            }
            case SizeRule.Units u -> {
                w.u8(UNITS);
                w.f64(Double.NaN);
                w.quantity(u.quantity());
                w.optionalMoney(null);
            }
            case SizeRule.Notional n -> {
                w.u8(NOTIONAL);
                w.f64(Double.NaN);
                w.optionalQuantity(null);
                w.money(n.amount());
            }
        }
        w.terms(t.style());
        w.f64(t.exits() == null ? Double.NaN : t.exits().stopLoss());
        w.f64(t.exits() == null ? Double.NaN : t.exits().takeProfit());
        w.endRoot(EventType.SIGNAL_TARGET);
    }
}
