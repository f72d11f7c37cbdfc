package dev.assay.riskguard.controls;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Price;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.Side;
import dev.assay.core.risk.RiskView;
import dev.assay.core.risk.Verdict;
import java.util.List;

/// Stops an order that could trade with a resting limit order of the same account. A market order counts as one at the last price; a stop
/// order as one at its stop price.
public final class SelfMatch extends Control {
    /// Its row of the catalogue.
    public static final ControlSpec SPEC = new ControlSpec("SELF_MATCH_PREVENTION",
            "A buy does not reach the lowest limit price of the account's own working sells, a sell not the highest of its own buys. A market "
                    + "order counts at the last price, a stop order at its stop price.",
            "FIA; CME SMP", List.of(), List.of(NO_PRICE, "SELF_MATCH", OVERFLOW), "on");

    /// Needs no limit.
    public SelfMatch() {
        super(SPEC);
    }

    @Override
    Verdict check(OrderIntent intent, OrderCase view) {
        Instrument instrument = intent.instrument();
        boolean buy = intent.side() == Side.BUY;
        long resting = buy ? view.bestSellUnits(instrument) : view.bestBuyUnits(instrument);
        if (resting == RiskView.NO_PRICE) {
            return Verdict.ACCEPT;
        }
        long price = reaches(intent, view.markUnits(instrument));
        if (price == RiskView.NO_PRICE) {
            return reject(NO_PRICE, "no price of " + instrument + " is known yet, so a match with an own order cannot be ruled out");
        }
        return (buy ? price < resting : price > resting)
                ? Verdict.ACCEPT
                : reject("SELF_MATCH", "the order, at " + Words.price(instrument, price) + ", would meet an own order to "
                        + (buy ? "sell" : "buy") + " at " + Words.price(instrument, resting) + ": cancel that one first");
    }

    private static long reaches(OrderIntent intent, long mark) {
        Price limit = intent.terms().limitPx();
        Price own = limit == null ? intent.terms().stopPx() : limit;
        return own == null ? mark : DuplicateOrder.price(own, intent.instrument().priceScale());
    }

    @Override
    public String limit() {
        return "no own order is met";
    }
}
