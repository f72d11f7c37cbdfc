package dev.assay.riskguard.controls;

import dev.assay.core.order.OrderIntent;
import dev.assay.core.risk.Verdict;
import java.util.List;

/// Bounds gross exposure as a multiple of equity, and the margin it takes: initial margin on the whole exposure, long and short alike,
/// against the part of equity that may be used for it (US Regulation T: 50 % of the value, 12 CFR 220.12; a short sale's proceeds stay on
/// deposit). What does not enlarge the exposure passes, and so does a protective exit.
public final class Leverage extends Control {
    /// Its row of the catalogue.
    public static final ControlSpec SPEC = new ControlSpec("LEVERAGE_MARGIN",
            "Gross exposure after this order, working orders included, is at most so many times the equity, and its initial margin at most "
                    + "the usable part of the equity; a larger order shrinks. What does not enlarge the exposure passes.",
            "RTS 6 art. 15(4); Regulation T, 12 CFR 220.12", List.of("risk.maxLeverage", "risk.margin.initial", "risk.margin.maxUse"),
            List.of(NO_LIMIT, NO_PRICE, OTHER_CURRENCY, "LEVERAGE", "MARGIN", OVERFLOW), "on");
    private static final long MILLION = 1_000_000;

    private final Band maxLeverage;
    private final Band initial;
    private final Band maxUse;

    /// @param maxLeverage largest gross exposure, 1,000,000 millionths for the whole equity
    /// @param initial margin on a position's value
    /// @param maxUse part of the equity that may be used for margin
    public Leverage(Band maxLeverage, Band initial, Band maxUse) {
        super(SPEC);
        this.maxLeverage = maxLeverage;
        this.initial = initial;
        this.maxUse = maxUse;
    }

    @Override
    public Verdict check(OrderIntent intent, OrderCase view) {
        if (!maxLeverage.configured() || !initial.configured() || !maxUse.configured()) {
            return noLimit(maxLeverage.configured() ? "risk.margin" : "risk.maxLeverage");
        }
        if (!view.priced()) {
            return unpriced(intent, view);
        }
        if (!view.enlarges()) {
            return Verdict.ACCEPT;
        }
        long gross = view.grossAfter();
        long equity = Math.max(0, view.equityUnits());
        // margin = gross x initial; bound = equity x maxUse: both in millionths
        return !maxLeverage.exceededBy(gross, equity) && !aboveMargin(gross, equity) ? Verdict.ACCEPT : beyond(intent, view, gross, equity);
    }

    private boolean aboveMargin(long gross, long equity) {
        long high = Math.multiplyHigh(gross, initial.ppm());
        long bound = Math.multiplyHigh(equity, maxUse.ppm());
        return high == bound ? Long.compareUnsigned(gross * initial.ppm(), equity * maxUse.ppm()) > 0 : high > bound;
    }

    private Verdict beyond(OrderIntent intent, OrderCase view, long gross, long equity) {
        long largestGross = Math.min(bounded(equity, maxLeverage.ppm(), MILLION), bounded(equity, maxUse.ppm(), initial.ppm()));
        long largest = Math.max(view.before(), OrderMath.mostUnits(intent.instrument(), view.price(),
                Math.subtractExact(largestGross, view.othersGross()), view));
        long allowed = OrderMath.roomTo(intent, view, largest);
        if (intent.protective()) {
            allowed = Math.max(allowed, OrderMath.reducing(intent, view));
        }
        if (OrderMath.units(intent) <= allowed) {
            return Verdict.ACCEPT;
        }
        String becomes = "gross exposure could become " + Words.money(gross, view.currency()) + " with working orders and this one, ";
        return maxLeverage.exceededBy(gross, equity)
                ? shrink(intent, view, allowed, "LEVERAGE", becomes + Band.share(gross, equity) + " of equity "
                        + Words.money(equity, view.currency()) + "; the limit is " + maxLeverage.text())
                : shrink(intent, view, allowed, "MARGIN", becomes + "which takes " + initial.text() + " initial margin; "
                        + maxUse.text() + " of equity " + Words.money(equity, view.currency()) + " may be used");
    }

    private static long bounded(long equity, long ppm, long per) {
        java.math.BigInteger most = java.math.BigInteger.valueOf(equity).multiply(java.math.BigInteger.valueOf(ppm))
                .divide(java.math.BigInteger.valueOf(per));
        return most.bitLength() > 63 ? Long.MAX_VALUE : most.longValue();
    }

    @Override
    public String limit() {
        return !maxLeverage.configured() || !initial.configured() || !maxUse.configured()
                ? "not configured: every order is rejected"
                : "gross " + maxLeverage.text() + " of equity; margin " + initial.text() + " of value, " + maxUse.text() + " usable";
    }
}
