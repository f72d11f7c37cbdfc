package dev.assay.proofbench;

/// What a traded price must do before a limit order that waits at its price is filled.
public enum LimitFill {
    /// The price must go beyond the limit: then whoever waited at it has traded.
    THROUGH("through", "Limit orders fill only when the price trades beyond the limit, since the place in the queue is unknown.",
            "Choose it by default, because nobody knows our place in the queue."),
    /// The price must reach the limit: assumes the front of the queue.
    TOUCH("touch", "Limit orders fill as soon as the price reaches the limit, as if first in the queue (optimistic).",
            "Choose it to compare with engines that do so, or for tiny orders."),
    /// The price must go beyond the limit, or reach it and be lucky.
    CHANCE("chance",
            "Limit orders fill when the price trades beyond the limit; where it only reaches it, with the probability of"
                    + " fills.touchProbability, drawn from the run's seed, the order's number and the time of the price: the same in every"
                    + " replay.",
            "Choose it where you know how often your orders fill at a touch; run it with several seeds.");

    private final String id;
    private final String assumptions;
    private final String whenToChoose;

    LimitFill(String id, String assumptions, String whenToChoose) {
        this.id = id;
        this.assumptions = assumptions;
        this.whenToChoose = whenToChoose;
    }

    /// Its name in the config.
    public String id() {
        return id;
    }

    /// What is assumed, in words.
    public String assumptions() {
        return assumptions;
    }

    /// When to choose it, in one sentence.
    public String whenToChoose() {
        return whenToChoose;
    }
}
