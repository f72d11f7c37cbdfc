package dev.assay.proofbench;

import dev.assay.core.market.Bar;
import dev.assay.core.market.BarOpen;
import dev.assay.core.market.MarketData;
import dev.assay.core.market.Trade;
import dev.assay.proofbench.book.QueueModel;
import org.jspecify.annotations.Nullable;

/// Fills orders from the recorded order book: what takes walks its levels, what rests waits in the queue. The work is [BookMatcher]'s; what
/// remains here are auctions and the triggers of stops.
final class BookModel implements FillModel {
    static final String ID = "book";

    private final QueueModel queue;

    BookModel(FillRules rules) {
        if (!(rules.slippage() instanceof NoSlippage) || !(rules.impact() instanceof NoImpact) || rules.participation().bounds()) {
            throw new IllegalArgumentException(
                    "fill model book has its prices and sizes from the book: no slippage, impact or participation"
                            + " goes with it");
        }
        this.queue = rules.queue();
    }

    QueueModel queue() {
        return queue;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String assumptions() {
        return "Orders trade against the recorded order book, price level by price level, as it stands when they arrive; what they have taken"
                + " of a level is not there again as long as the level stands. A limit order that rests joins the end of the queue at its price."
                + " A recorded trade at a worse price fills it, one at its own price once those before it have traded, both at most with the"
                + " size of the trade, all our orders together; so does an opposite level that comes to its price. With single orders (L3) the"
                + " place in the queue is exact, with price levels (L2) it is estimated: "
                + queue.assumptions() + " The recorded market does not react to our orders. Stops are reached by trades. A book that is"
                + " crossed, or not known after a gap in its sequence, trades with nobody; after a gap resting orders start at the end of"
                + " the queue again.";
    }

    @Override
    public String whenToChoose() {
        return "Choose it wherever the book was recorded, above all for orders that rest.";
    }

    @Override
    public boolean needsBook() {
        return true;
    }

    @Override
    public boolean needsEveryBar() {
        return true;
    }

    @Override
    public boolean reachesStop(RestingOrder order, MarketData datum) {
        return datum instanceof Trade trade && (order.buy() == order.ordType().touches()
                ? trade.priceUnits() <= order.stopUnits()
                : trade.priceUnits() >= order.stopUnits());
    }

    @Override
    public @Nullable Match match(RestingOrder order, MarketData datum) {
        return switch (order.timeInForce()) {
            case OPG -> datum instanceof BarOpen open ? auction(order, open.openUnits()) : null;
            case CLS -> datum instanceof Bar bar ? auction(order, bar.closeUnits()) : null;
            case DAY, GTC, GTD, IOC, FOK -> null;
        };
    }

    private static @Nullable Match auction(RestingOrder order, long price) {
        boolean within = !order.ordType().hasLimit() || (order.buy() ? price <= order.limitUnits() : price >= order.limitUnits());
        return within ? new Match(order.leavesUnits(), price, 0) : null;
    }
}
