package dev.assay.riskguard.controls;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.risk.RiskView;
import dev.assay.core.risk.Verdict;
import java.util.List;

/// Lets no order be judged by a price that has jumped or a quote that is too wide. The next price that confirms a jump ends the block.
///
/// A protective exit passes: the jump may be why it is needed.
public final class MarketDataQuality extends Control {
    /// Its row of the catalogue.
    public static final ControlSpec SPEC = new ControlSpec("MARKET_DATA_QUALITY",
            "The last price lies within a bound of the one before (the larger over the smaller), and where the instrument is quoted, "
                    + "(ask - bid) is within a bound of their middle. Protective exits pass.",
            "FIA 3.1; ESMA", List.of("risk.maxPriceJump", "risk.maxSpread"),
            List.of(NO_LIMIT, NO_PRICE, "PRICE_JUMP", "WIDE_SPREAD", "CROSSED_QUOTE", OVERFLOW), "on");

    private final Band jump;
    private final Band spread;

    /// @param jump largest change of one price to the next
    /// @param spread widest quote
    public MarketDataQuality(Band jump, Band spread) {
        super(SPEC);
        this.jump = jump;
        this.spread = spread;
    }

    @Override
    public Verdict check(OrderIntent intent, OrderCase view) {
        if (!jump.configured() || !spread.configured()) {
            return noLimit(jump.configured() ? "risk.maxSpread" : "risk.maxPriceJump");
        }
        Instrument instrument = intent.instrument();
        long mark = view.mark();
        if (mark == RiskView.NO_PRICE) {
            return reject(NO_PRICE, "no price of " + instrument + " is known yet");
        }
        if (intent.protective()) {
            return Verdict.ACCEPT;
        }
        long before = view.state().previousMarkUnits(instrument.number());
        if (before != RiskView.NO_PRICE) {
            long low = Math.min(Math.absExact(mark), Math.absExact(before));
            long move = Math.absExact(Math.subtractExact(mark, before));
            if (jump.exceededBy(move, low)) {
                return jumped(instrument, before, mark, Band.share(move, low));
            }
        }
        long bid = view.state().bidUnits(instrument.number());
        return bid == RiskView.NO_PRICE
                ? Verdict.ACCEPT
                : quote(instrument, bid, view.state().askUnits(instrument.number()));
    }

    private Verdict jumped(Instrument instrument, long before, long mark, String by) {
        return reject("PRICE_JUMP", "the price of " + instrument + " jumped from " + Words.price(instrument, before) + " to "
                + Words.price(instrument, mark) + ", by " + by + " of the smaller, more than " + jump.text());
    }

    private Verdict quote(Instrument instrument, long bid, long ask) {
        long width = Math.subtractExact(ask, bid);
        long sum = Math.absExact(Math.addExact(ask, bid));
        if (width < 0) {
            return reject("CROSSED_QUOTE", "the quote of " + instrument + " is crossed: bid " + Words.price(instrument, bid) + ", ask "
                    + Words.price(instrument, ask));
        }
        return spread.exceededBy(Math.multiplyExact(2, width), sum)
                ? reject("WIDE_SPREAD", "the quote of " + instrument + ", " + Words.price(instrument, bid) + " to "
                        + Words.price(instrument, ask) + ", is " + Band.share(Math.multiplyExact(2, width), sum)
                        + " of its middle wide, more than " + spread.text())
                : Verdict.ACCEPT;
    }

    @Override
    public String limit() {
        return jump.configured() && spread.configured()
                ? "jump " + jump.text() + ", spread " + spread.text()
                : "not configured: every order is rejected";
    }
}
