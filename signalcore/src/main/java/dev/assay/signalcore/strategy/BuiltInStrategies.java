package dev.assay.signalcore.strategy;

import dev.assay.signalcore.Strategy;
import java.util.List;

/// The strategies a config may name.
public final class BuiltInStrategies {
    private BuiltInStrategies() {
    }

    /// Their names, sorted.
    public static List<String> names() {
        return List.of("buy-and-hold", "ema-cross");
    }

    /// A new strategy of that name.
    ///
    /// @throws IllegalArgumentException when there is none; the message lists those there are
    public static Strategy create(String name) {
        return switch (name) {
            case "buy-and-hold" -> new BuyAndHold();
            case "ema-cross" -> new EmaCross();
            default -> throw new IllegalArgumentException("no strategy is called \"" + name + "\"; there are " + String.join(", ", names()));
        };
    }
}
