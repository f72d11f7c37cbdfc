package dev.assay.application.reconcile;

import dev.assay.application.data.DataReader;
import dev.assay.application.data.SnapshotRef;
import dev.assay.core.instrument.Instrument;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;

/// Compares what several sources say of the same instruments, by a declared policy. Holds one instrument's rows in memory at a time.
public final class Reconcile {
    private final DataReader reader;

    /// The use case over a catalogue.
    public Reconcile(DataReader reader) {
        this.reader = reader;
    }

    /// Compares.
    ///
    /// @throws dev.assay.application.data.DataException when a source holds no such dataset or instrument
    public Reconciliation run(Policy policy) {
        SnapshotRef snapshot = new SnapshotRef(reader.resolve(SnapshotRef.LATEST));
        List<Reconciliation.Input> inputs = new ArrayList<>();
        List<Reconciliation.FieldCount> counts = new ArrayList<>();
        List<Disagreement> rows = new ArrayList<>();
        for (Policy.Instrument instrument : policy.instruments()) {
            List<Side> sides = sides(policy, instrument, snapshot);
            sides.forEach(side -> inputs.add(input(instrument, side)));
            TreeSet<String> times = new TreeSet<>();
            for (Side side : sides) {
                side.rows().keySet().stream().filter(time -> inSpan(policy, time)).forEach(times::add);
            }
            instrument.fields()
                    .forEach((field, rule) -> counts.add(new Fields(policy, instrument, field, rule, sides, rows).compare(times)));
            new Actions(policy, instrument, sides, rows).compare();
        }
        return new Reconciliation(inputs, counts, rows, snapshot.id());
    }

    private static boolean inSpan(Policy policy, String time) {
        LocalDate day = LocalDate.parse(time.substring(0, 10));
        return !day.isBefore(policy.from().orElse(LocalDate.MIN)) && !day.isAfter(policy.to().orElse(LocalDate.MAX));
    }

    private List<Side> sides(Policy policy, Policy.Instrument instrument, SnapshotRef snapshot) {
        Known fallback = Known.NOTHING;
        boolean found = false;
        for (Policy.Source source : policy.sourcesOf(instrument)) {
            if (!found && !source.actions().isEmpty()) {
                found = true;
                Instrument asked = reader.instruments(source.dataset(), List.of(symbol(instrument, source)), snapshot).getFirst()
                        .instrument(0);
                fallback = Side.actions(source, asked, reader, snapshot);
            }
        }
        List<Side> sides = new ArrayList<>();
        for (Policy.Source source : policy.sourcesOf(instrument)) {
            sides.add(Side.read(policy, source, symbol(instrument, source), reader, snapshot, fallback));
        }
        TreeMap<LocalDate, Double> traded = new TreeMap<>();
        sides.stream().filter(side -> !side.total()).forEach(side -> side.addTradedCloses(traded));
        sides.stream().filter(Side::total).forEach(side -> side.addTradedCloses(traded));
        sides.forEach(side -> side.adjust(traded));
        return sides;
    }

    private static String symbol(Policy.Instrument instrument, Policy.Source source) {
        return instrument.symbols().getOrDefault(source.name(), instrument.name());
    }

    private static Reconciliation.Input input(Policy.Instrument instrument, Side side) {
        NavigableMap<String, double[]> rows = side.rows();
        return new Reconciliation.Input(instrument.name(), side.source().name(), side.source().dataset(), side.dataset().source(),
                side.dataset().adjustment().key(), rows.size(), rows.isEmpty() ? "" : rows.firstKey(), rows.isEmpty() ? "" : rows.lastKey(),
                side.known().splits().size(), side.known().dividends().size());
    }

    /// One field of one instrument over all times.
    private record Fields(Policy policy, Policy.Instrument instrument, Policy.Field field, FieldPolicy rule, List<Side> sides,
            List<Disagreement> rows) {
        Reconciliation.FieldCount compare(TreeSet<String> times) {
            long compared = 0;
            long agreed = 0;
            long settled = 0;
            long unknown = 0;
            double worst = 0;
            for (String time : times) {
                List<Side> asked = sides.stream().filter(side -> side.covers(time)).toList();
                if (asked.size() < 2) {
                    continue;
                }
                compared++;
                Map<String, Double> said = new LinkedHashMap<>();
                for (Side side : asked) {
                    double[] values = side.rows().get(time);
                    if (values != null) {
                        said.put(side.source().name(), values[field.ordinal()]);
                    }
                }
                Verdict verdict = Verdict.of(rule, said, asked.stream().map(side -> side.source().name()).toList(), this::weight,
                        asked.getFirst().tick());
                agreed += verdict.reasons().isEmpty() ? 1 : 0;
                settled += !verdict.reasons().isEmpty() && verdict.chosen().isPresent() ? 1 : 0;
                unknown += verdict.chosen().isPresent() ? 0 : 1;
                for (Disagreement row : against(instrument, time, field.key(), said, verdict)) {
                    rows.add(row);
                    worst = Math.max(worst, Math.abs(row.deviation().orElse(0)));
                }
            }
            return new Reconciliation.FieldCount(instrument.name(), field.key(),
                    rule.rule().key() + ", tolerance " + rule.tolerance() + ", quorum "
                            + rule.quorum() + " of " + sides.size(),
                    compared, agreed, settled, unknown, worst);
        }

        private double weight(String source) {
            return policy.sources().stream().filter(one -> one.name().equals(source)).mapToDouble(Policy.Source::weight).findFirst()
                    .orElse(1);
        }
    }

    static List<Disagreement> against(Policy.Instrument instrument, String at, String field, Map<String, Double> said, Verdict verdict) {
        List<Disagreement> rows = new ArrayList<>();
        verdict.reasons().forEach((source, reason) -> {
            Double own = said.get(source);
            OptionalDouble value = own == null ? OptionalDouble.empty() : OptionalDouble.of(own);
            OptionalDouble deviation = own == null || verdict.chosen().isEmpty() || verdict.chosen().getAsDouble() == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(own / verdict.chosen().getAsDouble() - 1);
            rows.add(new Disagreement(instrument.name(), at, field, source, value, verdict.chosen(), deviation, reason, said));
        });
        return rows;
    }
}
