package dev.assay.core.codec;

import dev.assay.core.event.EventType;
import dev.assay.core.money.Money;
import dev.assay.core.money.Quantity;
import dev.assay.core.signal.Algo;
import dev.assay.core.signal.Cancel;
import dev.assay.core.signal.Link;
import dev.assay.core.signal.OrderRequest;
import dev.assay.core.signal.Replace;
import dev.assay.core.signal.SignalEvent;
import dev.assay.core.signal.SignalOutcome;
import dev.assay.core.signal.SizeRule;
import dev.assay.core.signal.Target;
import org.jspecify.annotations.Nullable;

/// Signals, a template each.
final class SignalWriter {
    static final int PERCENT = 0;
    static final int UNITS = 1;
    static final int NOTIONAL = 2;
    static final int VOLATILITY = 3;
    static final int RISK_PER_TRADE = 4;
    static final int KELLY = 5;

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
                w.instructions(r.terms());
                order(r, w);
            }
            case Replace r -> {
                w.quantity(r.quantity());
                w.terms(r.terms());
                w.instructions(r.terms());
                w.effect(r.terms().effect());
                w.endRoot(EventType.SIGNAL_REPLACE);
                w.name("tag", r.tag());
            }
            case Cancel c -> {
                w.endRoot(EventType.SIGNAL_CANCEL);
                w.name("tag", c.tag());
            }
        }
    }

    private static void order(OrderRequest r, FrameWriter w) {
        Link link = r.link();
        Algo algo = r.algo();
        if (link == null && algo == null) {
            w.effect(r.terms().effect());
            w.endRoot(EventType.SIGNAL_ORDER);
            w.name("tag", r.tag());
            return;
        }
        w.code(link == null ? Link.Role.MEMBER : link.role());
        w.effect(r.terms().effect());
        w.endRoot(EventType.SIGNAL_ORDER_LINKED);
        w.name("tag", r.tag());
        w.name("list", link == null ? "" : link.list());
        w.text("algo", algo == null ? "" : algo.text());
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
            case SizeRule.Percent p -> size(PERCENT, p.fraction(), null, null, w);
            case SizeRule.Units u -> size(UNITS, Double.NaN, u.quantity(), null, w);
            case SizeRule.Notional n -> size(NOTIONAL, Double.NaN, null, n.amount(), w);
            case SizeRule.Volatility v -> size(VOLATILITY, v.target(), null, null, w);
            case SizeRule.RiskPerTrade r -> size(RISK_PER_TRADE, r.risk(), null, null, w);
            case SizeRule.Kelly k -> size(KELLY, k.share(), null, null, w);
        }
        w.terms(t.style());
        w.f64(t.exits() == null ? Double.NaN : t.exits().stopLoss());
        w.f64(t.exits() == null ? Double.NaN : t.exits().takeProfit());
        w.instructions(t.style());
        switch (t.size()) {
            case SizeRule.Percent p -> inputs(Double.NaN, Double.NaN, Double.NaN, w);
            case SizeRule.Units u -> inputs(Double.NaN, Double.NaN, Double.NaN, w);
            case SizeRule.Notional n -> inputs(Double.NaN, Double.NaN, Double.NaN, w);
            case SizeRule.Volatility v -> inputs(v.volatility(), Double.NaN, v.cap(), w);
            case SizeRule.RiskPerTrade r -> inputs(r.distance(), Double.NaN, r.cap(), w);
            case SizeRule.Kelly k -> inputs(k.variance(), k.mean(), k.cap(), w);
        }
        Algo algo = t.algo();
        w.effect(t.style().effect());
        w.endRoot(algo == null ? EventType.SIGNAL_TARGET : EventType.SIGNAL_TARGET_WORKED);
        if (algo != null) {
            w.text("algo", algo.text());
        }
    }

    private static void size(int rule, double fraction, @Nullable Quantity quantity, @Nullable Money amount, FrameWriter w) {
        w.u8(rule);
        w.f64(fraction);
        w.optionalQuantity(quantity);
        w.optionalMoney(amount);
    }

    private static void inputs(double measure, double mean, double cap, FrameWriter w) {
        w.f64(measure);
        w.f64(mean);
        w.f64(cap);
    }
}
