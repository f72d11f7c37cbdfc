package dev.assay.proofbench;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.Bar;
import dev.assay.core.market.BarOpen;
import dev.assay.core.market.MarketData;
import dev.assay.core.money.Money;
import dev.assay.core.money.Price;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrdType;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.execution.CostModel;
import java.math.RoundingMode;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// Lets resting orders meet market data: who may meet what, in which order, and what a match changes.
final class Matcher {
    private final FillModel model;
    private final CostModel costs;
    private final BrokerAccount account;
    private final Reports reports;
    private final @Nullable LongPredicate opensSession;
    private long ambiguousBars;

    Matcher(FillModel model, CostModel costs, BrokerAccount account, Reports reports, @Nullable LongPredicate opensSession) {
        this.model = model;
        this.costs = costs;
        this.account = account;
        this.reports = reports;
        this.opensSession = opensSession;
    }

    long ambiguousBars() {
        return ambiguousBars;
    }

    /// One price at one moment: an opening, a quote or a trade.
    void meetPrice(VenueBook book, MarketData datum, long datumId) {
        boolean opening = datum instanceof BarOpen;
        if (opening) {
            book.lastOpenTs = datum.tsEvent();
        }
        boolean sessionOpening = opening && opensSession != null && opensSession.test(datum.tsEvent());
        for (int i = 0; i < book.size(); i++) {
            RestingOrder order = book.get(i);
            if (meetsPrice(order, datum.tsEvent(), opening, sessionOpening)) {
                tryFill(order, datum, datum.tsEvent(), datumId, "");
                endIfImmediate(order, datum.tsEvent());
            }
        }
        book.sweep();
    }

    private static boolean meetsPrice(RestingOrder order, long ts, boolean opening, boolean sessionOpening) {
        if (opening ? !order.arrivedForOpening(ts) : !order.arrivedFor(ts)) {
            return false;
        }
        return switch (order.timeInForce()) {
            case CLS -> false;
            case OPG -> sessionOpening;
            case DAY, GTC, IOC, FOK, GTD -> true;
        };
    }

    /// Orders that take what there is at once, or not at all, do not wait for a second price.
    private void endIfImmediate(RestingOrder order, long ts) {
        if (order.status.terminal()) {
            return;
        }
        switch (order.timeInForce()) {
            case OPG -> end(order, ExecType.EXPIRED, OrdStatus.EXPIRED, "not filled at the opening it was for", ts);
            case IOC, FOK -> {
                if (order.ordType() != OrdType.MARKET || order.cumUnits > 0) {
                    end(order, ExecType.CANCELED, OrdStatus.CANCELED, order.timeInForce() == TimeInForce.FOK
                            ? "fill or kill: the first price did not fill the whole order"
                            : "immediate or cancel: nothing more at the first price", ts);
                }
            }
            case DAY, GTC, CLS, GTD -> {
            }
        }
    }

    /// A whole interval, at its end.
    void meetBar(VenueBook book, Bar bar, long datumId) {
        boolean declared = book.lastOpenTs == bar.tsOpen();
        book.lastBar = bar;
        book.lastBarId = datumId;
        if (book.isEmpty()) {
            return;
        }
        int sides = declared ? 0 : meetUndeclaredOpening(book, bar, datumId);
        int stopped = meetStops(book, bar, datumId, sides);
        for (int i = 0; i < book.size(); i++) {
            RestingOrder order = book.get(i);
            if (!order.ordType().hasStop() && meetsRange(order, bar) && !blocked(order, sides | stopped)) {
                tryFill(order, bar, bar.tsClose(), datumId, "");
                endIfImmediate(order, bar.tsClose());
            }
        }
        book.sweep();
    }

    /// Stops before limits: the worst case for whoever holds both. Returns the sides on which a stop was filled.
    private int meetStops(VenueBook book, Bar bar, long datumId, int sides) {
        int stopped = 0;
        for (int i = 0; i < book.size(); i++) {
            RestingOrder order = book.get(i);
            if (!order.ordType().hasStop() || !meetsRange(order, bar) || blocked(order, sides)) {
                continue;
            }
            boolean ambiguous = (stopped & bit(order.side())) == 0 && limitInside(book, bar, order.side());
            boolean filled = tryFill(order, bar, bar.tsClose(), datumId,
                    ambiguous ? "ambiguous bar: a stop and a limit lie inside it; the stop is taken" : "");
            if (filled) {
                stopped |= bit(order.side());
                ambiguousBars += ambiguous ? 1 : 0;
            }
        }
        return stopped;
    }

    private boolean limitInside(VenueBook book, Bar bar, Side side) {
        for (int i = 0; i < book.size(); i++) {
            RestingOrder order = book.get(i);
            if (order.ordType() == OrdType.LIMIT && bit(order.side()) == bit(side) && meetsRange(order, bar)
                    && model.match(order, bar) != null) {
                return true;
            }
        }
        return false;
    }

    /// The bar stands in for its opening where nobody declared it. A side that traded then trades no more in this bar, since the strategy
    /// could not react in between.
    private int meetUndeclaredOpening(VenueBook book, Bar bar, long datumId) {
        BarOpen opening = new BarOpen(bar.instrument(), bar.tsOpen(), bar.openUnits());
        book.lastOpenTs = bar.tsOpen();
        boolean sessionOpening = opensSession != null && opensSession.test(bar.tsOpen());
        int sides = 0;
        for (int i = 0; i < book.size(); i++) {
            RestingOrder order = book.get(i);
            if (meetsPrice(order, bar.tsOpen(), true, sessionOpening)) {
                if (tryFill(order, opening, bar.tsClose(), datumId, "")) {
                    sides |= bit(order.side());
                }
                endIfImmediate(order, bar.tsClose());
            }
        }
        book.sweep();
        return sides;
    }

    private static boolean blocked(RestingOrder order, int sides) {
        return order.ordType() != OrdType.MARKET && (sides & bit(order.side())) != 0;
    }

    private static int bit(Side side) {
        return side == Side.BUY ? 1 : 2;
    }

    private boolean meetsRange(RestingOrder order, Bar bar) {
        if (order.status.terminal()) {
            return false;
        }
        boolean market = order.ordType() == OrdType.MARKET;
        boolean arrived = order.arrivedFor(market && model.fillsOnPresentBar() ? bar.tsClose() : bar.tsOpen());
        return arrived && switch (order.timeInForce()) {
            case DAY, GTC -> true;
            case IOC, FOK -> market;
            case OPG, CLS, GTD -> false;
        };
    }

    /// The optimistic exception: a market order meets the bar that closed in the instant it was sent.
    void meetPresentBar(VenueBook book, RestingOrder order, long now) {
        Bar bar = book.lastBar;
        if (model.fillsOnPresentBar() && bar != null && bar.tsClose() == now && order.ordType() == OrdType.MARKET
                && meetsRange(order, bar)) {
            tryFill(order, bar, now, book.lastBarId, "");
            endIfImmediate(order, now);
            book.sweep();
        }
    }

    /// The closing price of the session, for orders that asked for it; then day orders end.
    void endSession(VenueBook book, long now) {
        Bar bar = book.lastBar;
        for (int i = 0; i < book.size(); i++) {
            RestingOrder order = book.get(i);
            if (order.arrivalTs() >= now) {
                continue;
            }
            switch (order.timeInForce()) {
                case DAY -> end(order, ExecType.EXPIRED, OrdStatus.EXPIRED, "day order: the session ended before it was filled", now);
                case CLS -> {
                    if (bar == null || bar.tsClose() != now || !order.arrivedFor(bar.tsOpen())) {
                        end(order, ExecType.EXPIRED, OrdStatus.EXPIRED,
                                "no bar that began at or after the order's arrival ended with the session: no closing price", now);
                    } else if (!tryFill(order, bar, now, book.lastBarId, "")) {
                        end(order, ExecType.EXPIRED, OrdStatus.EXPIRED, "the closing price was not within its limit", now);
                    }
                }
                case GTC, GTD, OPG, IOC, FOK -> {
                }
            }
        }
        book.sweep();
    }

    void end(RestingOrder order, ExecType execType, OrdStatus status, String text, long ts) {
        order.status = status;
        reports.ended(order, execType, text, ts);
    }

    private boolean tryFill(RestingOrder order, MarketData datum, long ts, long datumId, String text) {
        if (order.awaitsStop()) {
            if (!model.reachesStop(order, datum)) {
                order.settle();
                return false;
            }
            order.reachStop();
        }
        Match match = model.match(order, datum);
        boolean fills = match != null && (order.timeInForce() != TimeInForce.FOK || match.quantityUnits() == order.leavesUnits());
        if (match != null && fills) {
            execute(order, match, ts, datumId, text);
        }
        order.settle();
        return fills;
    }

    private void execute(RestingOrder order, Match match, long ts, long datumId, String text) {
        requireHonest(order, match);
        Instrument instrument = order.instrument();
        Price price = instrument.price(match.priceUnits());
        Quantity quantity = match.quantityUnits() == order.orderUnits ? order.orderQty() : instrument.quantity(match.quantityUnits());
        order.cumUnits += match.quantityUnits();
        order.tradedUnits += match.quantityUnits();
        order.status = order.cumUnits == order.orderUnits ? OrdStatus.FILLED : OrdStatus.PARTIALLY_FILLED;
        order.notional = order.notional.plus(price, quantity);
        Quantity traded = order.tradedUnits == match.quantityUnits() ? quantity : instrument.quantity(order.tradedUnits);
        Money total = costs.fee(instrument, order.side(), traded, order.notional);
        Money fee = order.bookedFee == 0 ? total : new Money(Math.subtractExact(total.units(), order.bookedFee), total.currency());
        order.bookedFee = total.units();
        account.trade(instrument, order.side().sign() * match.quantityUnits(), instrument.notional(price, quantity), fee);
        reports.traded(order, match, quantity, price, fee, text, ts, datumId);
    }

    private void requireHonest(RestingOrder order, Match match) {
        boolean beyond = order.ordType().hasLimit() && (order.buy()
                ? match.priceUnits() > order.limitUnits()
                : match.priceUnits() < order.limitUnits());
        if (match.quantityUnits() <= 0 || match.quantityUnits() > order.leavesUnits() || beyond || match.slippageUnits() < 0) {
            throw new IllegalStateException("fill model " + model.id() + " gave order " + order.clOrdId + " the impossible " + match);
        }
    }

    /// A split restates what rests: quantities down to whole lots, prices to the tick, down to buy and up to sell. What has nothing left
    /// is dropped.
    static void split(VenueBook book, long numerator, long denominator) {
        for (int i = 0; i < book.size(); i++) {
            RestingOrder order = book.get(i);
            order.restate(numerator, denominator, order.buy() ? RoundingMode.FLOOR : RoundingMode.CEILING);
        }
        book.sweep();
    }
}
