package dev.assay.proofbench;

import dev.assay.core.market.BookDelta;
import dev.assay.core.market.BookSnapshot;
import dev.assay.core.market.MarketData;
import dev.assay.proofbench.book.Book;
import dev.assay.proofbench.book.LevelBook;
import dev.assay.proofbench.book.OrderBook;
import org.jspecify.annotations.Nullable;

/// The recorded book of one instrument at the venue, of the kind that its first message is of.
final class BookDesk {
    @Nullable
    Book book;
    /// The last message of the book, and its event.
    @Nullable
    MarketData last;
    long lastId;

    /// Applies a change; whether it was applied.
    boolean apply(BookDelta delta, long id) {
        Book held = book;
        if (held == null) {
            boolean single = delta.orderId() != 0 || delta.action() == BookDelta.Action.CLEAR;
            held = single ? new OrderBook() : new LevelBook();
        } else if (delta.orderId() == 0 && delta.action() != BookDelta.Action.CLEAR && held instanceof OrderBook orders
                && orders.orders() == 0 && orders.counts().updates() == 0) {
            // What began with a CLEAR turns out to be a book of price levels, known from the clear on.
            held = new LevelBook();
            held.apply(new BookDelta(delta.instrument(), delta.tsEvent(), 0, BookDelta.Action.CLEAR, true, 0, 0, 0));
        }
        book = held;
        last = delta;
        lastId = id;
        return held.apply(delta);
    }

    boolean apply(BookSnapshot snapshot, long id) {
        Book held = book;
        if (held == null || held instanceof OrderBook orders && orders.counts().updates() == 0) {
            held = new LevelBook();
        }
        book = held;
        last = snapshot;
        lastId = id;
        return held.apply(snapshot);
    }

    /// The book where orders may trade against it, else null.
    @Nullable
    Book tradable() {
        Book held = book;
        return held != null && held.known() && !held.crossed() ? held : null;
    }
}
