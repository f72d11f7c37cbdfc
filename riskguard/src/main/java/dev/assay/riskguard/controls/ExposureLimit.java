package dev.assay.riskguard.controls;

import dev.assay.core.order.OrderIntent;
import dev.assay.core.risk.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Bounds the account's gross exposure: the sum over instruments of the largest position that fills of working orders can lead to.
///
/// An order that does not enlarge the largest position of its instrument passes, even above the limit. So does a protective exit up to the
/// size of the position. The order's instrument is valued at the largest of mark, limit and stop price, the others at their marks.
public final class ExposureLimit extends Control {
    /// Its row of the catalogue.
    public static final ControlSpec SPEC = new ControlSpec("EXPOSURE_LIMIT_MULTI_LEVEL",
            "The account's gross exposure, working orders included, does not exceed the limit; a larger order shrinks. What does not enlarge "
                    + "the exposure passes. (Levels: firm and account.)",
            "RTS 6 art. 15(5)", List.of("risk.maxGrossExposure", "risk.firm.maxGrossExposure"),
            List.of(NO_LIMIT, NO_PRICE, OTHER_CURRENCY, "GROSS_EXPOSURE", OVERFLOW),
            "on");

    private final @Nullable Threshold max;

    /// @param max largest gross exposure, or null where no limit is configured
    public ExposureLimit(@Nullable Limit max) {
        super(SPEC);
        this.max = Threshold.orNull(max);
    }

    @Override
    public Verdict check(OrderIntent intent, OrderCase view) {
        if (max == null) {
            return noLimit("risk.maxGrossExposure");
        }
        if (!view.comparable(max)) {
            return incomparable(intent, view, max);
        }
        if (!view.enlarges()) {
            return Verdict.ACCEPT;
        }
        long gross = view.grossAfter();
        return max.holds(gross, view) ? Verdict.ACCEPT : beyond(intent, view, max, gross, max.units(view));
    }

    private Verdict beyond(OrderIntent intent, OrderCase view, Threshold max, long gross, long limit) {
        long largest = Math.max(view.before(), OrderMath.mostUnits(intent.instrument(), view.price(),
                Math.subtractExact(limit, view.othersGross()), view));
        long allowed = OrderMath.roomTo(intent, view, largest);
        if (intent.protective()) {
            allowed = Math.max(allowed, OrderMath.reducing(intent, view));
        }
        if (OrderMath.units(intent) <= allowed) {
            return Verdict.ACCEPT;
        }
        return shrink(intent, view, allowed, "GROSS_EXPOSURE",
                "gross exposure, now " + Words.money(view.grossExposureUnits(), view.currency()) + ", could become "
                        + Words.money(gross, view.currency()) + " with working orders and this one, above the limit "
                        + Words.limit(max.limit(), limit, "equity", view.equityUnits(), view.currency()));
    }

    @Override
    public String limit() {
        return max == null ? "not configured: every order is rejected" : max.limit().text();
    }
}
