package dev.assay.execution;

import dev.assay.core.money.Price;
import java.util.ArrayList;
import java.util.List;

/// The cost models by name, with what each takes and assumes. Stateless and thread-safe.
public final class CostModels {
    /// A named number of a model.
    ///
    /// @param name its name in the config
    /// @param value the number
    public record Argument(String name, Price value) {}

    /// A number that a model takes.
    ///
    /// @param name its name in the config
    /// @param standard its value where the config says nothing
    /// @param meaning what it is, with its unit
    public record Parameter(String name, Price standard, String meaning) {}

    /// A model that can be chosen.
    ///
    /// @param name its name in the config
    /// @param summary what it is, and when to choose it
    /// @param parameters what it takes
    public record Entry(String name, String summary, List<Parameter> parameters) {
        public Entry {
            parameters = List.copyOf(parameters);
        }

        /// What the model assumes with its standard numbers.
        public String assumptions() {
            return of(name, List.of()).assumptions();
        }
    }

    private static final List<Entry> CATALOGUE = List.of(
            new Entry("none", "No commission. For brokers that charge none.", List.of()),
            new Entry("per-share",
                    "A rate per share with a minimum per order and a cap. Its standard numbers are Interactive Brokers' fixed US share"
                            + " pricing.",
                    List.of(new Parameter("rate", Price.of("0.005"), "currency per share or contract"),
                            new Parameter("minimum", Price.of("1.00"), "currency per order"),
                            new Parameter("maximumPercent", Price.of("1"), "cap in percent of the traded value; 0 for none"))),
            new Entry("percent", "A share of the traded value. For crypto venues and markets that charge by value.",
                    List.of(new Parameter("percent", Price.of("0.1"), "percent of the traded value"),
                            new Parameter("minimum", Price.of("0"), "currency per order"),
                            new Parameter("maximumPercent", Price.of("0"), "cap in percent of the traded value; 0 for none"))));

    private CostModels() {}

    /// The models that can be chosen.
    public static List<Entry> catalogue() {
        return CATALOGUE;
    }

    /// A model by name.
    ///
    /// @param name one of [#catalogue]
    /// @param arguments numbers that differ from the standard ones
    /// @throws IllegalArgumentException for an unknown model or argument, or a bad number, saying what is possible
    public static CumulativeCost of(String name, List<Argument> arguments) {
        Entry entry = CATALOGUE.stream().filter(e -> e.name().equals(name)).findFirst().orElseThrow(
                () -> new IllegalArgumentException("unknown cost model \"" + name + "\": choose one of " + names()));
        List<Price> values = values(entry, arguments);
        return switch (entry.name()) {
            case "per-share" -> perShare(values.get(0), values.get(1), values.get(2));
            case "percent" -> percent(values.get(0), values.get(1), values.get(2));
            case "none" -> none();
            default -> throw new IllegalStateException("cost model " + name + " is in the catalogue but cannot be made");
        };
    }

    /// No commission.
    public static CumulativeCost none() {
        return new NoCommission();
    }

    /// A rate per share or contract, with a minimum per order and a cap in percent of the value (zero for none).
    public static CumulativeCost perShare(Price rate, Price minimum, Price maximumPercent) {
        return new PerShareCommission(rate, minimum, maximumPercent);
    }

    /// A percentage of the traded value (0.1 is ten basis points), with a minimum per order and a cap in percent of the value (zero for none).
    public static CumulativeCost percent(Price percent, Price minimum, Price maximumPercent) {
        return new PercentCommission(percent, minimum, maximumPercent);
    }

    private static List<String> names() {
        return CATALOGUE.stream().map(Entry::name).toList();
    }

    private static List<Price> values(Entry entry, List<Argument> arguments) {
        List<Parameter> parameters = entry.parameters();
        List<Price> values = new ArrayList<>(parameters.stream().map(Parameter::standard).toList());
        for (Argument argument : arguments) {
            int at = parameters.stream().map(Parameter::name).toList().indexOf(argument.name());
            if (at < 0) {
                throw new IllegalArgumentException("cost model \"" + entry.name() + "\" takes no \"" + argument.name() + "\": it takes "
                        + parameters.stream().map(Parameter::name).toList());
            }
            values.set(at, argument.value());
        }
        return values;
    }
}
