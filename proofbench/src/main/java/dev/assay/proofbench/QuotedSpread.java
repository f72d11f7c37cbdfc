package dev.assay.proofbench;

import dev.assay.core.market.MarketData;
import dev.assay.core.market.Quote;

/// The way from the price to the quoted side, against every order that takes liquidity: half the spread of the latest two-sided quote where it trades on bars or
/// trades, and with the model `mid` the whole way from the middle. Where it trades at the quote itself nothing is added.
///
/// Before the first quote of an instrument nothing is known, and nothing given up. Rounded up to the instrument's price scale.
record QuotedSpread() implements Slippage {
    @Override
    public String id() {
        return "quoted-spread";
    }

    @Override
    public String whenToChoose() {
        return "Choose it where quotes were recorded and orders trade on bars, on trades, or at the middle.";
    }

    @Override
    public boolean needsQuotes() {
        return true;
    }

    @Override
    public long against(RestingOrder order, long priceUnits, long quantityUnits, MarketData datum) {
        if (datum instanceof Quote quote) {
            return Math.max(0, order.buy() ? quote.askUnits() - priceUnits : priceUnits - quote.bidUnits());
        }
        return Math.ceilDiv(order.quotedSpreadUnits(), 2);
    }

    @Override
    public String assumptions() {
        return "Market and stop orders pay half the spread of the latest quote with both sides, the way from the middle to the quote with the model"
                + " mid, and nothing beyond a quote they trade at; before the first quote of an instrument nothing.";
    }
}
