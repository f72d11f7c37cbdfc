package dev.assay.riskguard.controls;

import dev.assay.core.order.OrderIntent;
import dev.assay.core.risk.RiskView;
import dev.assay.core.risk.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Bounds the credit that a day's trading takes: what was bought and sold today, what is working, and this order, in value and without
/// netting. What only reduces the account's position passes.
public final class CreditThreshold extends Control {
    /// Its row of the catalogue.
    public static final ControlSpec SPEC = new ControlSpec("CREDIT_CAPITAL_THRESHOLD",
            "The value of everything executed since the start of the trading day, of all working orders and of this one, bought and sold "
                    + "without netting, does not exceed the threshold; a larger order shrinks. Reductions pass.",
            "SEC 15c3-5(c)(1)(i); RTS 6 art. 15(4)", List.of("risk.creditThreshold", "risk.firm.creditThreshold"),
            List.of(NO_LIMIT, NO_PRICE, OTHER_CURRENCY, "CREDIT", OVERFLOW), "on");

    private final @Nullable Threshold max;

    /// @param max the threshold, or null where none is configured
    public CreditThreshold(@Nullable Limit max) {
        super(SPEC);
        this.max = Threshold.orNull(max);
    }

    @Override
    public Verdict check(OrderIntent intent, OrderCase view) {
        if (max == null) {
            return noLimit("risk.creditThreshold");
        }
        if (!view.comparable(max)) {
            return incomparable(intent, view, max);
        }
        long used = Math.addExact(view.state().executedTodayUnits(), view.sums().workingValueUnits());
        long added = view.added();
        long total = Math.addExact(used, view.addedValue());
        return max.holds(total, view) || added == 0 || view.units() <= OrderMath.reducing(intent, view)
                ? Verdict.ACCEPT
                : beyond(intent, view, max, used, total, max.units(view));
    }

    private Verdict beyond(OrderIntent intent, RiskView view, Threshold max, long used, long total, long limit) {
        long fits = OrderMath.mostUnits(intent.instrument(), OrderCase.of(intent, view).price(), Math.subtractExact(limit, used),
                view);
        long most = fits == Long.MAX_VALUE ? fits : Math.addExact(fits, OrderMath.counted(intent, view));
        return shrink(intent, view, Math.max(most, OrderMath.reducing(intent, view)), "CREDIT",
                "the day's credit would become " + Words.money(total, view.currency()) + " ("
                        + Words.money(view.state().executedTodayUnits(), view.currency()) + " executed, "
                        + Words.money(view.sums().workingValueUnits(), view.currency()) + " working, "
                        + Words.money(total - used, view.currency()) + " in this order), above the threshold "
                        + Words.limit(max.limit(), limit, "equity", view.equityUnits(), view.currency()));
    }

    @Override
    public String limit() {
        return max == null ? "not configured: every order is rejected" : max.limit().text();
    }
}
