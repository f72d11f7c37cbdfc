package dev.assay.application.honesty;

import dev.assay.application.config.EffectiveConfig;
import dev.assay.application.run.RunException;
import dev.assay.application.run.ScratchRun;
import dev.assay.application.run.ScratchRun.Decision;
import dev.assay.application.run.ScratchRun.Kind;
import dev.assay.application.run.ScratchRuns;
import dev.assay.core.market.Bar;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Looks for decisions that knew the future. The config runs once over all its data, and then twice for each of many cuts: over data that
/// ends at the cut, asked of the data provider like that, and over data that goes on with the same bars in another order. What was decided
/// at or before a cut must not change.
///
/// It finds what reaches a decision through the data: an adapter or adjustment that uses later values, a strategy or venue that is shown them.
/// It cannot find knowledge that does not come through the data at all, such as parameters chosen with hindsight.
public final class Lookahead {
    /// A shuffled future is this many bars long for each instrument: decisions before the cut can be compared long before its end.
    private static final int FUTURE = 250;

    private final ScratchRuns runs;

    /// Over runs that leave nothing behind.
    public Lookahead(ScratchRuns runs) {
        this.runs = runs;
    }

    /// What to look at.
    ///
    /// @param config the effective config
    /// @param cuts how many cuts; half of them where signals were given, half evenly over time
    /// @param seed of the shuffled futures
    public record Request(EffectiveConfig config, int cuts, long seed) {
        public Request {
            if (cuts < 1) {
                throw new IllegalArgumentException("at least one cut must be made, not " + cuts);
            }
        }
    }

    /// A decision that changed.
    ///
    /// @param cut the cut it changed at, epoch ns UTC; of several the first
    /// @param future what followed the cut
    /// @param what the decision: `one` with the whole data, `other` with the changed future
    public record Finding(long cut, Future future, Difference what) {}

    /// What follows a cut.
    public enum Future {
        /// Nothing.
        TRUNCATED,
        /// The same bars in another order.
        SHUFFLED
    }

    /// What was found.
    ///
    /// @param findings in time order, each decision once; empty when none changed
    /// @param cuts the cuts made, epoch ns UTC, ascending
    /// @param signals signals of the whole run
    /// @param fills its fills
    /// @param compared decisions compared, over all cuts together
    public record Result(List<Finding> findings, List<Long> cuts, long signals, long fills, long compared) {
        public Result {
            findings = List.copyOf(findings);
            cuts = List.copyOf(cuts);
        }
    }

    /// Looks.
    ///
    /// @throws RunException, [dev.assay.application.data.DataException] or [dev.assay.application.strategy.StrategyException] when the
    ///         config, the data or a strategy cannot be used, or there is nothing to cut
    public Result look(Request request) {
        ScratchRuns.Prepared whole = runs.prepare(request.config());
        List<List<Bar>> bars = whole.bars();
        ScratchRun base = whole.run();
        List<Long> cuts = cuts(ScratchRuns.Prepared.closes(bars), whole.tradeFrom(), base, request.cuts());
        List<Finding> findings = new ArrayList<>();
        TreeSet<String> known = new TreeSet<>();
        long compared = 0;
        for (long cut : cuts) {
            long at = cut;
            compared += 2 * base.decisions().stream().filter(each -> each.ts() <= at).count();
            ScratchRun truncated = whole.until(cut, bars.stream().map(one -> tail(one, at)).toList()).run();
            add(findings, known, cut, Future.TRUNCATED, base, truncated);
            ScratchRun shuffled = whole.over(bars.stream().map(one -> new OtherFuture(request.seed() ^ at).after(one, at, FUTURE)).toList())
                    .run();
            add(findings, known, cut, Future.SHUFFLED, base, shuffled);
        }
        findings.sort(java.util.Comparator.comparingLong(each -> each.what().ts()));
        return new Result(findings, cuts, count(base, Kind.SIGNAL), count(base, Kind.FILL), compared);
    }

    private static void add(List<Finding> findings, Set<String> known, long cut, Future future, ScratchRun base, ScratchRun other) {
        for (Difference each : Difference.between(base.decisions(), other.decisions(), Long.MIN_VALUE, cut)) {
            if (known.add(each.ts() + " " + each.kind() + " " + each.strategy() + " " + each.instrument())) {
                findings.add(new Finding(cut, future, each));
            }
        }
    }

    /// The bar that runs at the cut, if one does: its opening is known, and nothing else of it.
    private static List<Bar> tail(List<Bar> bars, long cut) {
        for (Bar bar : bars) {
            if (bar.tsClose() > cut) {
                return bar.tsOpen() > cut
                        ? List.of()
                        : List.of(new Bar(bar.instrument(), bar.tsOpen(), bar.tsClose(), bar.openUnits(), bar.openUnits(), bar.openUnits(),
                                bar.openUnits(), 0));
            }
        }
        return List.of();
    }

    private static List<Long> cuts(long[] closes, long tradeFrom, ScratchRun base, int count) {
        int first = 0;
        while (first < closes.length && closes[first] < tradeFrom) {
            first++;
        }
        int room = closes.length - 1 - first;
        if (room < 1) {
            throw new RunException("there is nothing to cut: the span of the config holds " + Math.max(0, closes.length - first)
                    + " bars to trade on, and at least 2 are needed; widen data.from and data.to");
        }
        List<Long> signals = base.decisions().stream().filter(each -> each.kind() == Kind.SIGNAL).map(Decision::ts).distinct().toList();
        TreeSet<Long> chosen = new TreeSet<>();
        int atSignals = Math.min(signals.size(), count / 2);
        for (int i = 0; i < atSignals; i++) {
            long ts = signals.get((int) ((i + 0.5) * signals.size() / atSignals));
            if (ts < closes[closes.length - 1]) {
                chosen.add(ts);
            }
        }
        int evenly = Math.min(room, count - chosen.size());
        for (int i = 0; i < evenly; i++) {
            chosen.add(closes[first + (int) ((i + 0.5) * room / evenly)]);
        }
        return List.copyOf(chosen);
    }

    private static long count(ScratchRun run, Kind kind) {
        return run.decisions().stream().filter(each -> each.kind() == kind).count();
    }
}
