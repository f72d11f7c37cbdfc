package dev.assay.riskguard.controls;

import dev.assay.core.order.OrderIntent;
import dev.assay.core.risk.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// At most so many new and replaced orders in a trading day, of all strategies together and of each. Protective exits pass, but count.
public final class MaxOrdersPerDay extends Control {
    /// Its row of the catalogue.
    public static final ControlSpec SPEC = new ControlSpec("MAX_ORDERS_PER_DAY",
            "At most so many new and replaced orders in a trading day, of all strategies and of each. Cancels are free; protective exits "
                    + "pass, but count.",
            "RTS 6 art. 8, 15(1)(d)", List.of("risk.maxOrdersPerDay", "risk.strategies[].maxOrdersPerDay"),
            List.of(NO_LIMIT, "ORDERS_PER_DAY"), "on");

    private final int max;
    private final Scoped<Integer> ofStrategy;

    /// @param max most orders of all; 0 where no limit is configured
    /// @param ofStrategy most orders of a strategy; missing: bounded by `max` alone
    public MaxOrdersPerDay(int max, Scoped<Integer> ofStrategy) {
        super(SPEC);
        this.max = max;
        this.ofStrategy = ofStrategy;
    }

    @Override
    public Verdict check(OrderIntent intent, OrderCase view) {
        if (max <= 0) {
            return noLimit("risk.maxOrdersPerDay");
        }
        @Nullable
        Integer own = ofStrategy.at(intent);
        int sent = view.state().ordersToday(intent.strategy().number());
        if (intent.protective() || view.state().ordersToday() < max && (own == null || sent < own)) {
            return Verdict.ACCEPT;
        }
        return tooMany(intent, view, own, sent);
    }

    private Verdict tooMany(OrderIntent intent, OrderCase view, @Nullable Integer own, int sent) {
        return reject("ORDERS_PER_DAY", own != null && sent >= own
                ? "strategy " + intent.strategy() + " sent " + sent + " orders today, its limit is " + own
                : view.state().ordersToday() + " orders went out today, the limit is " + max);
    }

    @Override
    public String limit() {
        return max <= 0
                ? "not configured: every order is rejected"
                : max + " a day" + (ofStrategy.uniform() && ofStrategy.only() == null
                        ? ""
                        : ", fewer for some strategies");
    }
}
