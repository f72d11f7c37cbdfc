package dev.assay.execution;

import dev.assay.core.event.EventSink;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.market.Bar;
import dev.assay.core.market.CorporateAction;
import dev.assay.core.market.MarketData;
import dev.assay.core.market.Trade;
import dev.assay.core.money.FixedPoint;
import dev.assay.core.order.Fill;
import dev.assay.core.order.OrderIntent;
import dev.assay.core.order.OrderTerms;
import dev.assay.core.order.Side;
import dev.assay.core.risk.RiskView;
import dev.assay.core.signal.Algo;
import dev.assay.core.signal.SignalOutcome;
import dev.assay.core.signal.StrategyId;
import dev.assay.execution.algo.Schedule;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Orders worked over time. Each child has its parent's side, terms and tag; a slice sends what the schedule brings the parent to, less what
/// has filled and what still works. So what a child leaves unfilled when it ends comes with the next slice; after the last slice nothing
/// more is sent.
///
/// Everything follows from inputs (the market, timers, reports), so replaying them rebuilds it. A split ends a run, since its quantities
/// would mean something else.
final class AlgoDesk {
    private final EventSink sink;
    private final RiskView view;
    private final Oms oms;
    private final Results results;
    private final List<Run> runs = new ArrayList<>();

    /// One parent order under way.
    private static final class Run {
        final Asked asked;
        final Algo algo;
        final Side side;
        final OrderTerms terms;
        final String tag;
        final boolean protective;
        final long totalUnits;
        final long startTs;
        final long bornAfter;
        final @Nullable Schedule schedule;
        int nextSlice;
        long filledUnits;
        long volumeUnits;
        long causeId;
        long correlationId;
        boolean due = true;

        Run(Asked asked, Algo algo, OrderIntent parent, long totalUnits, long startTs, long bornAfter) {
            this.asked = asked;
            this.algo = algo;
            side = parent.side();
            terms = parent.terms();
            tag = parent.tag();
            protective = parent.protective();
            this.totalUnits = totalUnits;
            this.startTs = startTs;
            this.bornAfter = bornAfter;
            schedule = Schedule.of(algo, startTs, totalUnits, parent.instrument().lotUnits());
            causeId = asked.signalId;
            correlationId = asked.correlationId;
        }

        Instrument instrument() {
            return asked.signal.instrument();
        }

        long endTs() {
            return Math.addExact(startTs, algo.durationNanos());
        }

        boolean owns(LiveOrder order) {
            return order.firstClOrdId > bornAfter && order.strategy.number() == asked.strategy.number()
                    && order.instrument.number() == instrument().number() && order.tag.equals(tag);
        }
    }

    AlgoDesk(EventSink sink, RiskView view, Oms oms, Results results) {
        this.sink = sink;
        this.view = view;
        this.oms = oms;
        this.results = results;
    }

    /// Begins to work a parent order; its first slice goes out at the next flush.
    ///
    /// @param parent the whole order as it would have been sent
    void start(Asked asked, Algo algo, OrderIntent parent) {
        runs.add(new Run(asked, algo, parent, parent.quantity().units(), view.now(), oms.lastClOrdId()));
    }

    /// Whether any order is being worked.
    boolean works() {
        return !runs.isEmpty();
    }

    /// Whether an order of that tag is being worked.
    boolean works(int key, String tag) {
        return find(key, tag) != null;
    }

    private @Nullable Run find(int key, String tag) {
        for (Run run : runs) {
            if (run.asked.key == key && run.tag.equals(tag)) {
                return run;
            }
        }
        return null;
    }

    /// Ends a run; its working children are the caller's to cancel. False where there is none.
    boolean stop(int key, String tag, String reason) {
        Run run = find(key, tag);
        if (run == null) {
            return false;
        }
        runs.remove(run);
        say(run, SignalReason.DISCARDED, reason);
        return true;
    }

    /// Ends every run of a strategy.
    void stop(StrategyId strategy, String reason) {
        for (Run run : List.copyOf(runs)) {
            if (run.asked.strategy.number() == strategy.number()) {
                runs.remove(run);
                say(run, SignalReason.DISCARDED, reason);
            }
        }
    }

    /// Ends every run in an instrument.
    void stop(Instrument instrument, String reason) {
        for (Run run : List.copyOf(runs)) {
            if (run.instrument().number() == instrument.number()) {
                runs.remove(run);
                say(run, SignalReason.DISCARDED, reason);
            }
        }
    }

    void onSplit(CorporateAction.Split split) {
        for (Run run : List.copyOf(runs)) {
            if (run.instrument().number() == split.instrument().number()) {
                runs.remove(run);
                say(run, SignalReason.DISCARDED, "a split ends an algorithm: ask for what is left anew");
            }
        }
    }

    void onFill(Fill fill, int key) {
        if (runs.isEmpty()) {
            return;
        }
        LiveOrder order = oms.known(fill.clOrdId());
        for (Run run : runs) {
            if (run.asked.key == key && order != null && run.owns(order)) {
                long units = fill.quantity().rescale(order.instrument.quantityScale(), RoundingMode.UNNECESSARY).units();
                run.filledUnits += fill.reversal() ? -units : units;
            }
        }
    }

    /// Whether a run follows the volume of the instrument.
    boolean wants(Instrument instrument) {
        for (Run run : runs) {
            if (run.schedule == null && run.instrument().number() == instrument.number()) {
                return true;
            }
        }
        return false;
    }

    void onMarketData(MarketData datum, long datumId) {
        long volume = datum instanceof Bar bar ? bar.volumeUnits() : datum instanceof Trade trade ? trade.sizeUnits() : 0;
        long begun = datum instanceof Bar bar ? bar.tsOpen() : datum.tsEvent();
        for (Run run : runs) {
            if (run.schedule == null && volume > 0 && run.instrument().number() == datum.instrument().number() && begun >= run.startTs) {
                run.volumeUnits = Math.addExact(run.volumeUnits, volume);
                run.due = true;
                run.causeId = datumId;
                run.correlationId = datumId;
            }
        }
    }

    /// When the next slice is due, or Long.MAX_VALUE.
    long nextDue() {
        long next = Long.MAX_VALUE;
        for (Run run : runs) {
            Schedule schedule = run.schedule;
            next = Math.min(next, schedule == null ? run.endTs() : schedule.dueTs(run.nextSlice));
        }
        return next;
    }

    /// A timer of the engine's has come due.
    void onTimer(long timerId) {
        for (Run run : runs) {
            Schedule schedule = run.schedule;
            if (schedule == null ? view.now() >= run.endTs() : view.now() >= schedule.dueTs(run.nextSlice)) {
                run.due = true;
                run.causeId = timerId;
                run.correlationId = timerId;
            }
        }
    }

    void flush(ExecutionEngine.Outlet outlet) {
        for (int i = 0; i < runs.size(); i++) {
            Run run = runs.get(i);
            if (run.due) {
                run.due = false;
                slice(run, outlet);
                if (ended(run)) {
                    runs.remove(run);
                    i--;
                }
            }
        }
    }

    private boolean ended(Run run) {
        Schedule schedule = run.schedule;
        return run.filledUnits >= run.totalUnits || (schedule == null ? view.now() >= run.endTs() : run.nextSlice >= schedule.slices());
    }

    private void slice(Run run, ExecutionEngine.Outlet outlet) {
        Schedule schedule = run.schedule;
        long wanted;
        String where;
        if (schedule == null) {
            if (view.now() >= run.endTs()) {
                say(run, SignalReason.TIME_OVER,
                        run.filledUnits + " of " + run.totalUnits + " units filled in its time: the rest is not sent");
                return;
            }
            double rate = run.algo instanceof Algo.Pov pov ? pov.rate() : 0;
            wanted = Math.min(run.totalUnits, (long) StrictMath.floor(rate * run.volumeUnits));
            where = rate + " of the volume " + run.volumeUnits;
        } else {
            while (run.nextSlice < schedule.slices() && schedule.dueTs(run.nextSlice) <= view.now()) {
                run.nextSlice++;
            }
            wanted = run.nextSlice == 0 ? 0 : schedule.unitsAfter(run.nextSlice - 1);
            where = "slice " + run.nextSlice + " of " + schedule.slices();
        }
        long size = wanted - run.filledUnits - working(run);
        size -= size % run.instrument().lotUnits();
        if (size > 0) {
            send(run, size, where, outlet);
        }
    }

    private long working(Run run) {
        long units = 0;
        for (LiveOrder order = oms.first(run.instrument()); order != null; order = order.followingHere) {
            if (run.owns(order)) {
                units += order.mayStillFill();
            }
        }
        return units;
    }

    private void send(Run run, long size, String where, ExecutionEngine.Outlet outlet) {
        Instrument instrument = run.instrument();
        Side side = run.side == Side.BUY || run.protective
                ? run.side
                : results.saleSide(run.asked.strategy, instrument, size, run.terms.effect());
        String reason = FixedPoint.format(size, instrument.quantityScale()) + " of " + FixedPoint.format(run.totalUnits,
                instrument.quantityScale()) + ", " + where;
        OrderIntent intent = new OrderIntent(run.asked.strategy, instrument, side, instrument.quantity(size), run.terms, run.tag,
                run.protective, 0, reason);
        long intentId = sink.emit(intent, SizingExecutionEngine.SOURCE, run.correlationId, run.causeId);
        outlet.onIntent(intent, intentId, run.correlationId);
    }

    private void say(Run run, SignalReason reason, String words) {
        sink.emit(new SignalOutcome(run.asked.strategy, run.instrument(), reason.name(), words), SizingExecutionEngine.SOURCE,
                run.correlationId, run.causeId);
    }
}
