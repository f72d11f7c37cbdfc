package dev.assay.riskguard.controls;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.Side;
import dev.assay.core.risk.RiskView;
import dev.assay.core.risk.Verdict;
import java.math.RoundingMode;
import java.util.List;

/// Bounds the account's position in one instrument, long and short, in value and where configured in quantity, working orders included.
///
/// A buy is judged by the position after it and every working buy have filled, a sell by the one after all sells, each at the largest of
/// mark, limit and stop price; so what only reduces the position always passes. A protective exit passes up to the size of the position
/// whatever else is working: its sibling is cancelled when it fills. Where both fill at once the position may turn, to at most the size
/// that the exits together exceed it by.
public final class PositionLimit extends Control {
    /// Its row of the catalogue.
    public static final ControlSpec SPEC = new ControlSpec("POSITION_LIMIT",
            "The account's position in the instrument, after this order and every working one on its side, does not exceed the limit in value "
                    + "or quantity, long or short; a larger order shrinks. What only reduces the position passes.",
            "RTS 6 art. 17(4); FIA; CME", List.of("risk.maxPositionNotional", "risk.maxPositionQuantity"),
            List.of(NO_LIMIT, NO_PRICE, OTHER_CURRENCY, "POSITION_VALUE", "POSITION_QUANTITY", OVERFLOW),
            "on; in quantity only where configured");

    private final Scoped<Threshold> values;
    private final Scoped<Quantity> quantities;

    /// @param values largest value by instrument; missing where no limit is configured
    /// @param quantities largest quantity by instrument; missing where only the value is bounded
    public PositionLimit(Scoped<Limit> values, Scoped<Quantity> quantities) {
        super(SPEC);
        this.values = values.map(Threshold::of);
        this.quantities = quantities;
    }

    @Override
    public Verdict check(OrderIntent intent, OrderCase view) {
        Threshold maxValue = values.at(intent);
        if (maxValue == null) {
            return noLimit("risk.maxPositionNotional");
        }
        if (!view.comparable(maxValue)) {
            return incomparable(intent, view, maxValue);
        }
        Instrument instrument = intent.instrument();
        long before = view.reach();
        long added = view.added();
        long after = Math.addExact(before, added);
        if (added == 0 || after <= 0) {
            return Verdict.ACCEPT;
        }
        Quantity maxQuantity = quantities.at(intent);
        long mostByQuantity = maxQuantity == null
                ? Long.MAX_VALUE
                : maxQuantity.rescale(instrument.quantityScale(), RoundingMode.DOWN).units();
        long value = view.reachValue();
        return after <= mostByQuantity && maxValue.holds(value, view)
                ? Verdict.ACCEPT
                : beyond(intent, view, maxValue,
                        new Reach(before, added, after, view.price(), maxValue.units(view), value, mostByQuantity));
    }

    private record Reach(long before, long added, long after, long price, long limit, long value, long mostByQuantity) {}

    private Verdict beyond(OrderIntent intent, RiskView view, Threshold maxValue, Reach reach) {
        Instrument instrument = intent.instrument();
        long mostByValue = OrderMath.mostUnits(instrument, reach.price, reach.limit, view);
        long room = Math.subtractExact(Math.min(mostByValue, reach.mostByQuantity), reach.before);
        long allowed = Math.addExact(room, OrderMath.counted(intent, view));
        if (intent.protective()) {
            allowed = Math.max(allowed, OrderMath.reducing(intent, view));
        }
        if (OrderMath.units(intent) <= allowed) {
            return Verdict.ACCEPT;
        }
        boolean buy = intent.side() == Side.BUY;
        String position = "the position could become " + Words.quantity(instrument, buy ? reach.after : -reach.after) + " " + instrument
                + " ("
                + Words.quantity(instrument, view.positionUnits(instrument)) + " held, "
                + Words.quantity(instrument, buy ? view.workingBuyUnits(instrument) : view.workingSellUnits(instrument)) + " working to "
                + (buy ? "buy, " : "sell, ") + Words.quantity(instrument, reach.added) + " in this order)";
        return reach.mostByQuantity < mostByValue
                ? shrink(intent, view, allowed, "POSITION_QUANTITY",
                        position + ", above the limit " + Words.quantity(instrument, reach.mostByQuantity))
                : shrink(intent, view, allowed, "POSITION_VALUE",
                        position + ", worth " + Words.money(reach.value, view.currency()) + " at " + Words.price(instrument, reach.price)
                                + ", above the limit "
                                + Words.limit(maxValue.limit(), reach.limit, "equity", view.equityUnits(), view.currency()));
    }

    @Override
    public String limit() {
        if (!values.uniform() || !quantities.uniform()) {
            return "by instrument";
        }
        Threshold maxValue = values.only();
        Quantity maxQuantity = quantities.only();
        if (maxValue == null) {
            return "not configured: every order is rejected";
        }
        return maxQuantity == null ? maxValue.limit().text() : maxValue.limit().text() + " and " + maxQuantity + " units";
    }
}
