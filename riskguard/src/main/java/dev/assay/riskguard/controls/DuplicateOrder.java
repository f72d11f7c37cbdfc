package dev.assay.riskguard.controls;

import dev.assay.core.money.FixedPoint;
import dev.assay.core.money.Price;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.risk.RiskState;
import dev.assay.core.risk.RiskView;
import dev.assay.core.risk.Verdict;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stops an order that repeats others of the same strategy: same instrument, side, quantity and prices within a window. Replacements are
/// not compared. A client order id is never used twice: the OMS gives them out.
public final class DuplicateOrder extends Control {
    /// Its row of the catalogue.
    public static final ControlSpec SPEC = new ControlSpec("DUPLICATE_ORDER",
            "At most so many new orders of a strategy with the same instrument, side, quantity and prices in any window of event time.",
            "SEC 15c3-5(c)(1)(ii); FIX F.1.a", List.of("risk.duplicates.max", "risk.duplicates.per"),
            List.of(NO_LIMIT, "DUPLICATE", OVERFLOW), "on");

    private final int max;
    private final long perNanos;

    /// @param max most equal orders in a window, 1 to [RiskState#REMEMBERED_ORDERS]; 0 where no limit is configured
    /// @param perNanos length of the window, nanoseconds
    public DuplicateOrder(int max, long perNanos) {
        super(SPEC);
        if (max > RiskState.REMEMBERED_ORDERS) {
            throw new IllegalArgumentException(
                    "at most " + RiskState.REMEMBERED_ORDERS + " equal orders can be told apart, not " + max);
        }
        this.max = max;
        this.perNanos = perNanos;
    }

    @Override
    public Verdict check(OrderIntent intent, OrderCase view) {
        if (max <= 0 || perNanos <= 0) {
            return noLimit("risk.duplicates");
        }
        if (intent.replaces() != 0) {
            return Verdict.ACCEPT;
        }
        int scale = intent.instrument().priceScale();
        int same = view.state().sameOrdersSince(intent.strategy().number(), intent.instrument().number(), intent.side().sign(),
                view.units(), price(intent.terms().limitPx(), scale), price(intent.terms().stopPx(), scale),
                Math.subtractExact(view.now(), perNanos));
        return same < max ? Verdict.ACCEPT : repeated(intent, same);
    }

    private Verdict repeated(OrderIntent intent, int same) {
        return reject("DUPLICATE", same + " equal orders (" + intent.side() + " " + intent.quantity() + " " + intent.instrument()
                + ") went out in the last " + Words.duration(perNanos) + ", the limit is " + max);
    }

    /// In price units, as [RiskState#onOrder] takes it.
    public static long price(@Nullable Price price, int scale) {
        return price == null
                ? RiskView.NO_PRICE
                : price.scale() == scale ? price.units() : FixedPoint.rescale(price.units(), price.scale(), scale, RoundingMode.HALF_EVEN);
    }

    @Override
    public String limit() {
        return max <= 0 || perNanos <= 0
                ? "not configured: every order is rejected"
                : max + " equal orders per " + Words.duration(perNanos);
    }
}
