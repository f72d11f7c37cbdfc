package dev.assay.execution;

import dev.assay.core.event.EventSink;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.money.FixedPoint;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.Fill;
import dev.assay.core.order.OrderEvent;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.portfolio.Position;
import dev.assay.core.risk.RiskView;
import dev.assay.core.signal.Cancel;
import dev.assay.core.signal.OrderRequest;
import dev.assay.core.signal.Replace;
import dev.assay.core.signal.Signal;
import dev.assay.core.signal.SignalEvent;
import dev.assay.core.signal.SignalOutcome;
import dev.assay.core.signal.SizeRule;
import dev.assay.core.signal.StrategyId;
import dev.assay.core.signal.Target;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// The execution engine that sizes signals: what is missing between what a strategy holds and what it asks for.
///
/// **Targets.** `delta = target - the strategy's position - its working target orders`, in whole lots, rounded as [SizingRules]
/// say. Sizes by fraction or money use the last mark. Of several targets of one strategy for one instrument in an instant the last wins; the others are explained.
/// Working target orders that contradict a new target (other direction, more than is needed, other terms) are cancelled first. A cancel
/// that is not confirmed still counts as working: the target then *waits* and is sized anew, by the books of that time, once the order has
/// ended; so exposure is never doubled. A later target takes its place.
///
/// **Sides.** A change through zero is one order. A sale is `SELL` while the account's position, less its other working sales that are no
/// protective exits, covers all of it, else all of it is `SELL_SHORT`.
///
/// **Explicit orders.** Quantities go down to whole lots, prices to the tick: buy prices down, sell prices up. Their tags are unique among
/// the strategy's working orders; `target`, `exit-stop` and `exit-limit` are kept for the engine.
///
/// **Exits** of a target follow the position by [Exits]. Netting of opposing targets across strategies is not done: each has its own orders.
///
/// Single-threaded: the loop's.
public final class SizingExecutionEngine implements ExecutionEngine {
    /// Tag of the orders that targets lead to.
    public static final String TARGET_TAG = "target";
    /// Tag of the protective stop.
    public static final String EXIT_STOP_TAG = "exit-stop";
    /// Tag of the take-profit limit.
    public static final String EXIT_LIMIT_TAG = "exit-limit";
    /// Who the engine's events come from.
    public static final String SOURCE = "execution";
    private static final int MAX_CANCEL_ATTEMPTS = 3;
    private static final long BLOCKED = Long.MIN_VALUE;

    private final EventSink sink;
    private final RiskView view;
    private final Oms oms;
    private final SizingRules rules;
    private final TargetSizer sizer;
    private final Exits exits;
    private final Words words = new Words();
    private final int instruments;
    private final @Nullable Asked[] latestTarget;
    private final @Nullable Asked[] waiting;
    private List<Asked> incoming = new ArrayList<>();
    private List<Asked> batch = new ArrayList<>();
    private final List<Asked> waitingInOrder = new ArrayList<>();
    private boolean waitingChanged;

    /// A signal with where it came from.
    private static final class Asked {
        final StrategyId strategy;
        final Signal signal;
        final long signalId;
        final long correlationId;
        final int key;
        int attempts;
        boolean explained;

        Asked(StrategyId strategy, Signal signal, long signalId, long correlationId, int key) {
            this.strategy = strategy;
            this.signal = signal;
            this.signalId = signalId;
            this.correlationId = correlationId;
            this.key = key;
        }
    }

    /// An engine over the books of one account.
    ///
    /// @param view positions, marks and equity
    /// @param positions a strategy's position with its cost, for the prices of exits: the portfolio's own
    /// @param oms working orders
    public SizingExecutionEngine(EventSink sink, RiskView view, BiFunction<StrategyId, Instrument, Position> positions, Oms oms,
            SizingRules rules) {
        this.sink = sink;
        this.view = view;
        this.oms = oms;
        this.rules = rules;
        instruments = oms.instruments();
        sizer = new TargetSizer(view, rules.lotRounding());
        int keys = Math.multiplyExact(oms.strategies(), instruments);
        latestTarget = new @Nullable Asked[keys];
        waiting = new @Nullable Asked[keys];
        exits = new Exits(sink, positions, oms, keys);
    }

    @Override
    public void accept(SignalEvent signal, long signalId, long correlationId) {
        Signal what = signal.signal();
        Asked asked = new Asked(signal.strategy(), what, signalId, correlationId, key(signal.strategy(), what.instrument()));
        if (incoming.size() >= rules.maxSignalsPerInstant()) {
            explain(asked, SignalReason.TOO_MANY_SIGNALS,
                    "more than " + rules.maxSignalsPerInstant() + " signals in one instant: raise maxSignalsPerInstant or signal less");
            return;
        }
        incoming.add(asked);
        if (what instanceof Target) {
            latestTarget[asked.key] = asked;
        }
    }

    private int key(StrategyId strategy, Instrument instrument) {
        return strategy.number() * instruments + instrument.number();
    }

    @Override
    public void flush(Outlet outlet) {
        if (waitingChanged) {
            resume(outlet);
        }
        if (!incoming.isEmpty()) {
            List<Asked> now = incoming;
            incoming = batch;
            batch = now;
            for (int i = 0; i < now.size(); i++) {
                act(now.get(i), outlet);
            }
            now.clear();
        }
        exits.flush(outlet);
    }

    private void resume(Outlet outlet) {
        waitingChanged = false;
        List<Asked> ready = List.copyOf(waitingInOrder);
        waitingInOrder.clear();
        for (Asked asked : ready) {
            if (waiting[asked.key] == asked) {
                waiting[asked.key] = null;
                if (latestTarget[asked.key] == null) {
                    target(asked, (Target) asked.signal, outlet);
                } else {
                    superseded(asked);
                }
            }
        }
    }

    private void act(Asked asked, Outlet outlet) {
        switch (asked.signal) {
            case Target target -> {
                if (latestTarget[asked.key] == asked) {
                    latestTarget[asked.key] = null;
                    dropWaiting(asked.key);
                    target(asked, target, outlet);
                } else {
                    superseded(asked);
                }
            }
            case OrderRequest request -> request(asked, request, outlet);
            case Replace replace -> replace(asked, replace, outlet);
            case Cancel cancel -> cancel(asked, cancel, outlet);
        }
    }

    private void dropWaiting(int key) {
        Asked old = waiting[key];
        if (old != null) {
            waiting[key] = null;
            waitingInOrder.remove(old);
            superseded(old);
        }
    }

    private void superseded(Asked asked) {
        explain(asked, SignalReason.SUPERSEDED, "a later target of " + asked.strategy + " for " + asked.signal.instrument() + " counts");
    }

    private void target(Asked asked, Target target, Outlet outlet) {
        Instrument instrument = target.instrument();
        if (unsupported(asked, instrument, target.style())) {
            return;
        }
        SignalReason refusal = sizer.size(target.size(), instrument);
        if (refusal != null) {
            explain(asked, refusal, unsized(refusal, instrument));
            return;
        }
        long targetUnits = sizer.units;
        long position = view.positionUnits(asked.strategy, instrument);
        long needed = Math.subtractExact(targetUnits, position);
        long working = cancelContradictions(asked, target, needed, outlet);
        if (working == BLOCKED) {
            return;
        }
        exits.plan(asked.strategy, target, targetUnits, asked.key, asked.signalId, asked.correlationId);
        long delta = Math.subtractExact(needed, working);
        long size = Math.abs(delta) - Math.abs(delta) % instrument.lotUnits();
        if (size == 0) {
            explain(asked, delta == 0 ? SignalReason.ALREADY_THERE : SignalReason.BELOW_ONE_LOT, "nothing to do: "
                    + sum(target, targetUnits, position, working));
            return;
        }
        if (targetUnits != 0 && tooSmall(asked, instrument, size)) {
            return;
        }
        Side side = delta > 0 ? Side.BUY : saleSide(instrument, size);
        if (side == Side.SELL_SHORT && !oms.capabilities().shortSelling()) {
            explain(asked, SignalReason.UNSUPPORTED, oms.capabilities().name() + " takes no short sales, and " + position
                    + " units held do not cover a sale of " + size);
            return;
        }
        send(asked, new OrderIntent(asked.strategy, instrument, side, instrument.quantity(size),
                Ticks.onTick(instrument, side, target.style()), TARGET_TAG, false, 0, sum(target, targetUnits, position, working)), outlet);
    }

    /// Cancels what contradicts the target, and lets the target wait where a cancel is in flight.
    ///
    /// @return units, signed, of the working target orders that stay, or [#BLOCKED] where nothing may be sent now
    private long cancelContradictions(Asked asked, Target target, long needed, Outlet outlet) {
        Instrument instrument = target.instrument();
        long kept = 0;
        boolean wait = false;
        boolean sent = false;
        LiveOrder next;
        for (LiveOrder order = oms.first(instrument); order != null; order = next) {
            next = order.followingHere;
            if (order.strategy.number() != asked.strategy.number() || !order.tag.equals(TARGET_TAG)) {
                continue;
            }
            long may = order.side.sign() * order.mayStillFill();
            boolean fits = Long.signum(may) == Long.signum(needed) && Math.abs(kept + may) <= Math.abs(needed)
                    && order.terms.equals(Ticks.onTick(instrument, order.side, target.style()));
            if (order.cancelInFlight()) {
                wait = true;
            } else if (fits || may == 0) {
                kept += may;
            } else if (asked.attempts < MAX_CANCEL_ATTEMPTS) {
                outlet.onCancel(order.firstClOrdId, "contradicts a newer target", asked.signalId, asked.correlationId);
                sent = true;
                wait |= order.cancelInFlight();
                kept += order.linked && !order.cancelInFlight() ? may : 0;
            } else {
                explain(asked, SignalReason.CANCEL_REFUSED, "order " + order.firstClOrdId + " contradicts the target, but "
                        + oms.capabilities().name() + " refused " + asked.attempts + " times to cancel it");
                return BLOCKED;
            }
        }
        asked.attempts += sent ? 1 : 0;
        if (wait) {
            hold(asked);
            return BLOCKED;
        }
        return kept;
    }

    private void hold(Asked asked) {
        if (!asked.explained) {
            asked.explained = true;
            explain(asked, SignalReason.WAITING_FOR_CANCEL,
                    "an order that contradicts the target is being cancelled; the target is sized again once that is confirmed");
        }
        waiting[asked.key] = asked;
        waitingInOrder.add(asked);
    }

    private boolean unsupported(Asked asked, Instrument instrument, OrderTerms terms) {
        if (!instrument.contract().tradable()) {
            explain(asked, SignalReason.NOT_TRADABLE, instrument + " has prices but cannot be traded: trade a fund or future on it");
            return true;
        }
        Capabilities broker = oms.capabilities();
        if (!broker.ordTypes().contains(terms.ordType()) || !broker.timesInForce().contains(terms.timeInForce())) {
            explain(asked, SignalReason.UNSUPPORTED, broker.name() + " takes no " + terms.ordType() + " orders for "
                    + terms.timeInForce() + ": it takes " + broker.ordTypes() + " for " + broker.timesInForce());
            return true;
        }
        return false;
    }

    private String unsized(SignalReason reason, Instrument instrument) {
        return switch (reason) {
            case CURRENCY -> "the account and the amount must be in " + instrument.currency() + ", the currency of " + instrument
                    + ": the account is in " + view.currency();
            case NO_EQUITY -> "the account's equity is not positive, so there is no fraction of it to invest: close by a target of 0";
            case NO_PRICE -> "no positive price of " + instrument + " is known yet, so the target cannot be sized";
            case SUPERSEDED, ALREADY_THERE, BELOW_ONE_LOT, BELOW_MIN_NOTIONAL, TOO_LARGE, NOT_TRADABLE, WAITING_FOR_CANCEL, CANCEL_REFUSED,
                    UNKNOWN_TAG, DUPLICATE_TAG, RESERVED_TAG, UNSUPPORTED, NOT_REPLACEABLE, ALREADY_CANCELLING, TOO_MANY_SIGNALS,
                    EXIT_REFUSED,
                    DISCARDED ->
                reason.meaning();
        };
    }

    private boolean tooSmall(Asked asked, Instrument instrument, long size) {
        if (rules.minOrderNotional().units() == 0) {
            return false;
        }
        long mark = view.markUnits(instrument);
        if (mark == RiskView.NO_PRICE) {
            explain(asked, SignalReason.NO_PRICE, "no price of " + instrument + " is known yet, so the smallest order cannot be judged");
            return true;
        }
        var worth = instrument.notional(instrument.price(mark), instrument.quantity(size)).abs();
        if (worth.compareTo(Fees.amount(rules.minOrderNotional(), instrument)) >= 0) {
            return false;
        }
        explain(asked, SignalReason.BELOW_MIN_NOTIONAL,
                instrument.quantity(size) + " is worth " + worth + ", less than the smallest order of " + rules.minOrderNotional());
        return true;
    }

    private Side saleSide(Instrument instrument, long size) {
        long held = view.positionUnits(instrument);
        for (LiveOrder order = held > 0 ? oms.first(instrument) : null; order != null; order = order.followingHere) {
            if (order.side != Side.BUY && !order.protective) {
                held -= order.mayStillFill();
            }
        }
        return held >= size ? Side.SELL : Side.SELL_SHORT;
    }

    private String sum(Target target, long targetUnits, long position, long working) {
        Instrument instrument = target.instrument();
        int scale = instrument.quantityScale();
        words.start("target ").add(targetUnits, scale);
        switch (target.size()) {
            case SizeRule.Units u -> {
            }
            case SizeRule.Percent p -> {
                if (p.fraction() != 0) {
                    sizer.writeFraction(words.add(" = "), p.fraction());
                    words.add(" of equity ").add(view.equityUnits(), instrument.currency().scale()).add(" at ")
                            .add(mark(instrument), instrument.priceScale());
                }
            }
            case SizeRule.Notional n -> words.add(" = ").add(n.amount().units(), n.amount().currency().scale()).add(" at ")
                    .add(mark(instrument), instrument.priceScale());
        }
        return words.add(", held ").add(position, scale).add(", working ").add(working, scale).toString();
    }

    private long mark(Instrument instrument) {
        long mark = view.markUnits(instrument);
        return mark == RiskView.NO_PRICE ? 0 : mark;
    }

    private void request(Asked asked, OrderRequest request, Outlet outlet) {
        Instrument instrument = request.instrument();
        if (unsupported(asked, instrument, request.terms()) || reserved(asked, request.tag())) {
            return;
        }
        if (oms.live(asked.strategy, instrument, request.tag()) != null) {
            explain(asked, SignalReason.DUPLICATE_TAG,
                    "an order tagged \"" + request.tag() + "\" is working already: replace or cancel it, or choose another tag");
            return;
        }
        Quantity quantity = lots(asked, request.quantity());
        if (quantity == null) {
            return;
        }
        Side side = request.side() == Side.SELL && !request.protective() ? saleSide(instrument, quantity.units()) : request.side();
        if (side == Side.SELL_SHORT && !oms.capabilities().shortSelling()) {
            explain(asked, SignalReason.UNSUPPORTED, oms.capabilities().name() + " takes no short sales");
            return;
        }
        OrderTerms terms = Ticks.onTick(instrument, side, request.terms());
        send(asked, new OrderIntent(asked.strategy, instrument, side, quantity, terms, request.tag(), request.protective(), 0,
                asAsked(request.quantity(), quantity, request.terms(), terms)), outlet);
    }

    private @Nullable Quantity lots(Asked asked, Quantity wanted) {
        Instrument instrument = asked.signal.instrument();
        try {
            Quantity quantity = instrument.toLots(wanted, RoundingMode.DOWN);
            if (quantity.signum() > 0) {
                return quantity;
            }
            explain(asked, SignalReason.BELOW_ONE_LOT, wanted + " is less than one lot of "
                    + FixedPoint.format(instrument.lotUnits(), instrument.quantityScale()) + " " + instrument);
        } catch (ArithmeticException e) {
            explain(asked, SignalReason.TOO_LARGE, wanted + " does not fit the numbers of " + instrument);
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
        boolean reserved = tag.equals(TARGET_TAG) || tag.equals(EXIT_STOP_TAG) || tag.equals(EXIT_LIMIT_TAG);
        if (reserved) {
            explain(asked, SignalReason.RESERVED_TAG,
                    "the tag \"" + tag + "\" is kept for orders of targets and their exits: choose another");
        }
        return reserved;
    }

    private void replace(Asked asked, Replace replace, Outlet outlet) {
        if (reserved(asked, replace.tag())) {
            return;
        }
        LiveOrder order = oms.live(asked.strategy, replace.instrument(), replace.tag());
        if (order == null) {
            unknownTag(asked, replace.tag());
            return;
        }
        Quantity quantity = lots(asked, replace.quantity());
        if (quantity == null || unsupported(asked, replace.instrument(), replace.terms())) {
            return;
        }
        OrderTerms terms = Ticks.onTick(replace.instrument(), order.side, replace.terms());
        String refusal = terms.ordType() == order.terms.ordType()
                ? oms.replaceRefusal(order, quantity.units())
                : "a " + order.terms.ordType() + " order cannot become a " + terms.ordType() + " order: cancel it and send a new one";
        if (refusal != null) {
            explain(asked, SignalReason.NOT_REPLACEABLE, refusal);
        } else if (order.requests == null && order.orderUnits == quantity.units() && order.terms.equals(terms)) {
            explain(asked, SignalReason.ALREADY_THERE, "the order has this quantity and these terms already");
        } else {
            send(asked, new OrderIntent(asked.strategy, replace.instrument(), order.side, quantity, terms, order.tag, order.protective,
                    order.firstClOrdId, asAsked(replace.quantity(), quantity, replace.terms(), terms)), outlet);
        }
    }

    private void cancel(Asked asked, Cancel cancel, Outlet outlet) {
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
        Asked held = cancel.tag().equals(TARGET_TAG) ? waiting[asked.key] : null;
        if (held != null) {
            waiting[asked.key] = null;
            waitingInOrder.remove(held);
            explain(held, SignalReason.DISCARDED, "the strategy cancelled its target while it waited");
        } else if (!found) {
            unknownTag(asked, cancel.tag());
        } else if (!sent) {
            explain(asked, SignalReason.ALREADY_CANCELLING, "the order tagged \"" + cancel.tag() + "\" is being cancelled already");
        }
    }

    private void unknownTag(Asked asked, String tag) {
        explain(asked, SignalReason.UNKNOWN_TAG, "no order of " + asked.strategy + " tagged \"" + tag + "\" is working in "
                + asked.signal.instrument() + ": it may have filled or been cancelled");
    }

    private void send(Asked asked, OrderIntent intent, Outlet outlet) {
        long intentId = sink.emit(intent, SOURCE, asked.correlationId, asked.signalId);
        outlet.onIntent(intent, intentId, asked.correlationId);
    }

    private void explain(Asked asked, SignalReason reason, String explanation) {
        sink.emit(new SignalOutcome(asked.strategy, asked.signal.instrument(), reason.name(), explanation), SOURCE, asked.correlationId,
                asked.signalId);
    }

    @Override
    public void onOrderEvent(OrderEvent event, long eventId, long correlationId) {
        int key = key(event.strategy(), event.instrument());
        if (waiting[key] != null) {
            waitingChanged = true;
        }
        exits.onOrderEvent(event, key, eventId, correlationId);
    }

    @Override
    public void onFill(Fill fill, long eventId, long correlationId) {
        exits.onFill(key(fill.strategy(), fill.instrument()), eventId, correlationId);
    }

    @Override
    public void onSplit(CorporateAction.Split split) {
        for (Asked asked : List.copyOf(waitingInOrder)) {
            if (asked.signal instanceof Target target && target.size() instanceof SizeRule.Units units
                    && target.instrument().number() == split.instrument().number()) {
                Quantity old = units.quantity();
                Quantity restated = new Quantity(
                        FixedPoint.multiplyDivide(old.units(), split.numerator(), split.denominator(), RoundingMode.DOWN), old.scale());
                Asked after = new Asked(asked.strategy,
                        new Target(target.instrument(), new SizeRule.Units(restated), target.style(), target.exits()), asked.signalId,
                        asked.correlationId, asked.key);
                after.attempts = asked.attempts;
                after.explained = asked.explained;
                waiting[asked.key] = after;
                waitingInOrder.set(waitingInOrder.indexOf(asked), after);
            }
        }
    }

    @Override
    public void discard(StrategyId strategy, String reason, boolean keepExits) {
        for (Asked asked : List.copyOf(waitingInOrder)) {
            if (asked.strategy.number() == strategy.number()) {
                waiting[asked.key] = null;
                waitingInOrder.remove(asked);
                explain(asked, SignalReason.DISCARDED, reason);
            }
        }
        for (Asked asked : List.copyOf(incoming)) {
            if (asked.strategy.number() == strategy.number()) {
                latestTarget[asked.key] = null;
                incoming.remove(asked);
                explain(asked, SignalReason.DISCARDED, reason);
            }
        }
        if (!keepExits) {
            exits.forget(strategy);
        }
    }
}
