package dev.assay.execution;

import dev.assay.core.event.EventSink;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.market.MarketData;
import dev.assay.core.order.Fill;
import dev.assay.core.order.OrderEvent;
import dev.assay.core.portfolio.Position;
import dev.assay.core.risk.RiskView;
import dev.assay.core.signal.Cancel;
import dev.assay.core.signal.OrderRequest;
import dev.assay.core.signal.Replace;
import dev.assay.core.signal.Signal;
import dev.assay.core.signal.SignalEvent;
import dev.assay.core.signal.StrategyId;
import dev.assay.core.signal.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

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
/// **Linked orders** follow [dev.assay.core.signal.Link]; **algorithms** send children on a schedule by timers and volume. **Order types
/// that the broker lacks** and that wait for a price, and GTD, are kept here and sent when their time has come, through RiskGuard.
///
/// **Exits** of a target follow the position by [Exits].
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

    private final SizingRules rules;
    private final Results results;
    private final TargetDesk targets;
    private final RequestDesk requests;
    private final Exits exits;
    private final Emulator emulator;
    private final AlgoDesk algos;
    private final OrderLists lists;
    private final int instruments;
    private List<Asked> incoming = new ArrayList<>();
    private List<Asked> batch = new ArrayList<>();
    /// Whether anything has happened since the last flush: without it there is nothing to do, whatever the desks hold.
    private boolean stirred;
    /// Whether anything here waits for prices or volume: only a flush begins such a thing.
    private boolean watching;
    private long due = Long.MAX_VALUE;
    private boolean dueKnown = true;

    /// An engine over the books of one account.
    ///
    /// @param view positions, marks and equity
    /// @param positions a strategy's position with its cost, for the prices of exits: the portfolio's own
    /// @param oms working orders
    public SizingExecutionEngine(EventSink sink, RiskView view, BiFunction<StrategyId, Instrument, Position> positions, Oms oms,
            SizingRules rules) {
        this.rules = rules;
        instruments = oms.instruments();
        int keys = Math.multiplyExact(oms.strategies(), instruments);
        emulator = new Emulator(sink, view, oms);
        results = new Results(sink, view, oms, emulator, rules);
        exits = new Exits(sink, positions, oms, emulator, view.hedged(), keys);
        algos = new AlgoDesk(sink, view, oms, results);
        lists = new OrderLists(oms, results, emulator);
        targets = new TargetDesk(view, oms, rules, results, exits, algos, emulator, keys);
        requests = new RequestDesk(oms, results, targets, exits, lists, algos, emulator);
    }

    @Override
    public void accept(SignalEvent signal, long signalId, long correlationId) {
        stir();
        Signal what = signal.signal();
        Asked asked = new Asked(signal.strategy(), what, signalId, correlationId, key(signal.strategy(), what.instrument()));
        if (incoming.size() >= rules.maxSignalsPerInstant()) {
            results.explain(asked, SignalReason.TOO_MANY_SIGNALS,
                    "more than " + rules.maxSignalsPerInstant()
                            + " signals in one instant: raise execution.maxSignalsPerInstant or signal less");
            return;
        }
        incoming.add(asked);
        if (what instanceof Target) {
            targets.note(asked);
        }
    }

    private int key(StrategyId strategy, Instrument instrument) {
        return strategy.number() * instruments + instrument.number();
    }

    private void stir() {
        stirred = true;
        dueKnown = false;
    }

    @Override
    public void flush(Outlet outlet) {
        if (stirred) {
            stirred = false;
            flushAll(outlet);
        }
    }

    private void flushAll(Outlet outlet) {
        targets.flush(outlet);
        if (!incoming.isEmpty()) {
            List<Asked> now = incoming;
            incoming = batch;
            batch = now;
            for (int i = 0; i < now.size(); i++) {
                act(now.get(i), outlet);
            }
            now.clear();
            lists.seal();
        }
        emulator.flush(outlet);
        algos.flush(outlet);
        lists.flush(outlet);
        exits.flush(outlet);
        watching = emulator.holds() || algos.works();
    }

    private void act(Asked asked, Outlet outlet) {
        switch (asked.signal) {
            case Target target -> targets.act(asked, target, outlet);
            case OrderRequest request -> requests.request(asked, request, outlet);
            case Replace replace -> requests.replace(asked, replace, outlet);
            case Cancel cancel -> requests.cancel(asked, cancel, outlet);
        }
    }

    @Override
    public void onOrderEvent(OrderEvent event, long eventId, long correlationId) {
        stir();
        int key = key(event.strategy(), event.instrument());
        targets.changed(key);
        lists.onOrderEvent(event, key, eventId, correlationId);
        exits.onOrderEvent(event, key, eventId, correlationId);
    }

    @Override
    public void onFill(Fill fill, long eventId, long correlationId) {
        stir();
        int key = key(fill.strategy(), fill.instrument());
        algos.onFill(fill, key);
        lists.onFill(fill, key, eventId, correlationId);
        exits.onFill(key, eventId, correlationId);
    }

    @Override
    public void onAdjustment(StrategyId strategy, Instrument instrument, long eventId, long correlationId) {
        stir();
        exits.onFill(key(strategy, instrument), eventId, correlationId);
    }

    @Override
    public void onSplit(CorporateAction.Split split) {
        stir();
        targets.onSplit(split);
        algos.onSplit(split);
        emulator.onSplit(split);
        lists.onSplit(split);
    }

    @Override
    public void onEnd(CorporateAction action, String reason, long actionId) {
        stir();
        Instrument instrument = action.instrument();
        targets.discard(instrument, reason);
        algos.stop(instrument, reason);
        emulator.drop(instrument, reason);
        lists.end(instrument);
        exits.onEnd(instrument, action.endsInstrument(), actionId);
    }

    @Override
    public void discard(StrategyId strategy, String reason, boolean keepExits) {
        stir();
        targets.discard(strategy, reason);
        algos.stop(strategy, reason);
        emulator.drop(strategy, keepExits, reason);
        lists.discard(strategy, keepExits);
        dropIncoming(strategy, reason);
        if (!keepExits) {
            exits.forget(strategy);
        }
    }

    private void dropIncoming(StrategyId strategy, String reason) {
        for (Asked asked : List.copyOf(incoming)) {
            if (asked.strategy.number() == strategy.number()) {
                targets.forget(asked);
                incoming.remove(asked);
                results.explain(asked, SignalReason.DISCARDED, reason);
            }
        }
    }

    @Override
    public boolean wants(Instrument instrument) {
        return watching && (emulator.wants(instrument) || algos.wants(instrument));
    }

    @Override
    public void onMarketData(MarketData datum, long datumId) {
        stir();
        emulator.onMarketData(datum, datumId);
        algos.onMarketData(datum, datumId);
    }

    @Override
    public long nextDue() {
        if (!dueKnown) {
            dueKnown = true;
            due = Math.min(emulator.nextDue(), algos.nextDue());
        }
        return due;
    }

    @Override
    public void onTimer(long timerId) {
        stir();
        algos.onTimer(timerId);
    }

    @Override
    public void onSessionEnd() {
        stir();
        emulator.onSessionEnd();
    }

    @Override
    public void onHalt(StrategyId strategy, String reason) {
        stir();
        targets.discard(strategy, reason);
        algos.stop(strategy, reason);
        lists.halt(strategy);
        exits.halt(strategy);
        emulator.drop(strategy, false, reason);
    }

    @Override
    public void onRearm(StrategyId strategy, long causeId, long correlationId) {
        stir();
        lists.rearm(strategy, causeId, correlationId);
        exits.rearm(strategy, causeId, correlationId);
    }
}
