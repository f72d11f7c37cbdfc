package dev.assay.execution;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.Fill;
import dev.assay.core.order.OrdStatus;
import dev.assay.core.order.OrderEvent;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.signal.Link;
import dev.assay.core.signal.OrderRequest;
import dev.assay.core.signal.StrategyId;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Linked orders: keeps each list's orders at the size that its rule allows, as [Link] states it. After every change it asks of each order
/// how much it may still work for, and sends, replaces or cancels it accordingly.
///
/// A broker that knows groups takes what one order fills off the others at once. With another, the others are reduced as soon as the fill is
/// known: until that is confirmed both may fill, as anywhere.
final class OrderLists {
    private static final int MAX_ATTEMPTS = 8;

    private final Oms oms;
    private final Results results;
    private final Emulator emulator;
    private final boolean[] halted;
    private final List<OrderList> lists = new ArrayList<>();
    private long groups;

    OrderLists(Oms oms, Results results, Emulator emulator) {
        this.oms = oms;
        this.results = results;
        this.emulator = emulator;
        halted = new boolean[oms.strategies()];
    }

    /// Takes one order of a list; nothing is sent before [#seal].
    void add(Asked asked, OrderRequest request, Link link, Quantity quantity) {
        OrderList list = find(asked.key, link.list());
        if (list != null && list.sealed) {
            results.explain(asked, SignalReason.BAD_LIST, "a list \"" + link.list() + "\" is working already: choose another name");
            return;
        }
        if (list == null) {
            list = new OrderList(asked, link.list(), ++groups, oms.lastClOrdId());
            lists.add(list);
        }
        OrderTerms terms = Ticks.onTick(request.instrument(), request.side(), request.terms());
        list.members.add(new OrderList.Member(asked, request.side(), quantity.units(), terms, request.tag(), request.protective(),
                link.role()));
    }

    private @Nullable OrderList find(int key, String name) {
        for (OrderList list : lists) {
            if (list.key == key && list.name.equals(name)) {
                return list;
            }
        }
        return null;
    }

    /// One order of the list cannot be sent: then none is.
    void refuse(Asked asked, Link link) {
        OrderList list = find(asked.key, link.list());
        if (list == null) {
            list = new OrderList(asked, link.list(), ++groups, oms.lastClOrdId());
            lists.add(list);
        }
        list.refused |= !list.sealed;
    }

    /// The batch of signals is complete: lists that make no sense are explained, the others begin to work.
    void seal() {
        for (int i = 0; i < lists.size(); i++) {
            OrderList list = lists.get(i);
            if (list.sealed) {
                continue;
            }
            list.sealed = true;
            String fault = list.refused ? "another order of the list could not be sent" : list.fault(oms);
            if (fault == null) {
                list.dirty = true;
                continue;
            }
            lists.remove(i--);
            for (OrderList.Member member : list.members) {
                results.explain(member.asked, SignalReason.BAD_LIST, "list \"" + list.name + "\": " + fault);
            }
        }
    }

    /// Whether the tag is one of a working list's orders.
    OrderList.@Nullable Member member(int key, String tag) {
        for (OrderList list : lists) {
            OrderList.Member member = list.key == key ? list.member(tag) : null;
            if (member != null) {
                return member;
            }
        }
        return null;
    }

    /// New quantity and terms for one order of a list; it follows at the next flush. False where the tag is in none.
    boolean change(int key, String tag, long units, OrderTerms terms) {
        for (OrderList list : lists) {
            OrderList.Member member = list.key == key ? list.member(tag) : null;
            if (member != null && !member.closed) {
                member.units = units;
                member.terms = terms;
                list.attempts = 0;
                list.dirty = true;
                return true;
            }
        }
        return false;
    }

    /// Cancels a whole list by its name, or closes one order of a list that has not been sent. What works is cancelled here; a sent order
    /// named by its tag is the caller's. False where the name is none of either.
    boolean cancel(Asked asked, String name, ExecutionEngine.Outlet outlet) {
        for (OrderList list : lists) {
            if (list.key != asked.key) {
                continue;
            }
            if (list.name.equals(name)) {
                for (OrderList.Member member : list.members) {
                    close(list, member, outlet);
                }
                list.dirty = true;
                return true;
            }
            OrderList.Member member = list.member(name);
            if (member != null && !member.closed) {
                close(list, member, outlet);
                list.dirty = true;
                return true;
            }
        }
        return false;
    }

    private void close(OrderList list, OrderList.Member member, ExecutionEngine.Outlet outlet) {
        member.closed = true;
        LiveOrder order = oms.live(list.strategy, list.instrument, member.tag);
        if (order != null && !order.cancelInFlight()) {
            outlet.onCancel(order.firstClOrdId, "the strategy asked for it", list.causeId, list.correlationId);
        }
        emulator.drop(list.key, member.tag, "the strategy asked for it");
    }

    void onFill(Fill fill, int key, long eventId, long correlationId) {
        if (lists.isEmpty()) {
            return;
        }
        LiveOrder order = oms.known(fill.clOrdId());
        for (OrderList list : lists) {
            OrderList.Member member = order == null || list.key != key || order.firstClOrdId <= list.bornAfter
                    ? null
                    : list.member(order.tag);
            if (member != null && order != null) {
                long units = fill.quantity().rescale(order.instrument.quantityScale(), RoundingMode.UNNECESSARY).units();
                member.filled += fill.reversal() ? -units : units;
                list.attempts = 0;
                list.touch(eventId, correlationId);
            }
        }
    }

    /// An order that ended by itself is not sent again, but for what a halt has cancelled.
    void onOrderEvent(OrderEvent event, int key, long eventId, long correlationId) {
        for (OrderList list : lists) {
            OrderList.Member member = list.key == key && event.clOrdId() > list.bornAfter ? list.member(event.tag()) : null;
            if (member == null) {
                continue;
            }
            boolean gone = event.ordStatus().terminal() && event.ordStatus() != OrdStatus.FILLED;
            if (gone && !member.resized && !(halted[list.strategy.number()] && member.isChild())) {
                member.closed = true;
            }
            member.resized &= !gone;
            list.touch(eventId, correlationId);
        }
    }

    /// From now on nothing is sent for the strategy; what is cancelled meanwhile comes back by [#rearm] where it is a child.
    void halt(StrategyId strategy) {
        halted[strategy.number()] = true;
        for (OrderList list : lists) {
            for (OrderList.Member member : list.members) {
                if (list.strategy.number() == strategy.number() && !member.isChild()) {
                    member.closed = true;
                }
            }
        }
    }

    void rearm(StrategyId strategy, long causeId, long correlationId) {
        halted[strategy.number()] = false;
        for (OrderList list : lists) {
            if (list.strategy.number() == strategy.number()) {
                list.attempts = 0;
                list.touch(causeId, correlationId);
            }
        }
    }

    /// Forgets the lists of a failed strategy, all but those whose protective orders stay.
    void discard(StrategyId strategy, boolean keepProtective) {
        for (OrderList list : lists) {
            if (list.strategy.number() == strategy.number()) {
                for (OrderList.Member member : list.members) {
                    member.closed |= !(keepProtective && member.protective);
                }
                list.dirty = true;
            }
        }
    }

    /// The lists of an instrument end: nothing more is sent for them.
    void end(Instrument instrument) {
        for (OrderList list : lists) {
            if (list.instrument.number() == instrument.number()) {
                for (OrderList.Member member : list.members) {
                    member.closed = true;
                }
                list.dirty = true;
            }
        }
    }

    /// Quantities and prices in new units, as the OMS restates what works.
    void onSplit(CorporateAction.Split split) {
        for (OrderList list : lists) {
            if (list.instrument.number() == split.instrument().number()) {
                for (OrderList.Member member : list.members) {
                    member.split(split);
                }
            }
        }
    }

    void flush(ExecutionEngine.Outlet outlet) {
        for (int i = 0; i < lists.size(); i++) {
            OrderList list = lists.get(i);
            if (list.sealed && list.dirty && !halted[list.strategy.number()]) {
                list.dirty = false;
                follow(list, outlet);
                if (over(list)) {
                    lists.remove(i--);
                }
            }
        }
    }

    private boolean working(OrderList list, OrderList.Member member) {
        return oms.live(list.strategy, list.instrument, member.tag) != null || emulator.find(list.key, member.tag) != null;
    }

    private boolean over(OrderList list) {
        OrderList.Member parent = list.parent();
        boolean parentOver = parent == null || (parent.sent || parent.closed) && !working(list, parent);
        for (OrderList.Member member : list.members) {
            if (working(list, member) || member != parent && !member.closed && list.allowed(member) > 0) {
                return false;
            }
        }
        return parentOver;
    }

    private void follow(OrderList list, ExecutionEngine.Outlet outlet) {
        OrderList.Member parent = list.parent();
        if (parent != null && !parent.sent && !parent.closed) {
            parent.sent = true;
            send(list, parent, parent.units, 0, outlet);
            parent.closed |= !working(list, parent) && parent.filled == 0;
        }
        for (OrderList.Member member : list.members) {
            if (member != parent && !member.closed) {
                ensure(list, member, outlet);
            }
        }
    }

    private void ensure(OrderList list, OrderList.Member member, ExecutionEngine.Outlet outlet) {
        long allowed = list.allowed(member);
        LiveOrder order = oms.live(list.strategy, list.instrument, member.tag);
        Emulator.Held held = order == null ? emulator.find(list.key, member.tag) : null;
        if (held != null) {
            if (allowed == 0) {
                emulator.drop(list.key, member.tag, "the list allows no more");
            } else {
                emulator.resize(held, allowed, member.terms);
            }
        } else if (order == null) {
            if (allowed > 0 && mayTry(list, member)) {
                send(list, member, allowed, 0, outlet);
                // What RiskGuard refused is not asked for again before something has filled.
                member.closed |= !working(list, member) && list.allowed(member) == allowed;
            }
        } else if (order.requests == null) {
            resize(list, member, order, allowed, outlet);
        }
    }

    private void resize(OrderList list, OrderList.Member member, LiveOrder order, long allowed, ExecutionEngine.Outlet outlet) {
        long total = order.cumUnits + allowed;
        if (allowed == 0) {
            outlet.onCancel(order.firstClOrdId, "another order of list \"" + list.name + "\" has filled", list.causeId, list.correlationId);
        } else if ((order.orderUnits > total || order.orderUnits < total && member.mayGrow(order, total)
                || !order.terms.equals(emulator.forBroker(order.strategy, order.instrument, member.terms)))
                && mayTry(list, member)) {
            if (oms.replaceRefusal(order, total) == null) {
                send(list, member, total, order.firstClOrdId, outlet);
            } else {
                member.resized = true;
                outlet.onCancel(order.firstClOrdId, "list \"" + list.name + "\" allows another quantity", list.causeId, list.correlationId);
            }
        }
    }

    private boolean mayTry(OrderList list, OrderList.Member member) {
        if (list.attempts++ < MAX_ATTEMPTS * list.members.size()) {
            return true;
        }
        member.closed = true;
        results.explain(member.asked, SignalReason.EXIT_REFUSED, "order \"" + member.tag + "\" of list \"" + list.name
                + "\" was asked for too often since the last fill: see why " + oms.capabilities().name() + " refuses it");
        return false;
    }

    private void send(OrderList list, OrderList.Member member, long units, long replaces, ExecutionEngine.Outlet outlet) {
        boolean own = !member.protective && !member.isChild() && member.role != Link.Role.OCO;
        Side side = own && member.side == Side.SELL
                ? results.saleSide(list.strategy, list.instrument, units, member.terms.effect())
                : member.side;
        OrderIntent intent = new OrderIntent(list.strategy, list.instrument, side, list.instrument.quantity(units), member.terms,
                member.tag,
                member.protective, replaces, member.role + " of list " + list.name + ", filled " + member.filled,
                list.shares(member)
                        && oms.capabilities(list.strategy, list.instrument).features().contains(Capabilities.Feature.OCO)
                                ? list.group
                                : 0);
        member.sent = true;
        if (replaces == 0 && emulator.takes(intent)) {
            emulator.hold(intent, list.key, list.causeId, list.correlationId);
            return;
        }
        emulator.send(intent.withTerms(emulator.forBroker(intent.strategy(), intent.instrument(), member.terms)), member.terms,
                list.causeId, list.correlationId, outlet);
    }
}
