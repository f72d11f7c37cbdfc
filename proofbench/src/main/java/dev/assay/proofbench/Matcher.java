package dev.assay.proofbench;

import dev.assay.core.market.Bar;
import dev.assay.core.market.BarOpen;
import dev.assay.core.market.MarketData;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrdType;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import java.math.RoundingMode;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// Lets resting orders meet market data: who may meet what, in which order, and what a match changes.
final class Matcher {
    private final FillModel model;
    private final Executions executions;
    private final Triggers triggers;
    private final @Nullable LongPredicate opensSession;
    private final boolean tallies;
    private long ambiguousBars;
    private long nextExpiry = Long.MAX_VALUE;

    Matcher(FillModel model, Executions executions, @Nullable LongPredicate opensSession) {
        this.model = model;
        this.executions = executions;
        this.triggers = new Triggers(model);
        this.opensSession = opensSession;
        this.tallies = model.needsEveryBar();
    }

    /// Remembers when the order expires, if it does.
    void noteExpiry(RestingOrder order) {
        if (order.terms().expireTs() != 0) {
            nextExpiry = Math.min(nextExpiry, order.terms().expireTs());
        }
    }

    /// Ends the GTD orders that were good till before `now`.
    void expire(VenueBook[] books, long now) {
        if (now <= nextExpiry) {
            return;
        }
        nextExpiry = Long.MAX_VALUE;
        for (VenueBook book : books) {
            for (int i = 0; i < book.size(); i++) {
                RestingOrder order = book.get(i);
                if (order.timeInForce() == TimeInForce.GTD && order.terms().expireTs() < now) {
                    executions.end(order, ExecType.EXPIRED, OrdStatus.EXPIRED, "good till date: its time is over", now);
                } else {
                    noteExpiry(order);
                }
            }
            book.sweep();
        }
    }

    long ambiguousBars() {
        return ambiguousBars;
    }

    /// One price at one moment: an opening, a quote or a trade.
    void meetPrice(VenueBook book, MarketData datum, long datumId) {
        if (tallies) {
            book.tally.meet(datum);
        }
        boolean opening = datum instanceof BarOpen;
        if (opening) {
            book.lastOpenTs = datum.tsEvent();
        }
        boolean sessionOpening = opening && opensSession != null && opensSession.test(datum.tsEvent());
        for (int i = 0; i < book.size(); i++) {
            RestingOrder order = book.get(i);
            if (meetsPrice(order, datum.tsEvent(), opening, sessionOpening)) {
                tryFill(book, order, datum, datum.tsEvent(), datumId, "");
                endIfImmediate(order, datum.tsEvent());
            }
        }
        book.sweep();
    }

    private static boolean meetsPrice(RestingOrder order, long ts, boolean opening, boolean sessionOpening) {
        if (order.status.terminal() || (opening ? !order.arrivedForOpening(ts) : !order.arrivedFor(ts))) {
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
            case OPG -> executions.end(order, ExecType.EXPIRED, OrdStatus.EXPIRED, "not filled at the opening it was for", ts);
            case IOC, FOK -> {
                if (order.ordType() != OrdType.MARKET || order.cumUnits > 0) {
                    executions.end(order, ExecType.CANCELED, OrdStatus.CANCELED, order.timeInForce() == TimeInForce.FOK
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
        if (tallies) {
            book.tally.meet(bar);
        }
        boolean declared = book.lastOpenTs == bar.tsOpen();
        book.lastBar = bar;
        book.lastBarId = datumId;
        if (book.isEmpty()) {
            return;
        }
        int sides = declared ? 0 : meetUndeclaredOpening(book, bar, datumId);
        int first = (model.limitsFirst(Side.BUY, bar) ? 1 : 0) | (model.limitsFirst(Side.SELL, bar) ? 2 : 0);
        sides |= first == 0 ? 0 : meetOthers(book, bar, datumId, first, true, sides);
        sides |= meetStops(book, bar, datumId, sides);
        meetOthers(book, bar, datumId, first ^ 3, false, sides);
        book.sweep();
    }

    /// Orders that are no stops, of the sides given, before the stops or after them. Returns the sides on which a limit or touch order was filled.
    private int meetOthers(VenueBook book, Bar bar, long datumId, int which, boolean early, int sides) {
        int filled = 0;
        for (int i = 0; i < book.size(); i++) {
            RestingOrder order = book.get(i);
            if (!order.isStop() && (bit(order.side()) & which) != 0 && meetsRange(order, bar) && !blocked(order, sides)) {
                boolean limit = order.ordType() != OrdType.MARKET;
                boolean before = early && limit && (filled & bit(order.side())) == 0;
                RestingOrder stop = before ? inside(book, bar, order.side(), true) : null;
                if (tryFill(book, order, bar, bar.tsClose(), datumId, stop == null ? "" : ambiguous("limit order", "stop", stop, bar))) {
                    filled |= limit ? bit(order.side()) : 0;
                    ambiguousBars += stop == null ? 0 : 1;
                }
                endIfImmediate(order, bar.tsClose());
            }
        }
        return filled;
    }

    /// Stops of one side before its limit orders, unless a limit order was filled first. Returns the sides on which a stop was filled.
    private int meetStops(VenueBook book, Bar bar, long datumId, int sides) {
        int stopped = 0;
        for (int i = 0; i < book.size(); i++) {
            RestingOrder order = book.get(i);
            if (!order.isStop() || !meetsRange(order, bar)) {
                continue;
            }
            if (blocked(order, sides)) {
                order.follow(order.buy() ? bar.lowUnits() : bar.highUnits());
                continue;
            }
            RestingOrder limit = (stopped & bit(order.side())) == 0 ? inside(book, bar, order.side(), false) : null;
            if (tryFill(book, order, bar, bar.tsClose(), datumId, limit == null ? "" : ambiguous("stop", "limit order", limit, bar))) {
                stopped |= bit(order.side());
                ambiguousBars += limit == null ? 0 : 1;
            }
        }
        return stopped;
    }

    /// The first order of a side, a stop or not, that the bar would fill.
    private @Nullable RestingOrder inside(VenueBook book, Bar bar, Side side, boolean stops) {
        for (int i = 0; i < book.size(); i++) {
            RestingOrder order = book.get(i);
            if (order.isStop() == stops && order.ordType() != OrdType.MARKET && bit(order.side()) == bit(side) && meetsRange(order, bar)
                    && (order.awaitsStop() ? !order.followsNothing() && model.reachesStop(order, bar) : model.match(order, bar) != null)) {
                return order;
            }
        }
        return null;
    }

    /// What is said of a fill where the bar leaves open which of two orders came first.
    private String ambiguous(String taken, String other, RestingOrder order, Bar bar) {
        Match match = order.awaitsStop() ? null : model.match(order, bar);
        long price = match == null ? order.stopUnits() : match.priceUnits();
        return "ambiguous bar: a stop and a limit lie inside it; the " + taken + " is taken; in the other reading the " + other
                + " trades at about " + order.instrument().price(price);
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
                if (tryFill(book, order, opening, bar.tsClose(), datumId, "")) {
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
            case DAY, GTC, GTD -> true;
            case IOC, FOK -> market;
            case OPG, CLS -> false;
        };
    }

    /// The optimistic exception: a market order meets the bar that closed in the instant it was sent.
    void meetPresentBar(VenueBook book, RestingOrder order, long now) {
        Bar bar = book.lastBar;
        if (model.fillsOnPresentBar() && bar != null && bar.tsClose() == now && order.ordType() == OrdType.MARKET
                && meetsRange(order, bar)) {
            tryFill(book, order, bar, now, book.lastBarId, "");
            endIfImmediate(order, now);
            book.sweep();
        }
    }

    /// The closing price of the session, for orders that asked for it; then day orders end.
    void endSession(VenueBook book, long now) {
        Bar bar = book.lastBar;
        for (int i = 0; i < book.size(); i++) {
            RestingOrder order = book.get(i);
            if (order.arrivalTs() >= now || order.status.terminal()) {
                continue;
            }
            switch (order.timeInForce()) {
                case DAY ->
                    executions.end(order, ExecType.EXPIRED, OrdStatus.EXPIRED, "day order: the session ended before it was filled", now);
                case CLS -> {
                    if (bar == null || bar.tsClose() != now || !order.arrivedFor(bar.tsOpen())) {
                        executions.end(order, ExecType.EXPIRED, OrdStatus.EXPIRED,
                                "no bar that began at or after the order's arrival ended with the session: no closing price", now);
                    } else if (!tryFill(book, order, bar, now, book.lastBarId, "")) {
                        executions.end(order, ExecType.EXPIRED, OrdStatus.EXPIRED, "the closing price was not within its limit", now);
                    }
                }
                case GTC, GTD, OPG, IOC, FOK -> {
                }
            }
        }
        book.sweep();
    }

    private boolean tryFill(VenueBook book, RestingOrder order, MarketData datum, long ts, long datumId, String text) {
        if (order.awaitsStop() && !triggers.reached(order, datum)) {
            order.settle();
            return false;
        }
        if (order.terms().postOnly() && !order.rested() && Triggers.wouldTake(order, datum)) {
            executions.end(order, ExecType.CANCELED, OrdStatus.CANCELED, "post-only: it would have traded at once", ts);
            return false;
        }
        Match match = model.match(order, datum);
        boolean fills = match != null && (order.timeInForce() != TimeInForce.FOK || match.quantityUnits() == order.leavesUnits());
        if (match != null && fills) {
            fills = executions.execute(book, order, match, ts, datumId, text, datum);
        }
        order.settle();
        return fills;
    }

    /// A split restates what rests: quantities down to whole lots, prices to the tick, down to buy and up to sell. What has nothing left
    /// is dropped.
    static void split(VenueBook book, long numerator, long denominator) {
        book.tally.split(numerator, denominator);
        for (int i = 0; i < book.size(); i++) {
            RestingOrder order = book.get(i);
            order.restate(numerator, denominator, order.buy() ? RoundingMode.FLOOR : RoundingMode.CEILING);
        }
        book.sweep();
    }
}
