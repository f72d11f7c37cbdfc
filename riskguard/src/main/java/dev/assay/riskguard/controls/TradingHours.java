package dev.assay.riskguard.controls;

import dev.assay.core.order.OrderIntent;
import dev.assay.core.risk.Verdict;
import java.util.List;

/// Lets orders out while the exchange trades, or at any time: an order given between two sessions then waits at the venue.
public final class TradingHours extends Control {
    /// Its row of the catalogue.
    public static final ControlSpec SPEC = new ControlSpec("TRADING_HOURS",
            "With `session`, orders go out between the open and the close of a session of the calendar only, both included; with `any`, "
                    + "at any time, and the venue keeps them until it trades.",
            "SEC 15c3-5(c)(2)(i)", List.of("risk.tradingHours"), List.of("OUTSIDE_SESSION"), "any");

    private final boolean sessionOnly;

    /// @param sessionOnly whether orders go out inside a session only
    public TradingHours(boolean sessionOnly) {
        super(SPEC);
        this.sessionOnly = sessionOnly;
    }

    @Override
    public Verdict check(OrderIntent intent, OrderCase view) {
        return !sessionOnly || view.inSession()
                ? Verdict.ACCEPT
                : reject("OUTSIDE_SESSION", "the exchange is closed at this instant: orders go out between open and close only");
    }

    @Override
    public String limit() {
        return sessionOnly ? "inside a session" : "any time";
    }
}
