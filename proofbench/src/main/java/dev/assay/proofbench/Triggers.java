package dev.assay.proofbench;

import dev.assay.core.market.Bar;
import dev.assay.core.market.BarOpen;
import dev.assay.core.market.BarRevised;
import dev.assay.core.market.BookDelta;
import dev.assay.core.market.BookSnapshot;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.market.InstrumentStatus;
import dev.assay.core.market.MarketData;
import dev.assay.core.market.OptionChain;
import dev.assay.core.market.Quote;
import dev.assay.core.market.Trade;
import dev.assay.core.risk.RiskView;

/// Orders that wait for a price, and those that must not trade at the first one.
final class Triggers {
    private final FillModel model;

    Triggers(FillModel model) {
        this.model = model;
    }

    /// Whether the price that the order waits for has come; a trailing stop then follows a better price.
    boolean reached(RestingOrder order, MarketData datum) {
        long first = price(order, datum);
        if (order.followsNothing()) {
            if (first == RiskView.NO_PRICE) {
                return false;
            }
            order.follow(first);
            if (!(datum instanceof Bar)) {
                return false;
            }
        }
        if (model.reachesStop(order, datum)) {
            order.reachStop(false);
            return true;
        }
        if (!(datum instanceof Bar bar)) {
            if (first != RiskView.NO_PRICE) {
                order.follow(first);
            }
            return false;
        }
        order.follow(order.buy() ? bar.lowUnits() : bar.highUnits());
        boolean late = order.terms().trail() != null
                && (order.buy() ? bar.closeUnits() >= order.stopUnits() : bar.closeUnits() <= order.stopUnits());
        if (late) {
            order.reachStop(true);
        }
        return late;
    }

    /// The first price a datum shows to an order of that side, or NO_PRICE.
    private static long price(RestingOrder order, MarketData datum) {
        return switch (datum) {
            case Bar bar -> bar.openUnits();
            case BarOpen open -> open.openUnits();
            case Trade trade -> trade.priceUnits();
            case Quote quote -> order.buy()
                    ? quote.askSizeUnits() > 0 ? quote.askUnits() : RiskView.NO_PRICE
                    : quote.bidSizeUnits() > 0 ? quote.bidUnits() : RiskView.NO_PRICE;
            case BarRevised r -> RiskView.NO_PRICE;
            case BookSnapshot b -> RiskView.NO_PRICE;
            case BookDelta d -> RiskView.NO_PRICE;
            case OptionChain c -> RiskView.NO_PRICE;
            case InstrumentStatus s -> RiskView.NO_PRICE;
            case CorporateAction a -> RiskView.NO_PRICE;
        };
    }

    /// Whether a limit order would trade at once, at the first price the datum shows.
    static boolean wouldTake(RestingOrder order, MarketData datum) {
        long price = price(order, datum);
        return price != RiskView.NO_PRICE && (order.buy() ? price <= order.limitUnits() : price >= order.limitUnits());
    }
}
