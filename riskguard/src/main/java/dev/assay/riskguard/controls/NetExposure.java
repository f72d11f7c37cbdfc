package dev.assay.riskguard.controls;

import dev.assay.core.order.OrderIntent;
import dev.assay.core.risk.RiskView;
import dev.assay.core.risk.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Bounds how far the account may be net long or net short over all instruments, working orders included.
///
/// A buy is judged as if all working buys and no working sell had filled, a sell the other way round. What only reduces the position in its
/// instrument passes, and so does a protective exit up to the size of the position.
public final class NetExposure extends Control {
    /// Its row of the catalogue.
    public static final ControlSpec SPEC = new ControlSpec("NET_EXPOSURE",
            "The sum over instruments of the position's value, longs less shorts, after this order and every working one on its side, stays "
                    + "within the limit, long and short; a larger order shrinks. Reductions pass.",
            "RTS 6 art. 15(5), 17(4)", List.of("risk.maxNetExposure", "risk.firm.maxNetExposure"),
            List.of(NO_LIMIT, NO_PRICE, OTHER_CURRENCY, "NET_EXPOSURE", OVERFLOW), "on");

    private final @Nullable Threshold max;

    /// @param max largest net exposure on either side, or null where none is configured
    public NetExposure(@Nullable Limit max) {
        super(SPEC);
        this.max = Threshold.orNull(max);
    }

    @Override
    public Verdict check(OrderIntent intent, OrderCase view) {
        if (max == null) {
            return noLimit("risk.maxNetExposure");
        }
        if (!view.comparable(max)) {
            return incomparable(intent, view, max);
        }
        long before = view.buys() ? view.sums().worstLongUnits() : Math.negateExact(view.sums().worstShortUnits());
        long added = view.added();
        long after = Math.addExact(before, view.addedValue());
        return max.holds(after, view) || added == 0 || view.units() <= reducing(intent, view)
                ? Verdict.ACCEPT
                : beyond(intent, view, max, before, after);
    }

    private Verdict beyond(OrderIntent intent, OrderCase view, Threshold max, long before, long after) {
        long limit = max.units(view);
        long room = before >= limit
                ? 0
                : OrderMath.mostUnits(intent.instrument(), view.price(), Math.subtractExact(limit, before), view);
        long most = room == Long.MAX_VALUE ? room : Math.addExact(room, OrderMath.counted(intent, view));
        return shrink(intent, view, Math.max(most, reducing(intent, view)), "NET_EXPOSURE",
                "the account could become net " + (view.buys() ? "long " : "short ") + Words.money(after, view.currency())
                        + " with working orders and this one, above the limit "
                        + Words.limit(max.limit(), limit, "equity", view.equityUnits(), view.currency()));
    }

    /// What reduces the net position: closing one side of a hedge does not, but a protective exit always may.
    private static long reducing(OrderIntent intent, RiskView view) {
        return OrderMath.reducing(intent, intent.protective() ? view : view.net());
    }

    @Override
    public String limit() {
        return max == null ? "not configured: every order is rejected" : max.limit().text();
    }

}
