package dev.assay.proofbench;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.Bar;
import dev.assay.core.market.BookDelta;
import dev.assay.core.market.BookSnapshot;
import dev.assay.core.market.MarketData;
import dev.assay.core.market.Quote;
import dev.assay.core.market.Trade;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.TimeInForce;
import dev.assay.proofbench.book.Book;
import dev.assay.proofbench.book.BookCounts;
import dev.assay.proofbench.book.OrderBook;
import dev.assay.proofbench.book.QueueModel;
import dev.assay.proofbench.book.QueuePosition;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Lets our orders meet a recorded book: what takes walks its levels at once, what rests waits in the queue at its price, in price-time order.
final class BookMatcher {
    private final QueueModel queue;
    private final Executions executions;
    private final Triggers triggers;
    private final BookDesk[] desks;
    private long passes;

    BookMatcher(QueueModel queue, Executions executions, Triggers triggers, int instruments) {
        this.queue = queue;
        this.executions = executions;
        this.triggers = triggers;
        this.desks = new BookDesk[instruments];
        Arrays.setAll(desks, i -> new BookDesk());
    }

    @Nullable
    BookCounts counts(int instrument) {
        Book book = desks[instrument].book;
        return book == null ? null : book.counts();
    }

    /// Whether the datum is wholly dealt with here.
    boolean meet(VenueBook orders, MarketData datum, long id) {
        BookDesk desk = desks[datum.instrument().number()];
        if (datum instanceof BookDelta delta) {
            boolean known = desk.book != null && desk.book.known();
            if (desk.apply(delta, id) && !orders.isEmpty()) {
                follow(orders, Objects.requireNonNull(desk.book), delta, known);
                meetBook(orders, desk, delta.tsEvent());
            }
            return true;
        }
        if (datum instanceof Trade trade) {
            if (!orders.isEmpty()) {
                meetTrade(orders, desk, trade, id);
                meetBook(orders, desk, trade.tsEvent());
            }
            return true;
        }
        if (datum instanceof BookSnapshot snapshot) {
            boolean known = desk.book != null && desk.book.known();
            if (desk.apply(snapshot, id) && !orders.isEmpty()) {
                follow(orders, Objects.requireNonNull(desk.book), known);
                meetBook(orders, desk, snapshot.tsEvent());
            }
            return true;
        }
        if (datum instanceof Bar bar) {
            // Its trades have been met one by one; the closing auction asks for its close.
            orders.lastBar = bar;
            orders.lastBarId = id;
        }
        return datum instanceof Bar || datum instanceof Quote;
    }

    /// The prices of the instrument are restated: its book is known again from the next snapshot or clear on.
    void forget(VenueBook orders, Instrument instrument) {
        desks[instrument.number()] = new BookDesk();
        for (int i = 0; i < orders.size(); i++) {
            orders.get(i).queue = null;
        }
    }

    private static void follow(VenueBook orders, Book book, BookDelta delta, boolean known) {
        boolean whole = !known || delta.action() == BookDelta.Action.CLEAR;
        for (int i = 0; i < orders.size(); i++) {
            RestingOrder order = orders.get(i);
            QueuePosition position = order.queue;
            if (position == null) {
                continue;
            }
            if (whole) {
                position.join(book, order.buy(), order.limitUnits());
            } else if (book instanceof OrderBook single) {
                position.order(single, order.buy(), order.limitUnits());
            } else if (order.limitUnits() == delta.priceUnits() && order.buy() == delta.bid()) {
                position.level(delta.action() == BookDelta.Action.DELETE ? 0 : delta.sizeUnits());
            }
        }
    }

    private static void follow(VenueBook orders, Book book, boolean known) {
        for (int i = 0; i < orders.size(); i++) {
            RestingOrder order = orders.get(i);
            QueuePosition position = order.queue;
            if (position == null) {
                continue;
            }
            if (!known) {
                position.join(book, order.buy(), order.limitUnits());
            } else if (book.covers(order.buy(), order.limitUnits())) {
                position.level(book.sizeAt(order.buy(), order.limitUnits()));
            }
        }
    }

    /// An order arrives: it trades with the book as it stands, and what is left of it rests.
    void arrive(VenueBook orders, RestingOrder order, long now) {
        order.queue = null;
        if (active(order)) {
            take(orders, order, desks[order.instrument().number()], now);
            orders.sweep();
        }
    }

    private static boolean active(RestingOrder order) {
        return !order.status.terminal() && !order.awaitsStop() && order.timeInForce() != TimeInForce.OPG
                && order.timeInForce() != TimeInForce.CLS;
    }

    private void take(VenueBook orders, RestingOrder order, BookDesk desk, long now) {
        Book book = desk.tradable();
        if (book != null) {
            if (order.terms().postOnly() && !order.rested() && within(order, book, 0)) {
                executions.end(order, ExecType.CANCELED, OrdStatus.CANCELED, "post-only: it would have traded at once", now);
                return;
            }
            if (order.timeInForce() != TimeInForce.FOK || offered(order, book) >= order.leavesUnits()) {
                walk(orders, order, desk, book, now);
            }
        }
        if (order.status.terminal()) {
            return;
        }
        if (order.timeInForce() == TimeInForce.IOC || order.timeInForce() == TimeInForce.FOK) {
            executions.end(order, ExecType.CANCELED, OrdStatus.CANCELED, ended(order, book), now);
        } else if (book != null) {
            rest(order, book);
        }
    }

    private static String ended(RestingOrder order, @Nullable Book book) {
        return book == null
                ? "immediate or cancel, or fill or kill: the book is not known, or crossed"
                : order.timeInForce() == TimeInForce.FOK
                        ? "fill or kill: the book does not hold the whole order within its limit"
                        : "immediate or cancel: nothing more in the book within its limit";
    }

    private void rest(RestingOrder order, Book book) {
        order.settle();
        if (order.ordType().hasLimit()) {
            QueuePosition position = new QueuePosition(queue, order.instrument());
            position.join(book, order.buy(), order.limitUnits());
            order.queue = position;
        }
        order.replenished = false;
    }

    /// Takes level after level at the levels' prices.
    private void walk(VenueBook orders, RestingOrder order, BookDesk desk, Book book, long now) {
        boolean side = !order.buy();
        long best = book.depth(side) == 0 ? 0 : book.price(side, 0);
        for (int level = 0; within(order, book, level);) {
            long price = book.price(side, level);
            long units = lots(order, Math.min(book.available(side, level), order.availableUnits()));
            if (units == 0) {
                level++;
                continue;
            }
            long before = order.cumUnits;
            boolean traded = executions.execute(orders, order, new Match(units, price, Math.abs(price - best)), now, desk.lastId, "",
                    Objects.requireNonNull(desk.last));
            if (!traded) {
                return;
            }
            book.take(side, level, order.cumUnits - before);
        }
    }

    private static long lots(RestingOrder order, long units) {
        return units - units % order.instrument().lotUnits();
    }

    /// Whether there is such a level on the other side, and the order may trade at its price.
    private static boolean within(RestingOrder order, Book book, int level) {
        boolean side = !order.buy();
        if (order.status.terminal() || level >= book.depth(side)) {
            return false;
        }
        return !order.ordType().hasLimit()
                || (order.buy() ? book.price(side, level) <= order.limitUnits() : book.price(side, level) >= order.limitUnits());
    }

    private static long offered(RestingOrder order, Book book) {
        long sum = 0;
        for (int level = 0; sum < order.leavesUnits() && within(order, book, level); level++) {
            sum += lots(order, book.available(!order.buy(), level));
        }
        return sum;
    }

    /// Orders that wait for liquidity take what has come; resting ones trade at their own price with what has come to it.
    private void meetBook(VenueBook orders, BookDesk desk, long now) {
        Book book = desk.tradable();
        if (book == null) {
            return;
        }
        boolean changed = false;
        for (int i = 0; i < orders.size(); i++) {
            RestingOrder order = orders.get(i);
            if (active(order) && (order.queue == null || !order.ordType().hasLimit())) {
                take(orders, order, desk, now);
                changed = true;
            }
        }
        changed |= book.depth(false) > 0 && meetLevels(orders, true, book, desk, now);
        changed |= book.depth(true) > 0 && meetLevels(orders, false, book, desk, now);
        if (changed) {
            orders.sweep();
        }
    }

    private boolean meetLevels(VenueBook orders, boolean buys, Book book, BookDesk desk, long now) {
        long pass = ++passes;
        boolean changed = false;
        RestingOrder order = next(orders, buys, book.price(!buys, 0), pass);
        while (order != null) {
            order.metIn = pass;
            for (int level = 0; within(order, book, level);) {
                long units = lots(order, Math.min(book.available(!buys, level), order.availableUnits()));
                if (units == 0) {
                    level++;
                    continue;
                }
                long before = order.cumUnits;
                if (!executions.execute(orders, order, new Match(units, order.limitUnits(), 0), now, desk.lastId, "",
                        Objects.requireNonNull(desk.last))) {
                    break;
                }
                book.take(!buys, level, order.cumUnits - before);
                changed = true;
            }
            again(order, book);
            order = next(orders, buys, book.price(!buys, 0), pass);
        }
        return changed;
    }

    /// A slice of an iceberg that is shown anew goes to the end of the queue.
    private static void again(RestingOrder order, Book book) {
        QueuePosition position = order.queue;
        if (order.replenished && position != null && !order.status.terminal()) {
            position.join(book, order.buy(), order.limitUnits());
            order.settle();
        }
    }

    /// The order next in price-time order that rests at the price or better and has not been met in this pass; null for none.
    private static @Nullable RestingOrder next(VenueBook orders, boolean buys, long price, long pass) {
        RestingOrder best = null;
        for (int i = 0; i < orders.size(); i++) {
            RestingOrder order = orders.get(i);
            if (order.buy() == buys && order.metIn != pass && order.queue != null && active(order)
                    && (buys ? order.limitUnits() >= price : order.limitUnits() <= price)
                    && (best == null || (buys ? order.limitUnits() > best.limitUnits() : order.limitUnits() < best.limitUnits()))) {
                best = order;
            }
        }
        return best;
    }

    /// A recorded trade: what of it reaches our resting orders goes to them, then it may reach stop prices.
    private void meetTrade(VenueBook orders, BookDesk desk, Trade trade, long id) {
        boolean changed = meetQueue(orders, desk, hitsBids(desk, trade), trade, id);
        for (int i = 0; i < orders.size(); i++) {
            RestingOrder order = orders.get(i);
            if (!order.status.terminal() && order.awaitsStop() && order.arrivedFor(trade.tsEvent()) && triggers.reached(order, trade)) {
                order.settle();
                take(orders, order, desk, trade.tsEvent());
                changed = true;
            }
        }
        if (changed) {
            orders.sweep();
        }
    }

    /// Whether the seller took liquidity. Where the venue does not say, the side of the book that the price lies nearer to is taken.
    private static boolean hitsBids(BookDesk desk, Trade trade) {
        return switch (trade.aggressor()) {
            case SELLER -> true;
            case BUYER -> false;
            case UNKNOWN -> {
                Book book = desk.book;
                yield book != null && book.twoSided()
                        && trade.priceUnits() - book.price(true, 0) <= book.price(false, 0) - trade.priceUnits();
            }
        };
    }

    private boolean meetQueue(VenueBook orders, BookDesk desk, boolean buys, Trade trade, long id) {
        long pass = ++passes;
        long left = trade.sizeUnits();
        boolean changed = false;
        for (RestingOrder order = next(orders, buys, trade.priceUnits(), pass); order != null && left > 0; order = next(orders, buys,
                trade.priceUnits(), pass)) {
            order.metIn = pass;
            QueuePosition position = Objects.requireNonNull(order.queue);
            long reached = order.limitUnits() == trade.priceUnits() ? position.trade(left, trade.sizeUnits()) : left;
            long units = lots(order, Math.min(reached, order.availableUnits()));
            if (units > 0) {
                long before = order.cumUnits;
                executions.execute(orders, order, new Match(units, order.limitUnits(), 0), trade.tsEvent(), id, "", trade);
                left -= order.cumUnits - before;
                changed = true;
                Book book = desk.book;
                if (book != null) {
                    again(order, book);
                }
            }
        }
        return changed;
    }
}
