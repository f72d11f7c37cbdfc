package dev.assay.execution;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.money.FixedPoint;
import dev.assay.core.money.Money;
import dev.assay.core.money.Quantity;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.Side;
import dev.assay.core.risk.RiskView;
import dev.assay.core.signal.Algo;
import dev.assay.core.signal.SizeRule;
import dev.assay.core.signal.StrategyId;
import dev.assay.core.signal.Target;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Targets: the difference to what is held and working becomes one order; what contradicts it is cancelled first, and the target waits for
/// that. The rules are stated at [SizingExecutionEngine].
final class TargetDesk {
    private static final int MAX_CANCEL_ATTEMPTS = 3;
    private static final long BLOCKED = Long.MIN_VALUE;
    private static final String TARGET_TAG = SizingExecutionEngine.TARGET_TAG;

    private final RiskView view;
    private final Oms oms;
    private final SizingRules rules;
    private final Results results;
    private final Exits exits;
    private final AlgoDesk algos;
    private final Emulator emulator;
    private final TargetSizer sizer;
    private final @Nullable Asked[] latestTarget;
    private final @Nullable Asked[] waiting;
    private final List<Asked> waitingInOrder = new ArrayList<>();
    private boolean waitingChanged;

    TargetDesk(RiskView view, Oms oms, SizingRules rules, Results results, Exits exits, AlgoDesk algos, Emulator emulator,
            int keys) {
        this.view = view;
        this.oms = oms;
        this.rules = rules;
        this.results = results;
        this.exits = exits;
        this.algos = algos;
        this.emulator = emulator;
        sizer = new TargetSizer(view, rules.lotRounding());
        latestTarget = new @Nullable Asked[keys];
        waiting = new @Nullable Asked[keys];
    }

    /// Notes a target: of several in one instant the last one counts.
    void note(Asked asked) {
        latestTarget[asked.key] = asked;
    }

    /// An order of that key has changed, which a waiting target may have waited for.
    void changed(int key) {
        if (waiting[key] != null) {
            waitingChanged = true;
        }
    }

    /// Sizes again what waited for a change that has come.
    void flush(ExecutionEngine.Outlet outlet) {
        if (waitingChanged) {
            resume(outlet);
        }
    }

    void act(Asked asked, Target target, ExecutionEngine.Outlet outlet) {
        if (latestTarget[asked.key] != asked) {
            results.superseded(asked);
            return;
        }
        latestTarget[asked.key] = null;
        Asked old = dropWaiting(asked.key);
        if (old != null) {
            results.superseded(old);
        }
        target(asked, target, outlet);
    }

    /// Forgets a target that waits.
    @Nullable
    Asked dropWaiting(int key) {
        Asked old = waiting[key];
        if (old != null) {
            waiting[key] = null;
            waitingInOrder.remove(old);
        }
        return old;
    }

    private void resume(ExecutionEngine.Outlet outlet) {
        waitingChanged = false;
        List<Asked> ready = List.copyOf(waitingInOrder);
        waitingInOrder.clear();
        for (Asked asked : ready) {
            if (waiting[asked.key] == asked) {
                waiting[asked.key] = null;
                if (latestTarget[asked.key] == null) {
                    target(asked, (Target) asked.signal, outlet);
                } else {
                    results.superseded(asked);
                }
            }
        }
    }

    private void target(Asked asked, Target target, ExecutionEngine.Outlet outlet) {
        Instrument instrument = target.instrument();
        if (results.unsupported(asked, instrument, target.style())) {
            return;
        }
        SignalReason refusal = sizer.size(target.size(), instrument);
        if (refusal != null) {
            results.explain(asked, refusal, results.unsized(refusal, instrument));
            return;
        }
        if (algos.works(asked.key, TARGET_TAG)) {
            algos.stop(asked.key, TARGET_TAG, "a later target of " + asked.strategy + " for " + instrument + " counts");
        }
        emulator.drop(asked.key, TARGET_TAG, "a later target counts");
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
            results.explain(asked, delta == 0 ? SignalReason.ALREADY_THERE : SignalReason.BELOW_ONE_LOT, "nothing to do: "
                    + sizer.sum(target, targetUnits, position, working));
            return;
        }
        if (targetUnits != 0 && tooSmall(asked, instrument, size)) {
            return;
        }
        Side side = delta > 0 ? Side.BUY : results.saleSide(asked.strategy, instrument, size, target.style().effect());
        if (side == Side.SELL_SHORT && !oms.capabilities(asked.strategy, instrument).shortSelling()) {
            results.explain(asked, SignalReason.UNSUPPORTED,
                    oms.capabilities(asked.strategy, instrument).name() + " takes no short sales, and " + position
                            + " units held do not cover a sale of " + size);
            return;
        }
        OrderIntent intent = new OrderIntent(asked.strategy, instrument, side, instrument.quantity(size),
                Ticks.onTick(instrument, side, target.style()), TARGET_TAG, false, 0, sizer.sum(target, targetUnits, position, working));
        Algo algo = target.algo();
        if (algo == null) {
            results.send(asked, intent, outlet);
        } else {
            algos.start(asked, algo, intent);
        }
    }

    /// Cancels what contradicts the target, and lets the target wait where a cancel is in flight.
    ///
    /// @return units, signed, of the working target orders that stay, or [#BLOCKED] where nothing may be sent now
    private long cancelContradictions(Asked asked, Target target, long needed, ExecutionEngine.Outlet outlet) {
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
                    && order.terms.equals(
                            emulator.forBroker(order.strategy, order.instrument, Ticks.onTick(instrument, order.side, target.style())));
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
                results.explain(asked, SignalReason.CANCEL_REFUSED, "order " + order.firstClOrdId + " contradicts the target, but "
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
            results.explain(asked, SignalReason.WAITING_FOR_CANCEL,
                    "an order that contradicts the target is being cancelled; the target is sized again once that is confirmed");
        }
        waiting[asked.key] = asked;
        waitingInOrder.add(asked);
    }

    private boolean tooSmall(Asked asked, Instrument instrument, long size) {
        if (rules.minOrderNotional().units() == 0) {
            return false;
        }
        long mark = view.markUnits(instrument);
        if (mark == RiskView.NO_PRICE) {
            results.explain(asked, SignalReason.NO_PRICE,
                    "no price of " + instrument + " is known yet, so the smallest order cannot be judged");
            return true;
        }
        Money own = instrument.notional(instrument.price(mark), instrument.quantity(size)).abs();
        if (!view.rateKnown(instrument)) {
            results.explain(asked, SignalReason.CURRENCY, results.unsized(SignalReason.CURRENCY, instrument));
            return true;
        }
        Money worth = new Money(view.toAccount(instrument, own.units(), RoundingMode.HALF_EVEN), view.currency());
        if (worth.compareTo(Fees.amount(rules.minOrderNotional(), view.currency())) >= 0) {
            return false;
        }
        results.explain(asked, SignalReason.BELOW_MIN_NOTIONAL,
                instrument.quantity(size) + " is worth " + worth + ", less than the smallest order of " + rules.minOrderNotional());
        return true;
    }

    void onSplit(CorporateAction.Split split) {
        for (Asked asked : List.copyOf(waitingInOrder)) {
            if (asked.signal instanceof Target target && target.size() instanceof SizeRule.Units units
                    && target.instrument().number() == split.instrument().number()) {
                Quantity old = units.quantity();
                Quantity restated = new Quantity(
                        FixedPoint.multiplyDivide(old.units(), split.numerator(), split.denominator(), RoundingMode.DOWN), old.scale());
                Asked after = asked.restated(target.withSize(new SizeRule.Units(restated)));
                waiting[asked.key] = after;
                waitingInOrder.set(waitingInOrder.indexOf(asked), after);
            }
        }
    }

    /// A target of the strategy that was accepted is not to be acted on.
    void forget(Asked asked) {
        latestTarget[asked.key] = null;
    }

    void discard(StrategyId strategy, String reason) {
        for (Asked asked : List.copyOf(waitingInOrder)) {
            if (asked.strategy.number() == strategy.number()) {
                dropWaiting(asked.key);
                results.explain(asked, SignalReason.DISCARDED, reason);
            }
        }
    }

    void discard(Instrument instrument, String reason) {
        for (Asked asked : List.copyOf(waitingInOrder)) {
            if (asked.signal.instrument().number() == instrument.number()) {
                dropWaiting(asked.key);
                results.explain(asked, SignalReason.DISCARDED, reason);
            }
        }
    }
}
