package dev.assay.execution;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.Order;
import dev.assay.core.signal.StrategyId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The orders the OMS knows: the working ones in order of birth, over all and per instrument, what they may still fill per account and per
/// strategy, and the latest ended ones, which a late fill, a bust or a correction may still concern.
final class WorkingOrders {
    private final LongIndex<LiveOrder> byId = new LongIndex<>();
    private final @Nullable LiveOrder[] firstHere;
    private final @Nullable LiveOrder[] lastHere;
    private final long[] buyUnits;
    private final long[] sellUnits;
    private final long[] strategyUnits;
    private final @Nullable Quantity[] none;
    private final int instruments;
    private final @Nullable LiveOrder[] ended;
    /// The id of each ended order that has no other, else 0: forgetting it then need not look at it.
    private final long[] endedIds;
    private int nextEnded;
    private @Nullable LiveOrder first;
    private @Nullable LiveOrder last;
    private int count;
    /// Instruments whose working quantities changed since they were last asked for.
    private final int[] touched;
    private final boolean[] isTouched;
    private int touchedCount;

    WorkingOrders(int instruments, int strategies, int retained) {
        this.instruments = instruments;
        firstHere = new @Nullable LiveOrder[instruments];
        lastHere = new @Nullable LiveOrder[instruments];
        none = new @Nullable Quantity[instruments];
        buyUnits = new long[instruments];
        sellUnits = new long[instruments];
        strategyUnits = new long[Math.multiplyExact(instruments, strategies)];
        ended = new @Nullable LiveOrder[retained];
        endedIds = new long[retained];
        touched = new int[instruments];
        isTouched = new boolean[instruments];
    }

    int instruments() {
        return instruments;
    }

    /// The instrument's quantity of nothing, one object.
    Quantity none(Instrument instrument) {
        Quantity known = none[instrument.number()];
        if (known == null) {
            known = instrument.quantity(0);
            none[instrument.number()] = known;
        }
        return known;
    }

    int strategies() {
        return instruments == 0 ? 0 : strategyUnits.length / instruments;
    }

    @Nullable
    LiveOrder find(long clOrdId) {
        return clOrdId <= 0 ? null : byId.get(clOrdId);
    }

    /// The order that the broker knows by that id, working or remembered; for reports that carry no id of ours.
    @Nullable
    LiveOrder findByOrderId(String orderId) {
        if (orderId.isEmpty()) {
            return null;
        }
        for (LiveOrder order = last; order != null; order = order.previous) {
            if (order.orderId.equals(orderId)) {
                return order;
            }
        }
        for (LiveOrder order : ended) {
            if (order != null && order.orderId.equals(orderId)) {
                return order;
            }
        }
        return null;
    }

    @Nullable
    LiveOrder first() {
        return first;
    }

    @Nullable
    LiveOrder first(Instrument instrument) {
        return firstHere[instrument.number()];
    }

    @Nullable
    LiveOrder find(StrategyId strategy, Instrument instrument, String tag) {
        for (LiveOrder order = first(instrument); order != null; order = order.followingHere) {
            if (order.strategy.number() == strategy.number() && order.tag.equals(tag)) {
                return order;
            }
        }
        return null;
    }

    /// The working orders of a strategy, or of all, oldest first.
    List<Order> views(@Nullable StrategyId strategy) {
        if (count == 0) {
            return List.of();
        }
        List<Order> all = new ArrayList<>(count);
        for (LiveOrder order = first; order != null; order = order.following) {
            if (strategy == null || order.strategy.number() == strategy.number()) {
                all.add(order.view());
            }
        }
        return all;
    }

    List<Order> views(Instrument instrument) {
        List<Order> here = new ArrayList<>();
        for (LiveOrder order = first(instrument); order != null; order = order.followingHere) {
            here.add(order.view());
        }
        return here;
    }

    int count() {
        return count;
    }

    int known() {
        return byId.size();
    }

    long buyUnits(Instrument instrument) {
        return buyUnits[instrument.number()];
    }

    /// Takes the number of an instrument off the list of those that changed; -1 where none did.
    int takeTouched() {
        if (touchedCount == 0) {
            return -1;
        }
        int number = touched[--touchedCount];
        isTouched[number] = false;
        return number;
    }

    long sellUnits(Instrument instrument) {
        return sellUnits[instrument.number()];
    }

    long units(StrategyId strategy, Instrument instrument) {
        return strategyUnits[strategy.number() * instruments + instrument.number()];
    }

    void add(LiveOrder order) {
        byId.put(order.firstClOrdId, order);
        settle(order);
    }

    /// Lets a report find the order by the id of a request. The latest 16 such ids are remembered.
    void addId(LiveOrder order, long requestId) {
        long[] ids = order.moreIds;
        if (ids == null) {
            ids = new long[LiveOrder.REMEMBERED_IDS];
            order.moreIds = ids;
        }
        while (inUse(order, ids[order.moreIdsAt])) {
            order.moreIdsAt = (order.moreIdsAt + 1) % ids.length;
        }
        byId.remove(ids[order.moreIdsAt]);
        ids[order.moreIdsAt] = requestId;
        order.moreIdsAt = (order.moreIdsAt + 1) % ids.length;
        byId.put(requestId, order);
    }

    private static boolean inUse(LiveOrder order, long id) {
        return id != 0 && (id == order.clOrdId || order.request(id) != null);
    }

    /// Brings lists and sums up to date after any change of an order.
    void settle(LiveOrder order) {
        boolean over = order.over();
        if (over == order.linked) {
            if (over) {
                unlink(order);
                retire(order);
            } else {
                revive(order);
                link(order);
            }
        }
        expose(order, over ? 0 : order.mayStillFill());
    }

    /// The ended orders still remembered, in no order that means anything; for splits.
    @Nullable
    LiveOrder[] ended() {
        return ended;
    }

    private void expose(LiveOrder order, long units) {
        long change = Math.subtractExact(units, order.exposureUnits);
        if (change == 0) {
            return;
        }
        order.exposureUnits = units;
        int number = order.instrument.number();
        long[] account = order.side.sign() > 0 ? buyUnits : sellUnits;
        account[number] = Math.addExact(account[number], change);
        if (!isTouched[number]) {
            isTouched[number] = true;
            touched[touchedCount++] = number;
        }
        int at = order.strategy.number() * instruments + number;
        strategyUnits[at] = Math.addExact(strategyUnits[at], order.side.sign() * change);
    }

    private void retire(LiveOrder order) {
        LiveOrder oldest = ended[nextEnded];
        if (oldest != null && endedIds[nextEnded] != 0) {
            byId.remove(endedIds[nextEnded]);
        } else if (oldest != null) {
            forget(oldest);
        }
        ended[nextEnded] = order;
        endedIds[nextEnded] = order.moreIds == null ? order.firstClOrdId : 0;
        order.endedSlot = nextEnded;
        nextEnded = nextEnded + 1 == ended.length ? 0 : nextEnded + 1;
    }

    private void revive(LiveOrder order) {
        if (order.endedSlot >= 0) {
            ended[order.endedSlot] = null;
            order.endedSlot = -1;
        }
    }

    private void forget(LiveOrder order) {
        byId.remove(order.firstClOrdId);
        if (order.clOrdId != order.firstClOrdId) {
            byId.remove(order.clOrdId);
        }
        long[] ids = order.moreIds;
        if (ids != null) {
            for (long id : ids) {
                if (id != 0) {
                    byId.remove(id);
                }
            }
        }
    }

    /// Inserts by birth: at the end, but for an order that has come back to life.
    private void link(LiveOrder order) {
        LiveOrder before = last;
        while (before != null && before.firstClOrdId > order.firstClOrdId) {
            before = before.previous;
        }
        LiveOrder after = before == null ? first : before.following;
        order.previous = before;
        order.following = after;
        if (before == null) {
            first = order;
        } else {
            before.following = order;
        }
        if (after == null) {
            last = order;
        } else {
            after.previous = order;
        }
        linkHere(order, order.instrument.number());
        order.linked = true;
        count++;
    }

    private void linkHere(LiveOrder order, int number) {
        LiveOrder before = lastHere[number];
        while (before != null && before.firstClOrdId > order.firstClOrdId) {
            before = before.previousHere;
        }
        LiveOrder after = before == null ? firstHere[number] : before.followingHere;
        order.previousHere = before;
        order.followingHere = after;
        if (before == null) {
            firstHere[number] = order;
        } else {
            before.followingHere = order;
        }
        if (after == null) {
            lastHere[number] = order;
        } else {
            after.previousHere = order;
        }
    }

    private void unlink(LiveOrder order) {
        LiveOrder before = order.previous;
        LiveOrder after = order.following;
        if (before == null) {
            first = after;
        } else {
            before.following = after;
        }
        if (after == null) {
            last = before;
        } else {
            after.previous = before;
        }
        unlinkHere(order, order.instrument.number());
        order.previous = null;
        order.following = null;
        order.linked = false;
        count--;
    }

    private void unlinkHere(LiveOrder order, int number) {
        LiveOrder before = order.previousHere;
        LiveOrder after = order.followingHere;
        if (before == null) {
            firstHere[number] = after;
        } else {
            before.followingHere = after;
        }
        if (after == null) {
            lastHere[number] = before;
        } else {
            after.previousHere = before;
        }
        order.previousHere = null;
        order.followingHere = null;
    }
}
