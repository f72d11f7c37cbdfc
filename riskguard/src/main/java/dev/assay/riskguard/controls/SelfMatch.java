package dev.assay.riskguard.controls;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Price;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.Side;
import dev.assay.core.risk.RiskView;
import dev.assay.core.risk.Verdict;
import java.util.List;

/// Stops an order that could trade with a resting limit order of the same account. A market order counts as one at the last price.
///
/// A stop order that still waits counts at its stop price, and meets no own order that the market must pass, and therefore fill, on its way
/// there: the stop of a bracket lies behind the bracket's own entry. A protective exit passes: a position without its stop costs more than
/// a match that the venue's own prevention catches.
public final class SelfMatch extends Control {
    /// Its row of the catalogue.
    public static final ControlSpec SPEC = new ControlSpec("SELF_MATCH_PREVENTION",
            "A buy does not reach the lowest limit price of the account's own working sells, a sell not the highest of its own buys. A market "
                    + "order counts at the last price; a stop order that waits counts at its stop price, and own orders that the market fills "
                    + "before it gets there do not count. Protective exits pass.",
            "FIA; CME SMP", List.of(), List.of(NO_PRICE, "SELF_MATCH", OVERFLOW), "on");

    /// Needs no limit.
    public SelfMatch() {
        super(SPEC);
    }

    @Override
    public Verdict check(OrderIntent intent, OrderCase view) {
        if (intent.protective()) {
            return Verdict.ACCEPT;
        }
        Instrument instrument = intent.instrument();
        boolean buy = view.buys();
        long mark = view.mark();
        Price stop = intent.terms().stopPx();
        boolean touches = intent.terms().ordType().touches();
        long trigger = stop == null ? RiskView.NO_PRICE : DuplicateOrder.price(stop, instrument.priceScale());
        boolean waits = stop != null && mark != RiskView.NO_PRICE && (buy == touches ? mark > trigger : mark < trigger);
        boolean behind = waits && !touches;
        long resting = buy
                ? view.bestSellUnits(instrument, behind ? trigger : Long.MIN_VALUE)
                : view.bestBuyUnits(instrument, behind ? trigger : Long.MAX_VALUE);
        if (resting == RiskView.NO_PRICE) {
            return Verdict.ACCEPT;
        }
        return meets(intent, resting, waits ? trigger : mark);
    }

    private Verdict meets(OrderIntent intent, long resting, long without) {
        Instrument instrument = intent.instrument();
        boolean buy = intent.side() == Side.BUY;
        Price limit = intent.terms().limitPx();
        long price = limit != null ? DuplicateOrder.price(limit, instrument.priceScale()) : without;
        if (price == RiskView.NO_PRICE) {
            return reject(NO_PRICE, "no price of " + instrument + " is known yet, so a match with an own order cannot be ruled out");
        }
        return (buy ? price < resting : price > resting)
                ? Verdict.ACCEPT
                : reject("SELF_MATCH", "the order, at " + Words.price(instrument, price) + ", would meet an own order to "
                        + (buy ? "sell" : "buy") + " at " + Words.price(instrument, resting) + ": cancel that one first");
    }

    @Override
    public String limit() {
        return "no own order is met";
    }
}
