package dev.assay.proofbench;

import dev.assay.core.market.Bar;
import dev.assay.core.order.Side;

/// Which way the price is taken to have gone inside a bar, where a stop and a limit order of one side both lie inside it. Bars do not say;
/// each such bar is counted as ambiguous under every path.
public enum IntrabarPath {
    /// Whatever is worse for whoever holds both: the stop.
    WORST_CASE("worst-case", "the stop is taken (the worst case), the limit order waits",
            "Choose it by default: a result that survives it does not hang on the path."),
    /// Open, high, low, close.
    OPEN_HIGH_LOW("open-high-low-close", "the price goes from the open to the high, then to the low and the close",
            "Choose it to compare with engines that take this path, or for the other reading of an ambiguous run."),
    /// Open, low, high, close.
    OPEN_LOW_HIGH("open-low-high-close", "the price goes from the open to the low, then to the high and the close",
            "Choose it to compare with engines that take this path, or for the other reading of an ambiguous run."),
    /// The extreme that is nearer to the open first.
    NEAREST_FIRST("nearest-extreme-first",
            "the price goes from the open to the nearer extreme, then to the other and the close; at equal distance the stop is taken",
            "Choose it as the likeliest single path of a bar without trends inside."),
    /// Whatever is better: the limit order.
    BEST_CASE("best-case", "OPTIMISTIC: the limit order is taken, the stop waits",
            "Choose it only beside the worst case: the two results bound what the bars leave open.");

    private final String id;
    private final String path;
    private final String whenToChoose;

    IntrabarPath(String id, String path, String whenToChoose) {
        this.id = id;
        this.path = path;
        this.whenToChoose = whenToChoose;
    }

    /// Its name in the config.
    public String id() {
        return id;
    }

    /// What is assumed, in words.
    public String assumptions() {
        return "Where a stop and a limit order of one side lie inside the same bar, " + path + ", and the bar is counted as ambiguous.";
    }

    /// When to choose it, in one sentence.
    public String whenToChoose() {
        return whenToChoose;
    }

    /// Whether limit orders of a side come before its stops in a bar. Limit orders to sell and stops to buy wait above the market, limit
    /// orders to buy and stops to sell below it.
    boolean limitsFirst(Side side, Bar bar) {
        boolean sells = side != Side.BUY;
        long up = bar.highUnits() - bar.openUnits();
        long down = bar.openUnits() - bar.lowUnits();
        return switch (this) {
            case WORST_CASE -> false;
            case BEST_CASE -> true;
            case OPEN_HIGH_LOW -> sells;
            case OPEN_LOW_HIGH -> !sells;
            case NEAREST_FIRST -> sells ? up < down : down < up;
        };
    }
}
