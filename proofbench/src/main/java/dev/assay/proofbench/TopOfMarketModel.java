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
import dev.assay.core.order.OrdType;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.risk.RiskView;
import org.jspecify.annotations.Nullable;

/// Fills orders at the prices that bars, quotes and trades show, as far as the participation lets them.
///
/// At a single price (open, quote, trade) a limit order gets that price or better, a stop is reached when the price is at or past it. Over
/// the rest of a bar a limit order gets its limit, a stop its stop price or the open where that is worse.
record TopOfMarketModel(PriceRule rule, FillRules rules) implements FillModel {
    @Override
    public String id() {
        return rule.id;
    }

    @Override
    public String assumptions() {
        return rule.assumptions + " Stop and limit orders are tested against the open first and fill there when it is past their price"
                + " (a gap fills at the open), then against the bar's high and low, at their own price. A stop is reached when the price"
                + " touches it, and so is the price of an if-touched order. A trailing stop is tested against the bar's low or high before it"
                + " follows the bar's best price, then against the close. " + rules.assumptions();
    }

    @Override
    public String whenToChoose() {
        return rule.whenToChoose;
    }

    @Override
    public boolean fillsOnPresentBar() {
        return rule == PriceRule.THIS_CLOSE;
    }

    @Override
    public boolean needsEveryBar() {
        return fillsOnPresentBar() || needsVolume() || needsTrades() || rules.slippage().needsQuotes() || barsKept() > 0;
    }

    @Override
    public boolean needsVolume() {
        return rules.needsVolume();
    }

    @Override
    public boolean needsQuotes() {
        return rule == PriceRule.MID || rules.slippage().needsQuotes();
    }

    @Override
    public boolean needsTrades() {
        return rule == PriceRule.VWAP;
    }

    @Override
    public int barsKept() {
        return rules.barsKept();
    }

    @Override
    public boolean limitsFirst(Side side, Bar bar) {
        return rules.path().limitsFirst(side, bar);
    }

    @Override
    public boolean reachesStop(RestingOrder order, MarketData datum) {
        return switch (datum) {
            case BarOpen open -> past(order, open.openUnits());
            case Bar bar -> past(order, order.buy() == order.ordType().touches() ? bar.lowUnits() : bar.highUnits());
            case Trade trade -> past(order, trade.priceUnits());
            case Quote quote -> quoted(order, quote) && past(order, order.buy() ? quote.askUnits() : quote.bidUnits());
            case BarRevised r -> false;
            case BookSnapshot b -> false;
            case BookDelta d -> false;
            case OptionChain c -> false;
            case InstrumentStatus s -> false;
            case CorporateAction a -> false;
        };
    }

    @Override
    public @Nullable Match match(RestingOrder order, MarketData datum) {
        return switch (datum) {
            case BarOpen open -> takesSinglePrices(order) ? atPrice(order, open.openUnits(), open) : null;
            case Bar bar -> inBar(order, bar);
            case Trade trade -> takesSinglePrices(order) ? atMarket(order, trade.priceUnits(), trade) : null;
            case Quote quote -> onQuote(order, quote);
            case BarRevised r -> null;
            case BookSnapshot b -> null;
            case BookDelta d -> null;
            case OptionChain c -> null;
            case InstrumentStatus s -> null;
            case CorporateAction a -> null;
        };
    }

    private @Nullable Match onQuote(RestingOrder order, Quote quote) {
        if (rule == PriceRule.MID && order.ordType() == OrdType.MARKET) {
            long sum = Math.addExact(quote.bidUnits(), quote.askUnits());
            return quote.bidSizeUnits() > 0 && quote.askSizeUnits() > 0 ? take(order, against(order, sum, 2), quote) : null;
        }
        return takesSinglePrices(order) && quoted(order, quote)
                ? atMarket(order, order.buy() ? quote.askUnits() : quote.bidUnits(), quote)
                : null;
    }

    /// A quotient, rounded up to buy and down to sell.
    private static long against(RestingOrder order, long sum, long count) {
        return order.buy() ? Math.ceilDiv(sum, count) : Math.floorDiv(sum, count);
    }

    private boolean takesSinglePrices(RestingOrder order) {
        return rule == PriceRule.NEXT_OPEN || order.ordType() != OrdType.MARKET || order.timeInForce() == TimeInForce.OPG;
    }

    private static boolean quoted(RestingOrder order, Quote quote) {
        return order.buy() ? quote.askSizeUnits() > 0 : quote.bidSizeUnits() > 0;
    }

    private static boolean past(RestingOrder order, long price) {
        return order.buy() == order.ordType().touches() ? price <= order.stopUnits() : price >= order.stopUnits();
    }

    /// A continuous market: a limit order that already waited has been met at its own price on the way.
    private @Nullable Match atMarket(RestingOrder order, long price, MarketData datum) {
        Match match = atPrice(order, price, datum);
        return match != null && order.ordType().hasLimit() && order.rested() && !order.stopReachedNow()
                ? new Match(match.quantityUnits(), order.limitUnits(), 0)
                : match;
    }

    private @Nullable Match atPrice(RestingOrder order, long price, MarketData datum) {
        if (!order.ordType().hasLimit()) {
            return take(order, price, datum);
        }
        boolean quoted = datum instanceof Quote && (order.buy() ? price <= order.limitUnits() : price >= order.limitUnits());
        if (!quoted && !rules.reached(order, price, datum.tsEvent())) {
            return null;
        }
        return order.stopReachedNow() ? takeWithin(order, price, datum) : rest(order, price, datum);
    }

    private @Nullable Match inBar(RestingOrder order, Bar bar) {
        if (order.timeInForce() == TimeInForce.CLS) {
            return atPrice(order, bar.closeUnits(), bar);
        }
        if (order.ordType() == OrdType.MARKET) {
            return marketInBar(order, bar);
        }
        if (order.stopReachedNow()) {
            return atPrice(order, reachedAt(order, bar), bar);
        }
        return order.ordType().hasLimit() ? waiting(order, bar) : null;
    }

    private @Nullable Match marketInBar(RestingOrder order, Bar bar) {
        return switch (rule) {
            case NEXT_OPEN, MID -> null;
            case NEXT_CLOSE, THIS_CLOSE -> take(order, bar.closeUnits(), bar);
            case TYPICAL -> take(order, against(order, highAndLow(bar) + bar.closeUnits(), 3), bar);
            case AVERAGE -> take(order, against(order, highAndLow(bar) + bar.openUnits() + bar.closeUnits(), 4), bar);
            case WORST -> take(order, order.buy() ? bar.highUnits() : bar.lowUnits(), bar);
            case VWAP -> {
                long price = order.volumeWeightedUnits();
                yield price == RiskView.NO_PRICE ? null : take(order, price, bar);
            }
        };
    }

    private static long highAndLow(Bar bar) {
        return bar.highUnits() + bar.lowUnits();
    }

    /// Where the price was when it came: the stop or touch price, or the open where the bar begins beyond it.
    private static long reachedAt(RestingOrder order, Bar bar) {
        if (order.stopReachedLate()) {
            return order.stopUnits();
        }
        return order.buy() == order.ordType().touches()
                ? Math.min(order.stopUnits(), bar.openUnits())
                : Math.max(order.stopUnits(), bar.openUnits());
    }

    /// A limit order that waits through the bar: its own price, or the bar's extreme where the whole bar lies on the good side of it.
    private @Nullable Match waiting(RestingOrder order, Bar bar) {
        long best = order.buy() ? bar.lowUnits() : bar.highUnits();
        if (!rules.reached(order, best, bar.tsClose())) {
            return null;
        }
        long price = order.buy() ? Math.min(order.limitUnits(), bar.highUnits()) : Math.max(order.limitUnits(), bar.lowUnits());
        return rest(order, price, bar);
    }

    private @Nullable Match take(RestingOrder order, long price, MarketData datum) {
        return taking(order, price, datum, Long.MAX_VALUE);
    }

    private @Nullable Match takeWithin(RestingOrder order, long price, MarketData datum) {
        return taking(order, price, datum, Math.abs(order.limitUnits() - price));
    }

    /// Takes liquidity: slips, and moves the market by what it takes now.
    private @Nullable Match taking(RestingOrder order, long price, MarketData datum, long mostMove) {
        long quantity = quantity(order, datum);
        if (quantity == 0) {
            return null;
        }
        long now = Math.min(quantity, order.availableUnits());
        long against = Math.addExact(rules.slippage().against(order, price, now, datum), rules.impact().against(order, price, now, datum));
        long move = Math.min(against, mostMove);
        return new Match(quantity, order.buy() ? Math.addExact(price, move) : Math.subtractExact(price, move), move);
    }

    /// Gives liquidity at its own price.
    private @Nullable Match rest(RestingOrder order, long price, MarketData datum) {
        long quantity = quantity(order, datum);
        return quantity == 0 ? null : new Match(quantity, price, 0);
    }

    private long quantity(RestingOrder order, MarketData datum) {
        return rules.participation().left(order, order.leavesUnits(), datum);
    }
}
