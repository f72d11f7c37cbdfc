package dev.assay.proofbench.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Round trips by what they have in common. Fed trip by trip; memory grows with the number of groups only. Single-threaded.
public final class Breakdown {
    /// What several round trips came to. Amounts are in the account's currency.
    ///
    /// @param by what they have in common: `side`, `symbol`, …
    /// @param key its value
    /// @param trips how many
    /// @param wins how many gained after fees
    /// @param net sum of gains after fees
    /// @param fees sum of fees
    /// @param best highest gain
    /// @param worst lowest gain
    /// @param adverse mean of the worst excursions, a fraction of the entry price
    /// @param favourable mean of the best excursions
    /// @param heldNanos mean time held
    public record Row(String by, String key, long trips, long wins, double net, double fees, double best, double worst, double adverse,
            double favourable, double heldNanos) {}

    private static final class Sum {
        long trips;
        long wins;
        double net;
        double fees;
        double best = Double.NEGATIVE_INFINITY;
        double worst = Double.POSITIVE_INFINITY;
        double adverse;
        double favourable;
        double held;
    }

    private final List<String> names;
    private final TreeMap<Integer, TreeMap<String, Sum>> groups = new TreeMap<>();

    /// Grouped by these, in this order.
    public Breakdown(List<String> names) {
        this.names = List.copyOf(names);
    }

    /// Takes a round trip.
    ///
    /// @param keys its value for each name
    public void add(List<String> keys, double net, double fees, double adverse, double favourable, long heldNanos) {
        for (int i = 0; i < names.size(); i++) {
            Sum sum = groups.computeIfAbsent(i, n -> new TreeMap<>()).computeIfAbsent(keys.get(i), k -> new Sum());
            sum.trips++;
            sum.wins += net > 0 ? 1 : 0;
            sum.net += net;
            sum.fees += fees;
            sum.best = Math.max(sum.best, net);
            sum.worst = Math.min(sum.worst, net);
            sum.adverse += adverse;
            sum.favourable += favourable;
            sum.held += heldNanos;
        }
    }

    /// The groups, by name in the given order, then by key.
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        groups.forEach((name, byKey) -> byKey.forEach((key, sum) -> rows.add(new Row(names.get(name), key, sum.trips, sum.wins, sum.net,
                sum.fees, sum.best, sum.worst, sum.adverse / sum.trips, sum.favourable / sum.trips, sum.held / sum.trips))));
        return rows;
    }
}
