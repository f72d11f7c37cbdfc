package dev.assay.analytics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What positions would gain or lose if prices or factors moved. Stateless and thread-safe. First order: exposures stay as they are.
public final class Stress {
    private Stress() {}

    /// A position.
    ///
    /// @param name for the result, such as a symbol
    /// @param value in the account's currency, negative for short
    /// @param exposures change of its price, as a fraction, per change of each factor, such as beta to `market`
    public record Position(String name, double value, Map<String, Double> exposures) {
        public Position {
            exposures = Collections.unmodifiableMap(new TreeMap<>(exposures));
        }
    }

    /// A scenario: what moves, as fractions (-0.2 is a fall of 20 %). A shock named like a position moves that position's price and replaces
    /// what the factors would do to it.
    public record Scenario(String name, Map<String, Double> shocks) {
        public Scenario {
            shocks = Collections.unmodifiableMap(new TreeMap<>(shocks));
        }
    }

    /// What a scenario does.
    ///
    /// @param scenario its name
    /// @param total gain or loss of all positions, in the account's currency
    /// @param byPosition of each, in their order
    public record Outcome(String scenario, double total, List<Double> byPosition) {
        public Outcome {
            byPosition = List.copyOf(byPosition);
        }
    }

    /// Applies a scenario.
    ///
    /// @throws IllegalArgumentException when a shock moves nothing that is held or that a position is exposed to: it would be left out silently
    public static Outcome apply(List<Position> positions, Scenario scenario) {
        for (String shock : new TreeMap<>(scenario.shocks).keySet()) {
            if (positions.stream().noneMatch(each -> each.name.equals(shock) || each.exposures.containsKey(shock))) {
                throw new IllegalArgumentException(
                        "scenario " + scenario.name + " moves " + shock + ", but no position is that or is exposed "
                                + "to it");
            }
        }
        List<Double> all = new ArrayList<>();
        double total = 0;
        for (Position each : positions) {
            double change = each.value * move(each, scenario);
            all.add(change);
            total += change;
        }
        return new Outcome(scenario.name, total, all);
    }

    private static double move(Position position, Scenario scenario) {
        Double own = scenario.shocks.get(position.name);
        if (own != null) {
            return own;
        }
        double move = 0;
        for (Map.Entry<String, Double> exposure : new TreeMap<>(position.exposures).entrySet()) {
            move += exposure.getValue() * scenario.shocks.getOrDefault(exposure.getKey(), 0.0);
        }
        return move;
    }
}
