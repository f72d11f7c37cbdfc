package dev.assay.proofbench;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.instrument.Universe;
import dev.assay.core.market.Bar;
import dev.assay.core.market.BarOpen;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.market.MarketData;
import dev.assay.core.market.Quote;
import dev.assay.core.market.Trade;
import dev.assay.core.money.FixedPoint;
import dev.assay.core.risk.RiskView;
import java.math.RoundingMode;
import java.util.Arrays;

/// The last price of each instrument as the broker knows it, in price units. Single-threaded.
final class LastPrices {
    private final long[] units;

    LastPrices(Universe universe) {
        units = new long[universe.size()];
        Arrays.fill(units, RiskView.NO_PRICE);
    }

    void mark(MarketData datum) {
        int at = datum.instrument().number();
        switch (datum) {
            case Bar bar -> units[at] = bar.closeUnits();
            case BarOpen opening -> units[at] = opening.openUnits();
            case Trade trade -> units[at] = trade.priceUnits();
            case Quote quote -> units[at] = quote.twoSided() ? Math.addExact(quote.bidUnits(), quote.askUnits()) / 2 : units[at];
            default -> {
                // Nothing else is a price.
            }
        }
    }

    void split(CorporateAction.Split split) {
        int at = split.instrument().number();
        if (units[at] != RiskView.NO_PRICE) {
            units[at] = FixedPoint.multiplyDivide(units[at], split.denominator(), split.numerator(), RoundingMode.HALF_EVEN);
        }
    }

    /// The last price, or [RiskView#NO_PRICE].
    long units(Instrument instrument) {
        return units[instrument.number()];
    }
}
