package dev.assay.application.run;

import dev.assay.application.run.Divergence.Kind;
import dev.assay.application.run.ParityTrack.Group;
import dev.assay.core.event.Advice;
import dev.assay.core.event.Event;
import dev.assay.core.event.JournalGap;
import dev.assay.core.event.OperatorCommand;
import dev.assay.core.market.Bar;
import dev.assay.core.market.BarOpen;
import dev.assay.core.market.MarketData;
import dev.assay.core.order.ExecType;
import dev.assay.core.order.ExecutionReport;
import dev.assay.core.order.RiskDecision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Lays two sides beside each other, input by input and under each input event by event, and says why they part.
///
/// What differs in the inputs is a cause. What differs under equal inputs is a cause where the broker did something else with the same order; where a strategy or
/// the sizing decided differently, it is a consequence of the latest cause before it, since both are functions of what came before.
final class ParityMatch {
    private record Part(Kind kind, boolean cause, long ts, String key, @Nullable Event paper, @Nullable Event backtest) {}

    /// An input that one side has alone.
    private record Lone(Group group, boolean ours) {}

    private final ParityTrack paper;
    private final ParityTrack backtest;
    private final Map<String, Part> inputs = new LinkedHashMap<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<Lone> openings = new ArrayList<>();

    private ParityMatch(ParityTrack paper, ParityTrack backtest) {
        this.paper = paper;
        this.backtest = backtest;
    }

    static List<Divergence> of(ParityTrack paper, ParityTrack backtest) {
        ParityMatch match = new ParityMatch(paper, backtest);
        match.inputs();
        match.openings();
        match.order();
        match.derived();
        return match.numbered();
    }

    private void inputs() {
        for (Group ours : paper.groups().values()) {
            Group theirs = backtest.groups().get(ours.key());
            if (theirs == null) {
                alone(ours, true);
            } else if (!ours.root().payload().equals(theirs.root().payload()) && ours.root().payload() instanceof MarketData) {
                boolean opening = ours.root().payload() instanceof BarOpen;
                inputs.put(ours.key(),
                        new Part(Kind.DATA_REVISED, !opening, ours.root().tsEvent(), ours.key(), ours.root(), theirs.root()));
            } else if (ours.root().tsEvent() != theirs.root().tsEvent() && ours.root().payload() instanceof MarketData) {
                inputs.put(ours.key(), new Part(Kind.LATE_OR_MISSING_DATUM, true, Math.min(ours.root().tsEvent(), theirs.root().tsEvent()),
                        ours.key(), ours.root(), theirs.root()));
            }
        }
        for (Group theirs : backtest.groups().values()) {
            if (!paper.groups().containsKey(theirs.key())) {
                alone(theirs, false);
            }
        }
    }

    private void alone(Group group, boolean ours) {
        Event root = group.root();
        if (root.payload() instanceof BarOpen) {
            openings.add(new Lone(group, ours));
            return;
        }
        Kind kind = switch (root.payload()) {
            case MarketData datum -> Kind.LATE_OR_MISSING_DATUM;
            case OperatorCommand command -> Kind.EXTERNAL_ACTION;
            case JournalGap gap -> Kind.EXTERNAL_ACTION;
            case Advice advice -> Kind.EXTERNAL_ACTION;
            default -> Kind.UNEXPLAINED;
        };
        inputs.put(group.key(),
                new Part(kind, kind != Kind.UNEXPLAINED, root.tsEvent(), group.key(), ours ? root : null, ours ? null : root));
    }

    /// An opening that one side has alone belongs to its bar, and goes the bar's way. Where the bar is the same, the other side's venue did not look, having no
    /// order: what counts then is what followed from it.
    private void openings() {
        for (Lone lone : openings) {
            Event root = lone.group().root();
            BarOpen opening = (BarOpen) root.payload();
            boolean barDiffers = inputs.values().stream()
                    .anyMatch(part -> isBarOf(part.paper(), opening) || isBarOf(part.backtest(), opening));
            if (barDiffers) {
                inputs.put(lone.group().key(), new Part(Kind.LATE_OR_MISSING_DATUM, false, root.tsEvent(), lone.group().key(),
                        lone.ours() ? root : null, lone.ours() ? null : root));
            } else if (!lone.group().derived().isEmpty()) {
                Event first = lone.group().derived().getFirst();
                parts.add(part(lone.group().key(), lone.ours() ? first : null, lone.ours() ? null : first));
            }
        }
    }

    /// Data of one instant that both sides have, in another order.
    private void order() {
        SortedMap<Long, List<String>> ours = sequences(paper, backtest);
        SortedMap<Long, List<String>> theirs = sequences(backtest, paper);
        ours.forEach((ts, keys) -> {
            List<String> others = theirs.getOrDefault(ts, List.of());
            if (keys.size() == others.size() && !keys.equals(others) && keys.containsAll(others)) {
                int at = 0;
                while (keys.get(at).equals(others.get(at))) {
                    at++;
                }
                parts.add(
                        new Part(Kind.ORDER_OF_ARRIVAL, true, ts, keys.get(at), root(paper, keys.get(at)), root(backtest, others.get(at))));
            }
        });
    }

    private static SortedMap<Long, List<String>> sequences(ParityTrack track, ParityTrack other) {
        TreeMap<Long, List<String>> sequences = new TreeMap<>();
        for (Group group : track.groups().values()) {
            Event root = group.root();
            if (root.payload() instanceof MarketData && !(root.payload() instanceof BarOpen) && other.groups().containsKey(group.key())) {
                sequences.computeIfAbsent(root.tsEvent(), ts -> new ArrayList<>()).add(group.key());
            }
        }
        return sequences;
    }

    private static @Nullable Event root(ParityTrack track, String key) {
        Group group = track.groups().get(key);
        return group == null ? null : group.root();
    }

    private void derived() {
        for (Group ours : paper.groups().values()) {
            Part input = inputs.get(ours.key());
            Group theirs = backtest.groups().get(ours.key());
            if (input != null) {
                parts.add(input);
            } else if (theirs != null) {
                compare(ours, theirs);
            }
        }
        for (Part input : inputs.values()) {
            if (input.paper() == null) {
                parts.add(input);
            }
        }
    }

    private void compare(Group ours, Group theirs) {
        int size = Math.max(ours.derived().size(), theirs.derived().size());
        for (int i = 0; i < size; i++) {
            Event a = i < ours.derived().size() ? ours.derived().get(i) : null;
            Event b = i < theirs.derived().size() ? theirs.derived().get(i) : null;
            if (a == null || b == null || !ParityTrack.says(a).equals(ParityTrack.says(b))) {
                parts.add(part(ours.key(), a, b));
                return;
            }
        }
    }

    private Part part(String key, @Nullable Event a, @Nullable Event b) {
        long ts = Math.min(a == null ? Long.MAX_VALUE : a.tsEvent(), b == null ? Long.MAX_VALUE : b.tsEvent());
        ExecutionReport ours = a != null && a.payload() instanceof ExecutionReport report ? report : null;
        ExecutionReport theirs = b != null && b.payload() instanceof ExecutionReport report ? report : null;
        if (ours != null && theirs != null) {
            Kind kind = reports(ours, theirs);
            return new Part(kind, kind != Kind.UNEXPLAINED, ts, key, a, b);
        }
        ExecutionReport only = ours != null ? ours : theirs;
        if (only != null && only.execType() == ExecType.TRADE) {
            return new Part(Kind.LATENCY, datumIsShared(only, ours != null), ts, key, a, b);
        }
        if (only != null && only.execType() == ExecType.REJECTED || decision(a) || decision(b)) {
            return new Part(Kind.REJECTION, false, ts, key, a, b);
        }
        return new Part(Kind.UNEXPLAINED, false, ts, key, a, b);
    }

    private static boolean decision(@Nullable Event event) {
        return event != null && event.payload() instanceof RiskDecision;
    }

    /// What the broker did otherwise with the same order.
    private Kind reports(ExecutionReport ours, ExecutionReport theirs) {
        if (ours.execType() != theirs.execType()) {
            boolean refused = ours.execType() == ExecType.REJECTED || theirs.execType() == ExecType.REJECTED;
            return refused
                    ? Kind.REJECTION
                    : ours.execType() == ExecType.TRADE || theirs.execType() == ExecType.TRADE ? Kind.LATENCY : Kind.UNEXPLAINED;
        }
        if (!Objects.equals(datum(paper, ours), datum(backtest, theirs)) || ours.transactTs() != theirs.transactTs()) {
            return Kind.LATENCY;
        }
        if (!ours.lastQty().equals(theirs.lastQty())) {
            return ours.orderQty().equals(theirs.orderQty()) ? Kind.FILL_QUANTITY : Kind.UNEXPLAINED;
        }
        if (!Objects.equals(ours.lastPx(), theirs.lastPx())) {
            return Kind.FILL_PRICE;
        }
        return Objects.equals(ours.fee(), theirs.fee()) && ours.detail().equals(theirs.detail()) ? Kind.UNEXPLAINED : Kind.COST;
    }

    private static @Nullable String datum(ParityTrack track, ExecutionReport report) {
        return report.datumId() == 0 ? null : track.keyOf(report.datumId());
    }

    /// A fill that the other side has at another time, although it saw the datum too.
    private boolean datumIsShared(ExecutionReport report, boolean ours) {
        String key = datum(ours ? paper : backtest, report);
        return key != null && !inputs.containsKey(key);
    }

    private List<Divergence> numbered() {
        parts.sort(Comparator.comparingLong(Part::ts).thenComparing(part -> !part.cause()));
        List<Divergence> all = new ArrayList<>();
        List<Part> causes = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (Part part : parts) {
            // Refused although nothing differed before: the limits differ, or what they were held against.
            boolean cause = part.cause() || causes.isEmpty() && part.kind() == Kind.REJECTION;
            int number = all.size() + 1;
            int follows = 0;
            Kind kind = part.kind();
            if (cause) {
                causes.add(part);
                numbers.add(number);
            } else {
                int by = cause(part, causes);
                follows = by < 0 ? 0 : numbers.get(by);
                kind = by < 0 ? kind : causes.get(by).kind();
            }
            all.add(new Divergence(number, kind, follows, Timestamps.text(part.ts()), part.key(), paper.chain(part.paper()),
                    backtest.chain(part.backtest()), 0));
        }
        return effects(all, causes, numbers);
    }

    private int cause(Part part, List<Part> causes) {
        Event root = part.paper() == null ? part.backtest() : part.paper();
        if (root != null && root.payload() instanceof BarOpen opening) {
            for (int i = 0; i < causes.size(); i++) {
                if (isBarOf(causes.get(i).paper(), opening) || isBarOf(causes.get(i).backtest(), opening)) {
                    return i;
                }
            }
        }
        return causes.size() - 1;
    }

    private static boolean isBarOf(@Nullable Event event, BarOpen opening) {
        return event != null && event.payload() instanceof Bar bar && bar.instrument().equals(opening.instrument())
                && bar.tsOpen() == opening.tsEvent();
    }

    /// The growth of the distance between the equities, from each cause until the next; the sum is the distance at the end.
    private List<Divergence> effects(List<Divergence> all, List<Part> causes, List<Integer> numbers) {
        List<Divergence> valued = new ArrayList<>(all);
        double before = 0;
        for (int i = 0; i < causes.size(); i++) {
            long until = i + 1 < causes.size() ? causes.get(i + 1).ts() - 1 : Long.MAX_VALUE;
            double gap = gap(until);
            Divergence one = valued.get(numbers.get(i) - 1);
            valued.set(numbers.get(i) - 1,
                    new Divergence(one.number(), one.kind(), one.follows(), one.ts(), one.input(), one.paper(), one.backtest(),
                            gap - before));
            before = gap;
        }
        return valued;
    }

    private double gap(long ts) {
        double gap = paper.equityAt(ts) - backtest.equityAt(ts);
        return Double.isNaN(gap) ? 0 : gap;
    }
}
