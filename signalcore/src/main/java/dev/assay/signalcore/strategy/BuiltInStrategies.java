package dev.assay.signalcore.strategy;

import dev.assay.signalcore.Strategy;
import java.util.List;

/// The strategies a config may name.
public final class BuiltInStrategies {
    private BuiltInStrategies() {}

    /// Their names, sorted.
    public static List<String> names() {
        return List.of("buy-and-hold", "ema-cross", "sma-cross");
    }

    /// A new strategy of that name.
    ///
    /// @throws IllegalArgumentException when there is none; the message lists those there are
    public static Strategy create(String name) {
        return switch (name) {
            case "buy-and-hold" -> new BuyAndHold();
            case "ema-cross" -> new EmaCross();
            case "sma-cross" -> new SmaCross();
            default -> throw unknown(name);
        };
    }

    /// What the strategy of that name does, in one line.
    ///
    /// @throws IllegalArgumentException when there is none; the message lists those there are
    public static String describe(String name) {
        return switch (name) {
            case "buy-and-hold" -> "buys an equal share of every instrument, or a quantity of each, at the first bar and holds it";
            case "ema-cross" -> "long while the fast exponential average of the close is above the slow one";
            case "sma-cross" -> "long while the fast simple average of the close is above the slow one";
            default -> throw unknown(name);
        };
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("no strategy is called \"" + name + "\"; there are " + String.join(", ", names()));
    }
}
