package dev.assay.riskguard.controls;

import dev.assay.core.order.OrderIntent;
import dev.assay.core.risk.Verdict;
import java.util.List;

/// At most so many new and replaced orders of all strategies in any window of event time. Cancels are not counted and never held up.
public final class MaxMessageRate extends Control {
    /// Its row of the catalogue.
    public static final ControlSpec SPEC = new ControlSpec("MAX_MESSAGE_RATE",
            "At most so many new and replaced orders, of all strategies together, in any window of event time. Cancels are free.",
            "RTS 6 art. 15(1)(d); FIA", List.of("risk.orderRate.max", "risk.orderRate.per"),
            List.of(NO_LIMIT, "RATE", "RATE_WINDOW", OVERFLOW), "on");

    private final int max;
    private final long perNanos;

    /// @param max most messages in a window; 0 where no limit is configured
    /// @param perNanos length of the window
    public MaxMessageRate(int max, long perNanos) {
        super(SPEC);
        this.max = max;
        this.perNanos = perNanos;
    }

    @Override
    public Verdict check(OrderIntent intent, OrderCase view) {
        if (max <= 0 || perNanos <= 0) {
            return noLimit("risk.orderRate");
        }
        if (view.state().rateWindow() < max) {
            return tooSmall(view);
        }
        long since = Math.subtractExact(view.now(), perNanos);
        return view.state().hasSent(max, since) ? tooMany(view, since) : Verdict.ACCEPT;
    }

    private Verdict tooSmall(OrderCase view) {
        return reject("RATE_WINDOW",
                "only the latest " + view.state().rateWindow() + " messages are remembered, too few to hold a limit of "
                        + max + ": the run was set up with too small a window");
    }

    private Verdict tooMany(OrderCase view, long since) {
        return reject("RATE", view.state().messagesSince(since) + " orders went out in the last " + Words.duration(perNanos)
                + ", the limit is " + max);
    }

    @Override
    public String limit() {
        return max <= 0 || perNanos <= 0 ? "not configured: every order is rejected" : max + " per " + Words.duration(perNanos);
    }
}
