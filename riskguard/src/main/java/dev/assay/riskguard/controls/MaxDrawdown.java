package dev.assay.riskguard.controls;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.risk.RiskView;
import dev.assay.core.risk.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Once the account has fallen too far from its peak, of the day or of the run, lets out only what reduces its position. The day's peak
/// starts anew each trading day; the run's peak when an operator re-arms all trading.
public final class MaxDrawdown extends Control {
    /// Its row of the catalogue.
    public static final ControlSpec SPEC = new ControlSpec("MAX_DRAWDOWN",
            "Once equity has fallen from its peak of the trading day, or of the run, by the limit, only orders that reduce the account's "
                    + "position pass; larger ones shrink to that. Re-arming all trading starts the peaks anew.",
            "RTS 6 art. 15(4); FIA", List.of("risk.maxIntradayDrawdown", "risk.maxDrawdown"),
            List.of(NO_LIMIT, OTHER_CURRENCY, "NO_PEAK", "INTRADAY_DRAWDOWN", "DRAWDOWN", OVERFLOW), "on");

    private final @Nullable Threshold maxOfDay;
    private final @Nullable Threshold maxOfRun;

    /// @param maxOfDay largest fall from the day's peak, or null where none is configured; a fraction is of that peak
    /// @param maxOfRun largest fall from the run's peak, or null where none is configured; a fraction is of that peak
    public MaxDrawdown(@Nullable Limit maxOfDay, @Nullable Limit maxOfRun) {
        super(SPEC);
        this.maxOfDay = Threshold.orNull(maxOfDay);
        this.maxOfRun = Threshold.orNull(maxOfRun);
    }

    @Override
    public Verdict check(OrderIntent intent, OrderCase view) {
        if (maxOfDay == null || maxOfRun == null) {
            return noLimit(maxOfDay == null ? "risk.maxIntradayDrawdown" : "risk.maxDrawdown");
        }
        if (maxOfDay.foreign(view) || maxOfRun.foreign(view)) {
            return foreign(view, maxOfDay.foreign(view) ? maxOfDay : maxOfRun);
        }
        long equity = view.equityUnits();
        long dayPeak = view.state().dayPeakEquityUnits();
        long peak = view.state().peakEquityUnits();
        if (peak > 0 && maxOfRun.holds(Math.subtractExact(peak, equity) + 1, peak)
                && maxOfDay.holds(Math.subtractExact(dayPeak, equity) + 1, dayPeak)) {
            return Verdict.ACCEPT;
        }
        return fallen(intent, view, maxOfDay.limit(), maxOfRun.limit());
    }

    private Verdict fallen(OrderIntent intent, RiskView view, Limit ofDay, Limit ofRun) {
        long allowed = OrderMath.reducing(intent, view);
        if (OrderMath.units(intent) <= allowed) {
            return Verdict.ACCEPT;
        }
        Instrument instrument = intent.instrument();
        String only = ": only orders that reduce a position pass, and the account holds "
                + Words.quantity(instrument, view.positionUnits(instrument)) + " " + instrument;
        long peak = view.state().peakEquityUnits();
        if (peak <= 0) {
            return shrink(intent, view, allowed, "NO_PEAK", "the account's equity was never above zero" + only);
        }
        return Math.subtractExact(peak, view.equityUnits()) >= ofRun.units(peak)
                ? shrink(intent, view, allowed, "DRAWDOWN", words(view, "highest equity", peak, ofRun) + only)
                : shrink(intent, view, allowed, "INTRADAY_DRAWDOWN",
                        words(view, "the day's highest equity", view.state().dayPeakEquityUnits(), ofDay) + only);
    }

    private static String words(RiskView view, String what, long peak, Limit max) {
        return "equity " + Words.money(view.equityUnits(), view.currency()) + " is "
                + Words.money(peak - view.equityUnits(), view.currency())
                + " below " + what + ", which has reached the limit " + Words.limit(max, max.units(peak), what, peak, view.currency());
    }

    @Override
    public String limit() {
        return maxOfDay == null || maxOfRun == null
                ? "not configured: every order is rejected"
                : maxOfDay.limit().text().replace("of equity", "of the day's peak") + ", "
                        + maxOfRun.limit().text().replace("of equity", "of the peak");
    }
}
