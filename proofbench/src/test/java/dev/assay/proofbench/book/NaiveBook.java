package dev.assay.proofbench.book;

import dev.assay.core.market.BookDelta;
import dev.assay.core.market.BookLevel;
import dev.assay.core.market.BookSnapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// An order book as one would write it on the first afternoon: maps of lists of orders. On L2 each level is one order of id 0.
final class NaiveBook {
    private final TreeMap<Long, LinkedHashMap<Long, Long>> bids = new TreeMap<>(Collections.reverseOrder());
    private final TreeMap<Long, LinkedHashMap<Long, Long>> asks = new TreeMap<>();
    boolean known;
    long sequence;
    long gaps;

    NaiveBook(boolean known) {
        this.known = known;
    }

    void apply(BookDelta delta) {
        if (delta.action() == BookDelta.Action.CLEAR) {
            start(delta.sequence());
            return;
        }
        if (delta.sequence() != 0 && sequence != 0 && delta.sequence() < sequence) {
            return;
        }
        if (delta.sequence() != 0) {
            if (known && sequence != 0 && delta.sequence() != sequence && delta.sequence() != sequence + 1) {
                known = false;
                gaps++;
            }
            sequence = delta.sequence();
        }
        if (!known) {
            return;
        }
        long size = delta.action() == BookDelta.Action.DELETE ? 0 : delta.sizeUnits();
        if (delta.orderId() == 0) {
            side(delta.bid()).remove(delta.priceUnits());
            if (size > 0) {
                side(delta.bid()).put(delta.priceUnits(), new LinkedHashMap<>(Map.of(0L, size)));
            }
            return;
        }
        boolean[] found = {false};
        for (boolean bid : new boolean[]{true, false}) {
            for (Map.Entry<Long, LinkedHashMap<Long, Long>> level : new ArrayList<>(side(bid).entrySet())) {
                Long before = level.getValue().get(delta.orderId());
                if (before == null) {
                    continue;
                }
                found[0] = true;
                boolean execution = delta.action() == BookDelta.Action.EXECUTE;
                boolean keeps = execution || bid == delta.bid() && level.getKey() == delta.priceUnits() && size <= before;
                if (size > 0 && keeps) {
                    level.getValue().put(delta.orderId(), size);
                } else {
                    level.getValue().remove(delta.orderId());
                    if (level.getValue().isEmpty()) {
                        side(bid).remove(level.getKey());
                    }
                    if (size > 0) {
                        enter(delta, size);
                    }
                }
            }
            if (found[0]) {
                return;
            }
        }
        if (size > 0 && delta.action() == BookDelta.Action.SET) {
            enter(delta, size);
        }
    }

    private void enter(BookDelta delta, long size) {
        side(delta.bid()).computeIfAbsent(delta.priceUnits(), price -> new LinkedHashMap<>()).put(delta.orderId(), size);
    }

    void apply(BookSnapshot snapshot) {
        if (known && snapshot.sequence() != 0 && snapshot.sequence() < sequence) {
            return;
        }
        start(snapshot.sequence());
        snapshot.bids().forEach(level -> bids.put(level.priceUnits(), new LinkedHashMap<>(Map.of(0L, level.sizeUnits()))));
        snapshot.asks().forEach(level -> asks.put(level.priceUnits(), new LinkedHashMap<>(Map.of(0L, level.sizeUnits()))));
    }

    private void start(long from) {
        known = true;
        sequence = from;
        bids.clear();
        asks.clear();
    }

    @SuppressWarnings("NonApiType") // the order of its keys matters
    private NavigableMap<Long, LinkedHashMap<Long, Long>> side(boolean bid) {
        return bid ? bids : asks;
    }

    /// Best first.
    List<BookLevel> levels(boolean bid) {
        return side(bid).entrySet().stream()
                .map(level -> new BookLevel(level.getKey(), level.getValue().values().stream().mapToLong(size -> size).sum(), 0)).toList();
    }

    /// In the order of their places.
    List<OrderBook.Resting> at(boolean bid, long price) {
        return side(bid).getOrDefault(price, new LinkedHashMap<>()).entrySet().stream()
                .map(order -> new OrderBook.Resting(order.getKey(), order.getValue())).toList();
    }
}
