package dev.assay.execution;

import dev.assay.core.event.EventSink;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Price;
import dev.assay.core.order.OrderEvent;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.PositionEffect;
import dev.assay.core.order.Side;
import dev.assay.core.order.TimeInForce;
import dev.assay.core.portfolio.Position;
import dev.assay.core.signal.SignalOutcome;
import dev.assay.core.signal.StrategyId;
import dev.assay.core.signal.Target;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Protective exits of targets: while a strategy holds a position whose target asked for them, one stop and one limit order work for all of
/// it, good till cancelled, at distances from the average entry price.
///
/// They follow the position: placed at its first fill, resized (by a replace, or where the broker has none by cancel and new order) as it
/// changes, turned when it turns, cancelled when it is flat. So when one fills, the other is cancelled; a venue that knows protective orders
/// reduce only does not fill both at once. Between two fills at most [#MAX_ATTEMPTS] requests go out per position.
final class Exits {
    static final int MAX_ATTEMPTS = 8;

    private final EventSink sink;
    private final BiFunction<StrategyId, Instrument, Position> positions;
    private final Oms oms;
    private final Emulator emulator;
    private final PositionEffect effect;
    private final boolean[] halted;
    private final @Nullable Plan[] plans;
    private int[] dirty = new int[16];
    private int dirtyCount;

    /// What one strategy wants in one instrument, and the latest event that gave reason to look at it.
    private static final class Plan {
        final StrategyId strategy;
        final Instrument instrument;
        final int key;
        Target.@Nullable Exits wanted;
        /// What a target of the other direction asks for, once the position has turned.
        Target.@Nullable Exits afterTurn;
        int turnsTo;
        long causeId;
        long correlationId;
        boolean dirty;
        boolean gaveUp;
        int attempts;

        Plan(StrategyId strategy, Instrument instrument, int key) {
            this.strategy = strategy;
            this.instrument = instrument;
            this.key = key;
        }
    }

    Exits(EventSink sink, BiFunction<StrategyId, Instrument, Position> positions, Oms oms, Emulator emulator, boolean hedged, int keys) {
        effect = hedged ? PositionEffect.CLOSE : PositionEffect.FIFO;
        this.sink = sink;
        this.positions = positions;
        this.oms = oms;
        this.emulator = emulator;
        halted = new boolean[oms.strategies()];
        plans = new @Nullable Plan[keys];
    }

    /// A target is acted on: its exits replace those before, once the position has the target's direction. A target of nothing leaves them
    /// until the position is flat.
    void plan(StrategyId strategy, Target target, long targetUnits, int key, long signalId, long correlationId) {
        Plan plan = plans[key];
        if (plan == null && target.exits() == null || targetUnits == 0) {
            return;
        }
        if (plan == null) {
            plan = new Plan(strategy, target.instrument(), key);
            plans[key] = plan;
        }
        if (positions.apply(strategy, target.instrument()).quantity().signum() == -Long.signum(targetUnits)) {
            plan.afterTurn = target.exits();
            plan.turnsTo = Long.signum(targetUnits);
        } else {
            plan.wanted = target.exits();
            plan.turnsTo = 0;
        }
        plan.attempts = 0;
        plan.gaveUp = false;
        touch(plan, signalId, correlationId);
    }

    /// The strategy has cancelled one of its exits: it is not placed again.
    void drop(int key, String tag) {
        Plan plan = plans[key];
        Target.Exits wanted = plan == null ? null : plan.wanted;
        if (plan == null || wanted == null) {
            return;
        }
        if (tag.equals(SizingExecutionEngine.EXIT_STOP_TAG)) {
            plan.wanted = new Target.Exits(0, wanted.takeProfit());
        } else if (tag.equals(SizingExecutionEngine.EXIT_LIMIT_TAG)) {
            plan.wanted = new Target.Exits(wanted.stopLoss(), 0);
        }
    }

    void onFill(int key, long eventId, long correlationId) {
        Plan plan = plans[key];
        if (plan != null) {
            plan.attempts = 0;
            plan.gaveUp = false;
            touch(plan, eventId, correlationId);
        }
    }

    /// Looks again when an order of the plan has ended or a request of ours was answered.
    void onOrderEvent(OrderEvent event, int key, long eventId, long correlationId) {
        Plan plan = plans[key];
        if (plan == null) {
            return;
        }
        boolean answered = switch (event.ordStatus()) {
            case PENDING_NEW, PENDING_CANCEL, PENDING_REPLACE -> false;
            case NEW, PARTIALLY_FILLED, FILLED, DONE_FOR_DAY, CANCELED, STOPPED, REJECTED, SUSPENDED, CALCULATED, EXPIRED,
                    ACCEPTED_FOR_BIDDING ->
                true;
        };
        if (answered) {
            touch(plan, eventId, correlationId);
        }
    }

    /// Places nothing for the strategy from now on: its exits are being cancelled with all its orders.
    void halt(StrategyId strategy) {
        halted[strategy.number()] = true;
    }

    /// Forgets the plans of an instrument that is gone; the others are looked at again.
    void onEnd(Instrument instrument, boolean gone, long actionId) {
        for (int key = 0; key < plans.length; key++) {
            Plan plan = plans[key];
            if (plan != null && plan.instrument.number() == instrument.number()) {
                if (gone) {
                    plans[key] = null;
                } else {
                    plan.attempts = 0;
                    plan.gaveUp = false;
                    touch(plan, actionId, actionId);
                }
            }
        }
    }

    /// Brings back what a halt has taken from the positions that are still held.
    void rearm(StrategyId strategy, long causeId, long correlationId) {
        halted[strategy.number()] = false;
        for (Plan plan : plans) {
            if (plan != null && plan.strategy.number() == strategy.number()) {
                plan.attempts = 0;
                plan.gaveUp = false;
                touch(plan, causeId, correlationId);
            }
        }
    }

    /// Stops looking after a strategy's exits; orders that work stay.
    void forget(StrategyId strategy) {
        for (int key = 0; key < plans.length; key++) {
            Plan plan = plans[key];
            if (plan != null && plan.strategy.number() == strategy.number()) {
                plans[key] = null;
            }
        }
    }

    private void touch(Plan plan, long causeId, long correlationId) {
        plan.causeId = causeId;
        plan.correlationId = correlationId;
        if (plan.dirty) {
            return;
        }
        plan.dirty = true;
        if (dirtyCount == dirty.length) {
            dirty = java.util.Arrays.copyOf(dirty, dirtyCount * 2);
        }
        dirty[dirtyCount++] = plan.key;
    }

    void flush(ExecutionEngine.Outlet outlet) {
        int count = dirtyCount;
        if (count == 0) {
            return;
        }
        int[] keys = java.util.Arrays.copyOf(dirty, count);
        dirtyCount = 0;
        for (int key : keys) {
            Plan plan = plans[key];
            if (plan != null && plan.dirty && halted[plan.strategy.number()]) {
                plan.dirty = false;
            } else if (plan != null && plan.dirty) {
                plan.dirty = false;
                follow(plan, outlet);
            }
        }
    }

    private void follow(Plan plan, ExecutionEngine.Outlet outlet) {
        Position position = positions.apply(plan.strategy, plan.instrument);
        if (plan.turnsTo != 0 && position.quantity().signum() == plan.turnsTo) {
            plan.wanted = plan.afterTurn;
            plan.turnsTo = 0;
        }
        Target.Exits wanted = plan.wanted;
        boolean none = position.flat() || wanted == null;
        ensure(plan, position, SizingExecutionEngine.EXIT_STOP_TAG, none || wanted == null ? null : stop(position, wanted.stopLoss()),
                outlet);
        ensure(plan, position, SizingExecutionEngine.EXIT_LIMIT_TAG,
                none || wanted == null ? null : limit(position, wanted.takeProfit()), outlet);
        if (none && !working(plan)) {
            plans[plan.key] = null;
        }
    }

    /// Whether an order works that may yet open the position, or an exit that is still to be cancelled.
    private boolean working(Plan plan) {
        return oms.live(plan.strategy, plan.instrument, SizingExecutionEngine.TARGET_TAG) != null
                || oms.live(plan.strategy, plan.instrument, SizingExecutionEngine.EXIT_STOP_TAG) != null
                || oms.live(plan.strategy, plan.instrument, SizingExecutionEngine.EXIT_LIMIT_TAG) != null
                || emulator.find(plan.key, SizingExecutionEngine.TARGET_TAG) != null;
    }

    private void ensure(Plan plan, Position position, String tag, @Nullable OrderTerms terms, ExecutionEngine.Outlet outlet) {
        LiveOrder order = oms.live(plan.strategy, plan.instrument, tag);
        long size = Math.abs(position.quantity().units());
        Emulator.Held held = order == null ? emulator.find(plan.key, tag) : null;
        if (held != null && terms != null && held.intent.side().sign() != position.quantity().signum()) {
            emulator.resize(held, size, terms);
            return;
        }
        if (held != null) {
            emulator.drop(plan.key, tag, "the position it protects is closed or turned, or its target asks for none");
        }
        if (order == null) {
            if (terms != null && mayTry(plan, tag, terms)) {
                send(plan, side(position), size, terms, tag, 0, reason(tag, position), outlet);
            }
            return;
        }
        if (order.requests != null) {
            return;
        }
        boolean turned = order.side.sign() == position.quantity().signum();
        if (terms == null || turned) {
            if (mayTry(plan, tag, order.terms)) {
                outlet.onCancel(order.firstClOrdId, position.flat() ? "the position it protects is closed" : "its target asks for none",
                        plan.causeId, plan.correlationId);
            }
            return;
        }
        long total = Math.addExact(order.cumUnits, size);
        if (order.orderUnits == total && order.terms.equals(terms) || !mayTry(plan, tag, terms)) {
            return;
        }
        if (oms.replaceRefusal(order, total) == null) {
            send(plan, order.side, total, terms, tag, order.firstClOrdId, reason(tag, position), outlet);
        } else {
            outlet.onCancel(order.firstClOrdId, "the position it protects has changed", plan.causeId, plan.correlationId);
        }
    }

    private boolean mayTry(Plan plan, String tag, OrderTerms terms) {
        Capabilities broker = oms.capabilities(plan.strategy, plan.instrument);
        boolean taken = (broker.ordTypes().contains(terms.ordType()) || Emulator.canHold(broker, terms))
                && broker.timesInForce().contains(terms.timeInForce());
        if (taken && plan.attempts++ < MAX_ATTEMPTS) {
            return true;
        }
        if (!plan.gaveUp) {
            plan.gaveUp = true;
            SignalReason reason = taken ? SignalReason.EXIT_REFUSED : SignalReason.UNSUPPORTED;
            String words = taken
                    ? "the " + tag + " of the position was asked for " + MAX_ATTEMPTS + " times since the last fill: see why "
                            + broker.name() + " refuses it"
                    : broker.name() + " takes no " + terms.ordType() + " orders for " + terms.timeInForce()
                            + ": the position has no " + tag;
            sink.emit(new SignalOutcome(plan.strategy, plan.instrument, reason.name(), words), SizingExecutionEngine.SOURCE,
                    plan.correlationId, plan.causeId);
        }
        return false;
    }

    private void send(Plan plan, Side side, long units, OrderTerms terms, String tag, long replaces, String reason,
            ExecutionEngine.Outlet outlet) {
        OrderIntent intent = new OrderIntent(plan.strategy, plan.instrument, side, plan.instrument.quantity(units), terms, tag, true,
                replaces, reason);
        if (replaces == 0 && emulator.takes(intent)) {
            emulator.hold(intent, plan.key, plan.causeId, plan.correlationId);
        } else {
            emulator.send(intent, terms, plan.causeId, plan.correlationId, outlet);
        }
    }

    private static Side side(Position position) {
        return position.quantity().signum() > 0 ? Side.SELL : Side.BUY;
    }

    private static String reason(String tag, Position position) {
        return tag + " for " + position.quantity() + " held at " + position.averagePrice();
    }

    private @Nullable OrderTerms stop(Position position, double distance) {
        Price price = distance == 0 ? null : away(position, -distance);
        return price == null ? null : OrderTerms.stop(price, TimeInForce.GTC).withEffect(effect);
    }

    private @Nullable OrderTerms limit(Position position, double distance) {
        Price price = distance == 0 ? null : away(position, distance);
        return price == null ? null : OrderTerms.limit(price, TimeInForce.GTC).withEffect(effect);
    }

    /// Average entry × (1 ± distance) for a long, (1 ∓ distance) for a short position, from the exact cost, on the tick grid; null where no
    /// positive price is that far away.
    private static @Nullable Price away(Position position, double distance) {
        Instrument instrument = position.instrument();
        BigDecimal cost = BigDecimal.valueOf(position.cost().units(), position.cost().currency().scale());
        BigDecimal factor = BigDecimal.ONE.add(BigDecimal.valueOf(position.quantity().signum() * distance));
        BigDecimal tick = BigDecimal.valueOf(instrument.tickUnits(), instrument.priceScale());
        BigDecimal step = position.quantity().decimal().multiply(BigDecimal.valueOf(instrument.multiplier())).multiply(tick);
        RoundingMode rounding = Ticks.rounding(side(position));
        long ticks = cost.multiply(factor).divide(step, 0, rounding).longValueExact();
        return ticks <= 0 ? null : instrument.price(Math.multiplyExact(ticks, instrument.tickUnits()));
    }
}
