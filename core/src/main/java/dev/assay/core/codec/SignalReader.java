package dev.assay.core.codec;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Money;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.signal.Algo;
import dev.assay.core.signal.Cancel;
import dev.assay.core.signal.Link;
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
    private static final Link.Role[] ROLES = Link.Role.values();

    private SignalReader() {}

    static SignalEvent target(FrameReader r) {
        StrategyId strategy = r.strategy();
        Target target = body(r);
        r.endRoot();
        return new SignalEvent(strategy, target);
    }

    static SignalEvent worked(FrameReader r) {
        StrategyId strategy = r.strategy();
        Target target = body(r);
        r.endRoot();
        return new SignalEvent(strategy, target.workedBy(algo(r.text("algo"), r)));
    }

    private static Target body(FrameReader r) {
        Instrument instrument = r.instrument();
        int rule = r.u8();
        double fraction = r.f64();
        Quantity quantity = r.optionalQuantity();
        Money amount = r.optionalMoney();
        r.beginTerms();
        Target.Exits exits = exits(r.f64(), r.f64());
        OrderTerms style = r.terms();
        double measure = r.f64OrAbsent();
        double mean = r.f64OrAbsent();
        double cap = r.f64OrAbsent();
        SizeRule size = size(rule, fraction, quantity, amount, measure, mean, cap);
        if (size == null) {
            throw r.malformed("size rule " + rule + " with fraction " + fraction + ", quantity " + quantity + ", amount " + amount
                    + ", measure " + measure + ", mean " + mean + " and cap " + cap + ": exactly what the rule names must be there");
        }
        return new Target(instrument, size, style.withEffect(r.effect()), exits);
    }

    private static @Nullable SizeRule size(int rule, double fraction, @Nullable Quantity quantity, @Nullable Money amount, double measure,
            double mean, double cap) {
        boolean computed = rule >= SignalWriter.VOLATILITY;
        boolean fits = Double.isNaN(fraction) == (rule == SignalWriter.UNITS || rule == SignalWriter.NOTIONAL)
                && (quantity != null) == (rule == SignalWriter.UNITS) && (amount != null) == (rule == SignalWriter.NOTIONAL)
                && Double.isNaN(measure) != computed && Double.isNaN(cap) != computed && Double.isNaN(mean) == (rule != SignalWriter.KELLY);
        if (!fits) {
            return null;
        }
        return switch (rule) {
            case SignalWriter.PERCENT -> new SizeRule.Percent(fraction);
            case SignalWriter.UNITS -> quantity == null ? null : new SizeRule.Units(quantity);
            case SignalWriter.NOTIONAL -> amount == null ? null : new SizeRule.Notional(amount);
            case SignalWriter.VOLATILITY -> new SizeRule.Volatility(fraction, measure, cap);
            case SignalWriter.RISK_PER_TRADE -> new SizeRule.RiskPerTrade(fraction, measure, cap);
            case SignalWriter.KELLY -> new SizeRule.Kelly(fraction, mean, measure, cap);
            default -> null;
        };
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
        r.beginTerms();
        boolean protective = r.bool();
        OrderTerms terms = r.terms();
        terms = terms.withEffect(r.effect());
        r.endRoot();
        return new SignalEvent(strategy, new OrderRequest(instrument, side, quantity, terms, r.text("tag"), protective));
    }

    static SignalEvent linked(FrameReader r) {
        StrategyId strategy = r.strategy();
        Instrument instrument = r.instrument();
        Side side = r.code(SIDES);
        Quantity quantity = r.quantity();
        r.beginTerms();
        boolean protective = r.bool();
        OrderTerms terms = r.terms();
        Link.Role role = r.code(ROLES);
        terms = terms.withEffect(r.effect());
        r.endRoot();
        String tag = r.text("tag");
        String list = r.text("list");
        String algo = r.text("algo");
        if (list.isEmpty() && (algo.isEmpty() || role != Link.Role.MEMBER)) {
            throw r.malformed("it has neither a list nor an algorithm, or a role without a list");
        }
        return new SignalEvent(strategy, new OrderRequest(instrument, side, quantity, terms, tag, protective,
                list.isEmpty() ? null : new Link(list, role), algo.isEmpty() ? null : algo(algo, r)));
    }

    static SignalEvent replace(FrameReader r) {
        StrategyId strategy = r.strategy();
        Instrument instrument = r.instrument();
        Quantity quantity = r.quantity();
        r.beginTerms();
        OrderTerms terms = r.terms();
        terms = terms.withEffect(r.effect());
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

    /// Text that does not read back as it was written was not written by us.
    private static Algo algo(String text, FrameReader r) {
        Algo algo;
        try {
            algo = Algo.parse(text);
        } catch (IllegalArgumentException e) {
            throw r.malformed("algo \"" + text + "\" cannot be read: " + e.getMessage());
        }
        if (!algo.text().equals(text)) {
            throw r.malformed("algo is \"" + text + "\", but that is written \"" + algo.text() + "\"");
        }
        return algo;
    }
}
