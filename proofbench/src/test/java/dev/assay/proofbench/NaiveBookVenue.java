package dev.assay.proofbench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A venue on recorded price levels as one would write it on the first afternoon: maps, lists, and the risk-averse queue. Market and limit orders, GTC and IOC.
final class NaiveBookVenue {
    private static final class Working {
        final long id;
        final boolean buy;
        final @Nullable Long limit;
        long left;
        long front;
        boolean rests;

        Working(long id, boolean buy, @Nullable Long limit, long left) {
            this.id = id;
            this.buy = buy;
            this.limit = limit;
            this.left = left;
        }

        boolean accepts(long price) {
            return limit == null || (buy ? price <= limit : price >= limit);
        }
    }

    private final TreeMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
    private final TreeMap<Long, Long> asks = new TreeMap<>();
    private final TreeMap<Long, Long> takenBids = new TreeMap<>();
    private final TreeMap<Long, Long> takenAsks = new TreeMap<>();
    private final List<Working> orders = new ArrayList<>();
    private boolean known;
    /// `id quantity@price`, in order.
    final List<String> fills = new ArrayList<>();

    @SuppressWarnings("NonApiType") // the order of its keys matters
    private TreeMap<Long, Long> side(boolean bid) {
        return bid ? bids : asks;
    }

    @SuppressWarnings("NonApiType") // the order of its keys matters
    private TreeMap<Long, Long> taken(boolean bid) {
        return bid ? takenBids : takenAsks;
    }

    void level(boolean bid, long price, long size) {
        if (!known) {
            return;
        }
        boolean changed = side(bid).getOrDefault(price, 0L) != size;
        if (size == 0) {
            side(bid).remove(price);
            taken(bid).remove(price);
        } else {
            side(bid).put(price, size);
        }
        for (Working order : orders) {
            if (order.rests && order.buy == bid && order.limit != null && order.limit == price) {
                order.front = Math.min(order.front, size);
            }
        }
        if (changed) {
            meet();
        }
    }

    void snapshot(NavigableMap<Long, Long> newBids, NavigableMap<Long, Long> newAsks) {
        known = true;
        bids.clear();
        asks.clear();
        takenBids.clear();
        takenAsks.clear();
        bids.putAll(newBids);
        asks.putAll(newAsks);
        for (Working order : orders) {
            TreeMap<Long, Long> side = side(order.buy);
            boolean seen = order.limit != null && !side.isEmpty()
                    && (order.buy ? order.limit >= side.lastKey() : order.limit <= side.lastKey());
            if (order.rests && seen && order.limit != null) {
                order.front = Math.min(order.front, side.getOrDefault(order.limit, 0L));
            }
        }
        meet();
    }

    void trade(long price, long size, boolean seller) {
        long left = size;
        List<Working> met = orders.stream().filter(order -> order.rests && order.buy == seller && order.limit != null
                && (seller ? order.limit >= price : order.limit <= price))
                .sorted(Comparator.comparingLong(order -> order.limit == null ? 0 : seller ? -order.limit : order.limit)).toList();
        for (Working order : met) {
            if (left == 0 || order.limit == null) {
                break;
            }
            long reached = left;
            if (order.limit == price) {
                // What went to orders of ours before it did not go to those before it in the queue.
                order.front -= left;
                reached = order.front < 0 ? Math.min(left, -order.front) : 0;
                order.front = reached > 0 ? 0 : order.front;
            }
            long quantity = Math.min(reached, order.left);
            if (quantity > 0) {
                fill(order, quantity, order.limit);
                left -= quantity;
            }
        }
        orders.removeIf(order -> order.left == 0);
        meet();
    }

    void order(long id, boolean buy, @Nullable Long limit, long quantity, boolean immediate) {
        Working order = new Working(id, buy, limit, quantity);
        orders.add(order);
        arrive(order);
        if (immediate) {
            orders.remove(order);
        }
        orders.removeIf(other -> other.left == 0);
    }

    void cancel(long id) {
        orders.removeIf(order -> order.id == id);
    }

    private boolean tradable() {
        return known && (bids.isEmpty() || asks.isEmpty() || bids.firstKey() <= asks.firstKey());
    }

    private void arrive(Working order) {
        if (!tradable()) {
            return;
        }
        take(order, null);
        if (order.left > 0 && order.limit != null) {
            order.rests = true;
            order.front = side(order.buy).getOrDefault(order.limit, 0L);
        }
    }

    /// Takes what the other side offers within the limit, at the levels' prices or at one price.
    private void take(Working order, @Nullable Long at) {
        for (Long price : List.copyOf(side(!order.buy).keySet())) {
            if (!order.accepts(price) || order.left == 0) {
                return;
            }
            long there = Math.max(0, side(!order.buy).getOrDefault(price, 0L) - taken(!order.buy).getOrDefault(price, 0L));
            long quantity = Math.min(there, order.left);
            if (quantity > 0) {
                taken(!order.buy).merge(price, quantity, Long::sum);
                fill(order, quantity, at == null ? price : at);
            }
        }
    }

    private void meet() {
        if (!tradable()) {
            return;
        }
        for (Working order : List.copyOf(orders)) {
            if (!order.rests) {
                arrive(order);
            }
        }
        for (boolean buy : new boolean[]{true, false}) {
            orders.stream().filter(order -> order.rests && order.buy == buy)
                    .sorted(Comparator.comparingLong(order -> order.limit == null ? 0 : buy ? -order.limit : order.limit))
                    .forEach(order -> take(order, order.limit));
        }
        orders.removeIf(order -> order.left == 0);
    }

    private void fill(Working order, long quantity, long price) {
        order.left -= quantity;
        fills.add(order.id + " " + quantity + "@" + price);
    }

    /// What still works: `id left`.
    List<String> working() {
        return orders.stream().map(order -> order.id + " " + order.left).toList();
    }
}
