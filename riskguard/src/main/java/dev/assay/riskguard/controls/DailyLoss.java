package dev.assay.riskguard.controls;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.risk.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Once the day's loss has reached the limit, lets out only what reduces the account's position, until the next trading day begins.
///
/// The loss is the equity at the start of the trading day less the equity now, open positions at their marks. Positions that are open may
/// lose more: the control stops orders, not prices.
public final class DailyLoss extends Control {
    /// Its row of the catalogue.
    public static final ControlSpec SPEC = new ControlSpec("DAILY_LOSS_DRAWDOWN",
            "Once the loss since the start of the trading day has reached the limit, only orders that reduce the account's position pass, "
                    + "until the next trading day; larger ones shrink to that.",
            "RTS 6 art. 15(4); FIA", List.of("risk.maxDailyLoss"),
            List.of(NO_LIMIT, OTHER_CURRENCY, "NO_DAY_START", "DAILY_LOSS", OVERFLOW),
            "on");

    private final @Nullable Threshold max;

    /// @param max largest loss of a day, or null where no limit is configured; a fraction is of the equity at the start of the day
    public DailyLoss(@Nullable Limit max) {
        super(SPEC);
        this.max = Threshold.orNull(max);
    }

    @Override
    public Verdict check(OrderIntent intent, OrderCase view) {
        if (max == null) {
            return noLimit("risk.maxDailyLoss");
        }
        if (max.foreign(view)) {
            return foreign(view, max);
        }
        long start = view.state().dayStartEquityUnits();
        long loss = Math.subtractExact(start, view.equityUnits());
        // loss < limit is loss + 1 <= limit in whole units
        return start != 0 && max.holds(Math.addExact(loss, 1), start) ? Verdict.ACCEPT : lost(intent, view, max.limit(), start, loss);
    }

    private Verdict lost(OrderIntent intent, OrderCase view, Limit max, long start, long loss) {
        long limit = max.units(start);
        long allowed = OrderMath.reducing(intent, view);
        if (OrderMath.units(intent) <= allowed) {
            return Verdict.ACCEPT;
        }
        Instrument instrument = intent.instrument();
        String only = ": only orders that reduce a position pass, and the account holds "
                + Words.quantity(instrument, view.positionUnits(instrument)) + " " + instrument;
        return start == 0
                ? shrink(intent, view, allowed, "NO_DAY_START", "the equity at the start of the trading day is not known" + only)
                : shrink(intent, view, allowed, "DAILY_LOSS",
                        "the day's loss " + Words.money(loss, view.currency()) + " has reached the limit "
                                + Words.limit(max, limit, "the equity at the start of the day", start, view.currency()) + only);
    }

    @Override
    public String limit() {
        return max == null
                ? "not configured: every order is rejected"
                : max.relative() ? max.limit().text() + " at the start of the day" : max.limit().text();
    }
}
