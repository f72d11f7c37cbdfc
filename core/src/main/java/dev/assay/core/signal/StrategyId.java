package dev.assay.core.signal;

/// A strategy of this run.
///
/// @param number 0, 1, 2 … in config order; indexes arrays, means nothing elsewhere
/// @param name the config's id for it
public record StrategyId(int number, String name) {
    public StrategyId {
        if (number < 0 || name.isBlank()) {
            throw new IllegalArgumentException("a strategy needs a number >= 0 and a name");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
