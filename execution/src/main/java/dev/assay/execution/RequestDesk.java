package dev.assay.execution;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.FixedPoint;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrdType;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.PositionEffect;
import dev.assay.core.order.Side;
import dev.assay.core.signal.Algo;
import dev.assay.core.signal.Cancel;
import dev.assay.core.signal.Link;
import dev.assay.core.signal.OrderRequest;
import dev.assay.core.signal.Replace;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Explicit orders, and what is asked of working ones by their tag.
final class RequestDesk {
    private final Oms oms;
    private final Results results;
    private final TargetDesk targets;
    private final Exits exits;
    private final OrderLists lists;
    private final AlgoDesk algos;
    private final Emulator emulator;

    RequestDesk(Oms oms, Results results, TargetDesk targets, Exits exits, OrderLists lists, AlgoDesk algos, Emulator emulator) {
        this.oms = oms;
        this.results = results;
        this.targets = targets;
        this.exits = exits;
        this.lists = lists;
        this.algos = algos;
        this.emulator = emulator;
    }

    void request(Asked asked, OrderRequest given, ExecutionEngine.Outlet outlet) {
        OrderRequest request = results.forBooks(given);
        Instrument instrument = request.instrument();
        Link link = request.link();
        Quantity quantity = sendable(asked, request);
        if (link != null) {
            if (quantity == null) {
                lists.refuse(asked, link);
            } else {
                lists.add(asked, request, link, quantity);
            }
            return;
        }
        if (quantity == null) {
            return;
        }
        Side side = request.side() == Side.SELL && !request.protective()
                ? results.saleSide(asked.strategy, instrument, quantity.units(), request.terms().effect())
                : request.side();
        if (side == Side.SELL_SHORT && !oms.capabilities(asked.strategy, instrument).shortSelling()) {
            results.explain(asked, SignalReason.UNSUPPORTED, oms.capabilities(asked.strategy, instrument).name() + " takes no short sales");
            return;
        }
        OrderTerms terms = Ticks.onTick(instrument, side, request.terms());
        OrderIntent intent = new OrderIntent(asked.strategy, instrument, side, quantity, terms, request.tag(), request.protective(), 0,
                asAsked(request.quantity(), quantity, request.terms(), terms));
        Algo algo = request.algo();
        if (algo == null) {
            results.send(asked, intent, outlet);
        } else {
            algos.start(asked, algo, intent);
        }
    }

    /// The quantity in whole lots, or null after explaining why the order cannot be sent.
    private @Nullable Quantity sendable(Asked asked, OrderRequest request) {
        if (results.unsupported(asked, request.instrument(), request.terms()) || reserved(asked, request.tag())) {
            return null;
        }
        OrderList.Member member = lists.member(asked.key, request.tag());
        if (oms.live(asked.strategy, request.instrument(), request.tag()) != null || emulator.find(asked.key, request.tag()) != null
                || algos.works(asked.key, request.tag()) || member != null && !member.closed && request.link() == null) {
            results.explain(asked, SignalReason.DUPLICATE_TAG,
                    "an order tagged \"" + request.tag() + "\" is working already: replace or cancel it, or choose another tag");
            return null;
        }
        return lots(asked, request.quantity());
    }

    private @Nullable Quantity lots(Asked asked, Quantity wanted) {
        Instrument instrument = asked.signal.instrument();
        try {
            Quantity quantity = instrument.toLots(wanted, RoundingMode.DOWN);
            if (quantity.signum() > 0) {
                return quantity;
            }
            results.explain(asked, SignalReason.BELOW_ONE_LOT, wanted + " is less than one lot of "
                    + FixedPoint.format(instrument.lotUnits(), instrument.quantityScale()) + " " + instrument);
        } catch (ArithmeticException e) {
            results.explain(asked, SignalReason.TOO_LARGE, wanted + " does not fit the numbers of " + instrument);
        }
        return null;
    }

    private static String asAsked(Quantity wanted, Quantity given, OrderTerms terms, OrderTerms onTick) {
        boolean whole = wanted.equals(given);
        return whole && terms.equals(onTick)
                ? "as the strategy asked"
                : "as the strategy asked" + (whole ? "" : ", " + wanted + " rounded down to lots")
                        + (terms.equals(onTick) ? "" : ", prices rounded to the tick");
    }

    private boolean reserved(Asked asked, String tag) {
        boolean reserved = tag.equals(SizingExecutionEngine.TARGET_TAG) || tag.equals(SizingExecutionEngine.EXIT_STOP_TAG)
                || tag.equals(SizingExecutionEngine.EXIT_LIMIT_TAG);
        if (reserved) {
            results.explain(asked, SignalReason.RESERVED_TAG,
                    "the tag \"" + tag + "\" is kept for orders of targets and their exits: choose another");
        }
        return reserved;
    }

    void replace(Asked asked, Replace replace, ExecutionEngine.Outlet outlet) {
        if (reserved(asked, replace.tag())) {
            return;
        }
        if (changedHere(asked, replace)) {
            return;
        }
        LiveOrder order = oms.live(asked.strategy, replace.instrument(), replace.tag());
        if (order == null) {
            results.unknownTag(asked, replace.tag());
            return;
        }
        Quantity quantity = lots(asked, replace.quantity());
        if (quantity == null || results.unsupported(asked, replace.instrument(), replace.terms())) {
            return;
        }
        OrderTerms terms = keepingEffect(Ticks.onTick(replace.instrument(), order.side, replace.terms()), order.terms);
        String refusal = terms.effect() != order.terms.effect()
                ? "an order to " + order.terms.effect() + " cannot become one to " + terms.effect() + ": cancel it and send a new one"
                : terms.ordType() == order.terms.ordType()
                        ? oms.replaceRefusal(order, quantity.units())
                        : "a " + order.terms.ordType() + " order cannot become a " + terms.ordType()
                                + " order: cancel it and send a new one";
        if (refusal != null) {
            results.explain(asked, SignalReason.NOT_REPLACEABLE, refusal);
        } else if (order.requests == null && order.orderUnits == quantity.units() && order.terms.equals(terms)) {
            results.explain(asked, SignalReason.ALREADY_THERE, "the order has this quantity and these terms already");
        } else {
            results.send(asked,
                    new OrderIntent(asked.strategy, replace.instrument(), order.side, quantity, terms, order.tag, order.protective,
                            order.firstClOrdId, asAsked(replace.quantity(), quantity, replace.terms(), terms)),
                    outlet);
        }
    }

    /// A replacement that names no position effect keeps the order's.
    private static OrderTerms keepingEffect(OrderTerms terms, OrderTerms old) {
        return terms.effect() == PositionEffect.FIFO ? terms.withEffect(old.effect()) : terms;
    }

    /// Orders that the engine keeps itself: linked, held or worked over time.
    private boolean changedHere(Asked asked, Replace replace) {
        Emulator.Held held = emulator.find(asked.key, replace.tag());
        OrderList.Member member = lists.member(asked.key, replace.tag());
        boolean worked = algos.works(asked.key, replace.tag());
        if (held == null && (member == null || member.closed) && !worked) {
            return false;
        }
        Quantity quantity = lots(asked, replace.quantity());
        if (quantity == null || results.unsupported(asked, replace.instrument(), replace.terms())) {
            return true;
        }
        OrdType type = held != null ? held.intent.terms().ordType() : member != null ? member.terms.ordType() : replace.terms().ordType();
        if (worked || type != replace.terms().ordType()) {
            results.explain(asked, SignalReason.NOT_REPLACEABLE, worked
                    ? "an order that is worked over time cannot be replaced: cancel it and ask anew"
                    : "a " + type + " order cannot become a " + replace.terms().ordType() + " order: cancel it and send a new one");
            return true;
        }
        Side side = held != null ? held.intent.side() : member != null ? member.side : Side.BUY;
        OrderTerms old = held != null ? held.intent.terms() : member != null ? member.terms : replace.terms();
        OrderTerms terms = keepingEffect(Ticks.onTick(replace.instrument(), side, replace.terms()), old);
        if (terms.effect() != old.effect()) {
            results.explain(asked, SignalReason.NOT_REPLACEABLE, "an order to " + old.effect() + " cannot become one to " + terms.effect()
                    + ": cancel it and send a new one");
            return true;
        }
        if (!lists.change(asked.key, replace.tag(), quantity.units(), terms) && held != null) {
            emulator.resize(held, quantity.units(), terms);
        }
        return true;
    }

    void cancel(Asked asked, Cancel cancel, ExecutionEngine.Outlet outlet) {
        boolean found = algos.stop(asked.key, cancel.tag(), "the strategy cancelled it");
        found |= lists.cancel(asked, cancel.tag(), outlet);
        found |= emulator.drop(asked.key, cancel.tag(), "the strategy cancelled it");
        boolean sent = found;
        LiveOrder next;
        for (LiveOrder order = oms.first(cancel.instrument()); order != null; order = next) {
            next = order.followingHere;
            if (order.strategy.number() == asked.strategy.number() && order.tag.equals(cancel.tag())) {
                found = true;
                if (!order.cancelInFlight()) {
                    sent = true;
                    outlet.onCancel(order.firstClOrdId, "the strategy asked for it", asked.signalId, asked.correlationId);
                }
            }
        }
        exits.drop(asked.key, cancel.tag());
        Asked held = cancel.tag().equals(SizingExecutionEngine.TARGET_TAG) ? targets.dropWaiting(asked.key) : null;
        if (held != null) {
            results.explain(held, SignalReason.DISCARDED, "the strategy cancelled its target while it waited");
        } else if (!found) {
            results.unknownTag(asked, cancel.tag());
        } else if (!sent) {
            results.explain(asked, SignalReason.ALREADY_CANCELLING, "the order tagged \"" + cancel.tag() + "\" is being cancelled already");
        }
    }
}
