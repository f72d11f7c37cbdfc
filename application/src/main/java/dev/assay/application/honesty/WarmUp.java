package dev.assay.application.honesty;

import dev.assay.application.config.EffectiveConfig;
import dev.assay.application.run.RunException;
import dev.assay.application.run.ScratchRun;
import dev.assay.application.run.ScratchRun.Kind;
import dev.assay.application.run.ScratchRuns;
import dev.assay.core.money.Money;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Shows how far signals depend on how many bars a strategy has seen before its first day. The config is run with trading from the same
/// instant, each time with another number of bars before it; the longest warm-up is what the others are compared with.
public final class WarmUp {
    private static final List<Integer> USUAL = List.of(0, 10, 20, 50, 100, 200, 500, 1000, 2000);

    private final ScratchRuns runs;

    /// Over runs that leave nothing behind.
    public WarmUp(ScratchRuns runs) {
        this.runs = runs;
    }

    /// What to run.
    ///
    /// @param config the effective config
    /// @param lengths bars before trading begins; empty for a usual choice
    public record Request(EffectiveConfig config, List<Integer> lengths) {
        public Request {
            lengths = List.copyOf(lengths);
        }
    }

    /// One length.
    ///
    /// @param length bars before trading begins
    /// @param signals signals given
    /// @param different how many instants, by strategy and instrument, had other signals than the reference
    /// @param first the first of them: `one` with this length, `other` with the reference
    /// @param lastTs when the last of them was, epoch ns UTC; empty where there is none
    /// @param end equity at the end
    public record Row(int length, long signals, long different, Optional<Difference> first, Optional<Long> lastTs, Money end) {}

    /// What came out.
    ///
    /// @param tradeFrom when trading begins, epoch ns UTC
    /// @param moved true where the data begins too late for trading to begin where the config says
    /// @param rows by length, the last one the reference
    /// @param enough the least length from which on no signal differs; empty where the lengths before the longest all differ
    public record Result(long tradeFrom, boolean moved, List<Row> rows, Optional<Integer> enough) {
        public Result {
            rows = List.copyOf(rows);
        }
    }

    /// Runs the lengths.
    ///
    /// @throws RunException, [dev.assay.application.data.DataException] or [dev.assay.application.strategy.StrategyException] when the
    ///         config, the data or a strategy cannot be used, or the data is too short
    public Result run(Request request) {
        ScratchRuns.Prepared all = runs.prepare(request.config()).fromTheFirstBar();
        long[] closes = ScratchRuns.Prepared.closes(all.bars());
        int configured = firstAtOrAfter(closes, all.tradeFrom());
        List<Integer> lengths = lengths(request.lengths(), closes.length);
        int longest = lengths.getLast();
        int begin = Math.max(configured, longest);
        if (begin >= closes.length - 1) {
            throw new RunException("a warm-up of " + longest + " bars leaves nothing to trade on: the data holds " + closes.length
                    + " bars up to the end of the span; give shorter ones with --lengths");
        }
        long tradeFrom = begin == configured ? Math.max(all.tradeFrom(), closes[begin]) : closes[begin];
        List<ScratchRun> made = new ArrayList<>();
        for (int length : lengths) {
            made.add(all.within(closes[begin - length], closes[closes.length - 1] + 1, tradeFrom).run());
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < made.size(); i++) {
            rows.add(row(lengths.get(i), made.get(i), made.getLast()));
        }
        return new Result(tradeFrom, begin != configured, rows, enough(rows));
    }

    private static Row row(int length, ScratchRun run, ScratchRun reference) {
        List<Difference> signals = Difference.between(run.decisions(), reference.decisions(), Long.MIN_VALUE, Long.MAX_VALUE).stream()
                .filter(each -> each.kind() == Kind.SIGNAL).toList();
        return new Row(length, run.decisions().stream().filter(each -> each.kind() == Kind.SIGNAL).count(), signals.size(),
                signals.stream().findFirst(), signals.isEmpty() ? Optional.empty() : Optional.of(signals.getLast().ts()), run.end());
    }

    private static Optional<Integer> enough(List<Row> rows) {
        int from = rows.size();
        while (from > 0 && rows.get(from - 1).different() == 0) {
            from--;
        }
        return from >= rows.size() - 1 ? Optional.empty() : Optional.of(rows.get(from).length());
    }

    /// As given, or the usual ones as far as half of the data goes, so that something is left to trade on.
    private static List<Integer> lengths(List<Integer> given, int bars) {
        TreeSet<Integer> lengths = new TreeSet<>(given);
        if (given.isEmpty()) {
            USUAL.stream().filter(length -> length <= bars / 2).forEach(lengths::add);
        }
        if (lengths.size() < 2) {
            throw new RunException("two lengths of warm-up are the least to compare; " + (given.isEmpty()
                    ? "the data holds only " + bars + " bars"
                    : "given: " + Arrays.toString(given.toArray()) + "; for example --lengths 0,50,200"));
        }
        return List.copyOf(lengths);
    }

    private static int firstAtOrAfter(long[] closes, long ts) {
        int at = Arrays.binarySearch(closes, ts);
        return at >= 0 ? at : -at - 1;
    }
}
