package dev.assay.core.codec;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Money;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.signal.Cancel;
import dev.assay.core.signal.OrderRequest;
import dev.assay.core.signal.Replace;
import dev.assay.core.signal.SignalEvent;
import dev.assay.core.signal.SignalOutcome;
import dev.assay.core.signal.SizeRule;
import dev.assay.core.signal.StrategyId;
import dev.assay.core.signal.Target;
import org.jspecify.annotations.Nullable;

/// The counterpart of [SignalWriter].
final class SignalReader {
    private static final Side[] SIDES = Side.values();

    private SignalReader() {}

    static SignalEvent target(FrameReader r) {
        StrategyId strategy = r.strategy();
        Instrument instrument = r.instrument();
        SizeRule size = size(r);
        OrderTerms style = r.terms();
        Target.Exits exits = exits(r.f64(), r.f64());
        r.endRoot();
        return new SignalEvent(strategy, new Target(instrument, size, style, exits));
    }

    private static SizeRule size(FrameReader r) {
        int kind = r.u8();
        double fraction = r.f64();
        Quantity quantity = r.optionalQuantity();
        Money amount = r.optionalMoney();
        boolean percent = !Double.isNaN(fraction);
        if (kind == SignalWriter.PERCENT && percent && quantity == null && amount == null) {
            return new SizeRule.Percent(fraction);
        }
        if (kind == SignalWriter.UNITS && !percent && quantity != null && amount == null) {
            return new SizeRule.Units(quantity);
        }
        if (kind == SignalWriter.NOTIONAL && !percent && quantity == null && amount != null) {
            return new SizeRule.Notional(amount);
        }
        throw r.malformed("size rule " + kind + " with fraction " + fraction + ", quantity " + quantity + " and amount " + amount
                + ": exactly the one that the rule names must be there");
    }

    private static Target.@Nullable Exits exits(double stopLoss, double takeProfit) {
        if (Double.isNaN(stopLoss) && Double.isNaN(takeProfit)) {
            return null;
        }
        return new Target.Exits(stopLoss, takeProfit);
    }

    static SignalEvent order(FrameReader r) {
        StrategyId strategy = r.strategy();
        Instrument instrument = r.instrument();
        Side side = r.code(SIDES);
        Quantity quantity = r.quantity();
        OrderTerms terms = r.terms();
        boolean protective = r.bool();
        r.endRoot();
        return new SignalEvent(strategy, new OrderRequest(instrument, side, quantity, terms, r.text("tag"), protective));
    }

    static SignalEvent replace(FrameReader r) {
        StrategyId strategy = r.strategy();
        Instrument instrument = r.instrument();
        Quantity quantity = r.quantity();
        OrderTerms terms = r.terms();
        r.endRoot();
        return new SignalEvent(strategy, new Replace(instrument, r.text("tag"), quantity, terms));
    }

    static SignalOutcome outcome(FrameReader r) {
        StrategyId strategy = r.strategy();
        Instrument instrument = r.instrument();
        r.endRoot();
        return new SignalOutcome(strategy, instrument, r.text("reasonCode"), r.text("explanation"));
    }

    static SignalEvent cancel(FrameReader r) {
        StrategyId strategy = r.strategy();
        Instrument instrument = r.instrument();
        r.endRoot();
        return new SignalEvent(strategy, new Cancel(instrument, r.text("tag")));
    }
}
