package dev.assay.riskguard.controls;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.risk.RiskView;
import dev.assay.core.risk.Verdict;
import java.util.List;

/// Bounds the value of one order; for a replacement that of its new total. A larger order shrinks.
///
/// The order is valued at the largest of mark, limit and stop price. A limit that is a fraction of equity bounds the risk that is taken
/// on, so an order that only reduces the account's position passes it: an account that has lost its equity can still close. A fixed amount
/// bounds every order.
public final class MaxOrderValue extends Control {
    /// Its row of the catalogue.
    public static final ControlSpec SPEC = new ControlSpec("MAX_ORDER_VALUE",
            "The value of one order (for a replacement: of its new total), at the largest of mark, limit and stop price, does not exceed the "
                    + "limit; a larger order shrinks. Where the limit is a fraction of equity, orders that only reduce the position pass.",
            "RTS 6 art. 15(1)(b); SEC 15c3-5(c)(1)(ii)", List.of("risk.maxOrderNotional"),
            List.of(NO_LIMIT, NO_PRICE, OTHER_CURRENCY, "ORDER_VALUE", OVERFLOW), "on");

    private final Scoped<Threshold> limits;

    /// @param limits largest value by strategy and instrument; missing where no limit is configured
    public MaxOrderValue(Scoped<Limit> limits) {
        super(SPEC);
        this.limits = limits.map(Threshold::of);
    }

    @Override
    public Verdict check(OrderIntent intent, OrderCase view) {
        Threshold max = limits.at(intent);
        if (max == null) {
            return noLimit("risk.maxOrderNotional");
        }
        if (!view.comparable(max)) {
            return incomparable(intent, view, max);
        }
        long value = view.orderValue();
        return max.holds(value, view) ? Verdict.ACCEPT : above(intent, view, max, view.price(), max.units(view), value);
    }

    private Verdict above(OrderIntent intent, RiskView view, Threshold max, long price, long limit, long value) {
        Instrument instrument = intent.instrument();
        long reducing = max.relative() ? OrderMath.reducing(intent, view) : 0;
        long units = OrderMath.units(intent);
        if (units <= reducing) {
            return Verdict.ACCEPT;
        }
        long allowed = Math.max(reducing, OrderMath.mostUnits(instrument, price, limit, view));
        return shrink(intent, view, allowed, "ORDER_VALUE",
                "order value " + Words.money(value, view.currency()) + " (" + Words.quantity(instrument, units) + " " + instrument + " at "
                        + Words.price(instrument, price) + ") is above the limit "
                        + Words.limit(max.limit(), limit, "equity", view.equityUnits(), view.currency()));
    }

    @Override
    public String limit() {
        Threshold max = limits.only();
        return !limits.uniform()
                ? "by strategy and instrument"
                : max == null ? "not configured: every order is rejected" : max.limit().text();
    }
}
