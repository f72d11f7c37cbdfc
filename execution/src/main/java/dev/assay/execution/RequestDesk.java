package dev.assay.execution;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.FixedPoint;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.signal.Cancel;
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

    RequestDesk(Oms oms, Results results, TargetDesk targets, Exits exits) {
        this.oms = oms;
        this.results = results;
        this.targets = targets;
        this.exits = exits;
    }

    void request(Asked asked, OrderRequest request, ExecutionEngine.Outlet outlet) {
        Instrument instrument = request.instrument();
        if (results.unsupported(asked, instrument, request.terms()) || reserved(asked, request.tag())) {
            return;
        }
        if (oms.live(asked.strategy, instrument, request.tag()) != null) {
            results.explain(asked, SignalReason.DUPLICATE_TAG,
                    "an order tagged \"" + request.tag() + "\" is working already: replace or cancel it, or choose another tag");
            return;
        }
        Quantity quantity = lots(asked, request.quantity());
        if (quantity == null) {
            return;
        }
        Side side = request.side() == Side.SELL && !request.protective() ? results.saleSide(instrument, quantity.units()) : request.side();
        if (side == Side.SELL_SHORT && !oms.capabilities().shortSelling()) {
            results.explain(asked, SignalReason.UNSUPPORTED, oms.capabilities().name() + " takes no short sales");
            return;
        }
        OrderTerms terms = Ticks.onTick(instrument, side, request.terms());
        results.send(asked, new OrderIntent(asked.strategy, instrument, side, quantity, terms, request.tag(), request.protective(), 0,
                asAsked(request.quantity(), quantity, request.terms(), terms)), outlet);
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
        LiveOrder order = oms.live(asked.strategy, replace.instrument(), replace.tag());
        if (order == null) {
            results.unknownTag(asked, replace.tag());
            return;
        }
        Quantity quantity = lots(asked, replace.quantity());
        if (quantity == null || results.unsupported(asked, replace.instrument(), replace.terms())) {
            return;
        }
        OrderTerms terms = Ticks.onTick(replace.instrument(), order.side, replace.terms());
        String refusal = terms.ordType() == order.terms.ordType()
                ? oms.replaceRefusal(order, quantity.units())
                : "a " + order.terms.ordType() + " order cannot become a " + terms.ordType() + " order: cancel it and send a new one";
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

    void cancel(Asked asked, Cancel cancel, ExecutionEngine.Outlet outlet) {
        boolean found = false;
        boolean sent = false;
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
