package dev.assay.execution;

import dev.assay.core.event.EventSink;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.PositionEffect;
import dev.assay.core.order.Side;
import dev.assay.core.risk.RiskView;
import dev.assay.core.signal.OrderRequest;
import dev.assay.core.signal.SignalOutcome;
import dev.assay.core.signal.StrategyId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What comes of a signal: an intent with its cause, or an explanation why there is none.
final class Results {
    private final EventSink sink;
    private final RiskView view;
    private final Oms oms;
    private final Emulator emulator;
    private final Throttle throttle;

    Results(EventSink sink, RiskView view, Oms oms, Emulator emulator, SizingRules rules) {
        this.sink = sink;
        this.view = view;
        this.oms = oms;
        this.emulator = emulator;
        throttle = new Throttle(rules.maxOrdersPerSecond(), oms.instruments());
    }

    void superseded(Asked asked) {
        explain(asked, SignalReason.SUPERSEDED, "a later target of " + asked.strategy + " for " + asked.signal.instrument() + " counts");
    }

    /// Whether such an order cannot be sent to the broker at all, which is then explained.
    boolean unsupported(Asked asked, Instrument instrument, OrderTerms terms) {
        if (!instrument.contract().tradable()) {
            explain(asked, SignalReason.NOT_TRADABLE, instrument + " has prices but cannot be traded: trade a fund or future on it");
            return true;
        }
        Capabilities broker = oms.capabilities(asked.strategy, instrument);
        boolean type = broker.ordTypes().contains(terms.ordType()) || Emulator.canHold(broker, terms);
        boolean time = broker.timesInForce().contains(terms.timeInForce()) || Emulator.canExpire(broker, terms);
        if (!type || !time) {
            explain(asked, SignalReason.UNSUPPORTED, broker.name() + " takes no " + terms.ordType() + " orders for "
                    + terms.timeInForce() + ": it takes " + broker.ordTypes() + " for " + broker.timesInForce());
            return true;
        }
        if (terms.effect() != PositionEffect.FIFO && !view.hedged()) {
            explain(asked, SignalReason.UNSUPPORTED, "the account nets positions, so an order cannot say that it is to " + terms.effect()
                    + ": leave the effect out, or set account.positions: hedging");
            return true;
        }
        Capabilities.Feature missing = missing(broker, terms);
        if (missing != null) {
            explain(asked, SignalReason.UNSUPPORTED, broker.name() + " takes no " + missing + " orders");
            return true;
        }
        return false;
    }

    private static Capabilities.@Nullable Feature missing(Capabilities broker, OrderTerms terms) {
        List<Capabilities.Feature> known = broker.features();
        if (terms.postOnly() && !known.contains(Capabilities.Feature.POST_ONLY)) {
            return Capabilities.Feature.POST_ONLY;
        }
        if (terms.reduceOnly() && !known.contains(Capabilities.Feature.REDUCE_ONLY)) {
            return Capabilities.Feature.REDUCE_ONLY;
        }
        return terms.displayQty() != null && !known.contains(Capabilities.Feature.ICEBERG) ? Capabilities.Feature.ICEBERG : null;
    }

    /// Why a target of the instrument cannot be sized, in words.
    String unsized(SignalReason reason, Instrument instrument) {
        if (reason == SignalReason.CURRENCY) {
            return "the amount must be in " + instrument.currency() + ", the currency of " + instrument + ", or in " + view.currency()
                    + ", the account's, with a known rate " + instrument.currency() + "/" + view.currency();
        }
        if (reason == SignalReason.NO_EQUITY) {
            return "the account's equity is not positive, so there is no fraction of it to invest: close by a target of 0";
        }
        return reason == SignalReason.NO_PRICE
                ? "no positive price of " + instrument + " is known yet, so the target cannot be sized"
                : reason.meaning();
    }

    /// `SELL` while the account's position, less its other working sales that are no protective exits, covers the sale, else `SELL_SHORT`.
    /// Where long and short are kept apart, `SELL` for what closes the strategy's long side, else `SELL_SHORT`.
    Side saleSide(StrategyId strategy, Instrument instrument, long size, PositionEffect effect) {
        if (view.hedged()) {
            boolean closes = effect == PositionEffect.CLOSE || effect == PositionEffect.FIFO
                    && view.sideUnits(strategy, instrument, 1) - view.closingUnits(strategy, instrument, -1) >= size;
            return closes ? Side.SELL : Side.SELL_SHORT;
        }
        long held = view.positionUnits(instrument);
        for (LiveOrder order = held > 0 ? oms.first(instrument) : null; order != null; order = order.followingHere) {
            if (order.side != Side.BUY && !order.protective) {
                held -= order.mayStillFill();
            }
        }
        return held >= size ? Side.SELL : Side.SELL_SHORT;
    }

    /// The request as the account's books need it: where long and short are kept apart, a protective exit closes.
    OrderRequest forBooks(OrderRequest request) {
        OrderTerms terms = request.terms();
        return view.hedged() && request.protective() && terms.effect() == PositionEffect.FIFO
                ? new OrderRequest(request.instrument(), request.side(), request.quantity(), terms.withEffect(PositionEffect.CLOSE),
                        request.tag(), true, request.link(), request.algo())
                : request;
    }

    void unknownTag(Asked asked, String tag) {
        explain(asked, SignalReason.UNKNOWN_TAG, "no order of " + asked.strategy + " tagged \"" + tag + "\" is working in "
                + asked.signal.instrument() + ": it may have filled or been cancelled");
    }

    /// Records an intent and hands it on, or holds it where the broker lacks its type.
    void send(Asked asked, OrderIntent intent, ExecutionEngine.Outlet outlet) {
        if (intent.replaces() == 0 && emulator.takes(intent)) {
            emulator.hold(intent, asked.key, asked.signalId, asked.correlationId);
        } else if (throttle.admits(intent.instrument(), view.now())) {
            OrderTerms terms = emulator.forBroker(intent.strategy(), intent.instrument(), intent.terms());
            emulator.send(terms.equals(intent.terms()) ? intent : intent.withTerms(terms), intent.terms(), asked.signalId,
                    asked.correlationId, outlet);
        } else {
            explain(asked, SignalReason.THROTTLED, "more orders in " + intent.instrument()
                    + " within one second than execution.maxOrdersPerSecond allows: signal less often or raise it");
        }
    }

    void explain(Asked asked, SignalReason reason, String explanation) {
        sink.emit(new SignalOutcome(asked.strategy, asked.signal.instrument(), reason.name(), explanation), SizingExecutionEngine.SOURCE,
                asked.correlationId,
                asked.signalId);
    }
}
