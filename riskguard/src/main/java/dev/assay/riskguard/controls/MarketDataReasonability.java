package dev.assay.riskguard.controls;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.risk.RiskView;
import dev.assay.core.risk.Verdict;
import java.util.List;

/// Lets no order out against a price that is missing, too old, or from the future. Every order, exits too: nothing can be judged without.
public final class MarketDataReasonability extends Control {
    /// Its row of the catalogue.
    public static final ControlSpec SPEC = new ControlSpec("MARKET_DATA_REASONABILITY",
            "The instrument's last price is known and no older than the limit, in event time. Applies to every order, exits too.",
            "FIA 3.1; ESMA", List.of("risk.maxPriceAge"), List.of(NO_LIMIT, NO_PRICE, "STALE_PRICE", "FUTURE_PRICE", OVERFLOW), "on");

    private final long maxAgeNanos;

    /// @param maxAgeNanos oldest price, in nanoseconds of event time since it became known (for a bar: since its close); 0 where no limit
    ///                    is configured
    public MarketDataReasonability(long maxAgeNanos) {
        super(SPEC);
        this.maxAgeNanos = maxAgeNanos;
    }

    @Override
    public Verdict check(OrderIntent intent, OrderCase view) {
        Instrument instrument = intent.instrument();
        if (maxAgeNanos <= 0) {
            return noLimit("risk.maxPriceAge");
        }
        if (view.mark() == RiskView.NO_PRICE) {
            return reject(NO_PRICE, "no price of " + instrument + " is known yet");
        }
        long age = Math.subtractExact(view.now(), view.markTs(instrument));
        return age >= 0 && age <= maxAgeNanos ? Verdict.ACCEPT : beyond(instrument, age);
    }

    private Verdict beyond(Instrument instrument, long age) {
        if (age < 0) {
            return reject("FUTURE_PRICE",
                    "the last price of " + instrument + " is " + Words.duration(-age) + " ahead of the present instant");
        }
        return reject("STALE_PRICE", "the last price of " + instrument + " is " + Words.duration(age) + " old, older than the limit "
                + Words.duration(maxAgeNanos));
    }

    @Override
    public String limit() {
        return maxAgeNanos <= 0 ? "not configured: every order is rejected" : "price at most " + Words.duration(maxAgeNanos) + " old";
    }
}
