package dev.assay.riskguard.controls;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.risk.Verdict;
import java.math.RoundingMode;
import java.util.List;

/// Bounds the quantity of one order, exits too; for a replacement its new total. A larger order shrinks.
public final class MaxOrderQuantity extends Control {
    /// Its row of the catalogue.
    public static final ControlSpec SPEC = new ControlSpec("MAX_ORDER_QTY",
            "The quantity of one order (for a replacement: its new total) does not exceed the limit; a larger order shrinks. Applies to exits "
                    + "too.",
            "SEC 15c3-5(c)(1)(ii); RTS 6 art. 15(1)(c); FIA; CME", List.of("risk.maxOrderQuantity"),
            List.of(NO_LIMIT, "ORDER_QUANTITY", OVERFLOW), "on");

    private final Scoped<Quantity> limits;

    /// @param limits largest quantity by strategy and instrument; missing where none is configured
    public MaxOrderQuantity(Scoped<Quantity> limits) {
        super(SPEC);
        this.limits = limits;
    }

    @Override
    public Verdict check(OrderIntent intent, OrderCase view) {
        Quantity max = limits.at(intent);
        if (max == null) {
            return noLimit("risk.maxOrderQuantity");
        }
        if (intent.quantity().compareTo(max) <= 0) {
            return Verdict.ACCEPT;
        }
        Instrument instrument = intent.instrument();
        return shrink(intent, view, max.rescale(instrument.quantityScale(), RoundingMode.DOWN).units(), "ORDER_QUANTITY", "order quantity "
                + Words.quantity(instrument, OrderMath.units(intent)) + " " + instrument + " is above the limit " + max);
    }

    @Override
    public String limit() {
        Quantity max = limits.only();
        return !limits.uniform() ? "by strategy and instrument" : max == null ? "not configured: every order is rejected" : max.toString();
    }
}
