package dev.assay.riskguard.controls;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Price;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.Side;
import dev.assay.core.risk.RiskView;
import dev.assay.core.risk.Verdict;
import java.util.List;

/// Keeps limit prices near the market: of the last price, and of the price at the start of the present period, in auctions too.
///
/// The reference has an age of its own. A protective exit that waits on the far side of the market passes: it cannot trade at a bad price.
public final class PriceCollar extends Control {
    /// Its row of the catalogue.
    public static final ControlSpec SPEC = new ControlSpec("PRICE_COLLAR",
            "A limit price lies within a band around the last price, which is no older than the collar's own limit, and within a second band "
                    + "around the price at the start of the present period. Protective exits that wait away from the market pass.",
            "RTS 6 art. 15(1)(a); FIA price tolerance; CME banding",
            List.of("risk.collar.band", "risk.collar.periodBand", "risk.collar.maxAge", "risk.movePeriod"),
            List.of(NO_LIMIT, NO_PRICE, "STALE_REFERENCE", "COLLAR", "PERIOD_COLLAR", OVERFLOW), "on");

    private final Band band;
    private final Band periodBand;
    private final long maxAgeNanos;

    /// @param band around the last price
    /// @param periodBand around the price at the start of the period
    /// @param maxAgeNanos oldest reference; 0 where no limit is configured
    public PriceCollar(Band band, Band periodBand, long maxAgeNanos) {
        super(SPEC);
        this.band = band;
        this.periodBand = periodBand;
        this.maxAgeNanos = maxAgeNanos;
    }

    @Override
    public Verdict check(OrderIntent intent, OrderCase view) {
        if (!band.configured() || !periodBand.configured() || maxAgeNanos <= 0) {
            return noLimit("risk.collar");
        }
        Price limit = intent.terms().limitPx();
        return limit == null ? Verdict.ACCEPT : priced(intent, view, limit);
    }

    private Verdict priced(OrderIntent intent, RiskView view, Price limit) {
        Instrument instrument = intent.instrument();
        long reference = view.markUnits(instrument);
        if (reference == RiskView.NO_PRICE) {
            return reject(NO_PRICE, "no price of " + instrument + " is known yet, so its limit price cannot be judged");
        }
        long price = DuplicateOrder.price(limit, instrument.priceScale());
        if (intent.protective() && (intent.side() == Side.BUY ? price <= reference : price >= reference)) {
            return Verdict.ACCEPT;
        }
        long age = Math.subtractExact(view.now(), view.markTs(instrument));
        if (age > maxAgeNanos) {
            return reject("STALE_REFERENCE", "the reference price of " + instrument + " is " + Words.duration(age)
                    + " old, older than the collar's limit " + Words.duration(maxAgeNanos));
        }
        long start = view.state().periodStartUnits(instrument.number());
        if (band.exceededBy(Math.absExact(Math.subtractExact(price, reference)), Math.absExact(reference))) {
            return away(instrument, price, reference, "the last price", band, "COLLAR");
        }
        return start == RiskView.NO_PRICE
                || !periodBand.exceededBy(Math.absExact(Math.subtractExact(price, start)), Math.absExact(start))
                        ? Verdict.ACCEPT
                        : away(instrument, price, start, "the price at the start of the period", periodBand, "PERIOD_COLLAR");
    }

    private Verdict away(Instrument instrument, long price, long reference, String what, Band allowed, String code) {
        return reject(code, "limit price " + Words.price(instrument, price) + " of " + instrument + " lies "
                + Band.share(Math.absExact(price - reference), Math.absExact(reference)) + " from " + what + ", "
                + Words.price(instrument, reference) + "; the band is " + allowed.text());
    }

    @Override
    public String limit() {
        return !band.configured() || !periodBand.configured() || maxAgeNanos <= 0
                ? "not configured: every order is rejected"
                : band.text() + " of the last price, " + periodBand.text() + " of the period's first, reference at most "
                        + Words.duration(maxAgeNanos) + " old";
    }
}
