package dev.assay.riskguard.controls;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.risk.RiskView;
import dev.assay.core.risk.Verdict;
import java.util.List;

/// Holds orders without a limit price back while the market moves too fast. What only reduces the account's position passes.
public final class VolatilityProtection extends Control {
    /// Its row of the catalogue.
    public static final ControlSpec SPEC = new ControlSpec("VOLATILITY_PROTECTION",
            "Market and stop orders go out only while the price lies within a bound of the price at the start of the present period; orders "
                    + "with a limit price, and what only reduces the position, pass.",
            "CME velocity logic and protection points; FIA", List.of("risk.maxMove", "risk.movePeriod"),
            List.of(NO_LIMIT, NO_PRICE, "FAST_MARKET", OVERFLOW), "on");

    private final Band move;
    private final long periodNanos;

    /// @param move largest move inside the period
    /// @param periodNanos the period, for the words; the risk state measures the move over it
    public VolatilityProtection(Band move, long periodNanos) {
        super(SPEC);
        this.move = move;
        this.periodNanos = periodNanos;
    }

    @Override
    public Verdict check(OrderIntent intent, OrderCase view) {
        if (!move.configured()) {
            return noLimit("risk.maxMove");
        }
        if (intent.terms().limitPx() != null) {
            return Verdict.ACCEPT;
        }
        Instrument instrument = intent.instrument();
        long mark = view.mark();
        if (mark == RiskView.NO_PRICE) {
            return reject(NO_PRICE, "no price of " + instrument + " is known yet");
        }
        long start = view.state().periodStartUnits(instrument.number());
        long moved = start == RiskView.NO_PRICE ? 0 : Math.absExact(Math.subtractExact(mark, start));
        return moved == 0 || !move.exceededBy(moved, Math.absExact(start)) || view.units() <= OrderMath.reducing(intent, view)
                ? Verdict.ACCEPT
                : fast(instrument, start, mark, moved);
    }

    private Verdict fast(Instrument instrument, long start, long mark, long moved) {
        return reject("FAST_MARKET", instrument + " moved from " + Words.price(instrument, start) + " to " + Words.price(instrument, mark)
                + ", by " + Band.share(moved, Math.absExact(start)) + " within " + Words.duration(periodNanos) + ", more than "
                + move.text() + ": only orders with a limit price go out");
    }

    @Override
    public String limit() {
        return move.configured() ? move.text() + " in " + Words.duration(periodNanos) : "not configured: every order is rejected";
    }
}
