package dev.assay.proofbench;

import dev.assay.proofbench.book.QueueModel;

/// What a fill model is made with besides its price rule.
///
/// @param limits what a price must do to fill a limit order that waits
/// @param touchProbability with [LimitFill#CHANCE], that a touch fills, 0 to 1
/// @param seed of that chance
/// @param path which way the price goes inside a bar
/// @param participation how much of the volume our orders may be
/// @param slippage the spread or an allowance, against orders that take liquidity
/// @param impact how orders that take liquidity move the price themselves; added to the slippage
/// @param queue where in the queue at its price a resting order stands; means something only to the model `book`
public record FillRules(LimitFill limits, double touchProbability, long seed, IntrabarPath path, Participation participation,
        Slippage slippage, Slippage impact, QueueModel queue) {
    /// Limit orders on trade-through, the worst path, whole fills, no slippage and no impact.
    public static final FillRules DEFAULT = new FillRules(LimitFill.THROUGH, 0.5, 1, IntrabarPath.WORST_CASE, Participation.WHOLE,
            new NoSlippage(), new NoImpact(), QueueModel.DEFAULT);

    public FillRules {
        if (!(touchProbability >= 0 && touchProbability <= 1)) {
            throw new IllegalArgumentException("a probability of " + touchProbability + " is out of range: expected 0 to 1");
        }
    }

    /// These with another limit rule.
    public FillRules with(LimitFill other) {
        return new FillRules(other, touchProbability, seed, path, participation, slippage, impact, queue);
    }

    /// These with limit orders that fill at a touch with that probability.
    public FillRules touching(double probability, long chanceSeed) {
        return new FillRules(LimitFill.CHANCE, probability, chanceSeed, path, participation, slippage, impact, queue);
    }

    /// These with another path inside bars.
    public FillRules with(IntrabarPath other) {
        return new FillRules(limits, touchProbability, seed, other, participation, slippage, impact, queue);
    }

    /// These with another participation.
    public FillRules with(Participation other) {
        return new FillRules(limits, touchProbability, seed, path, other, slippage, impact, queue);
    }

    /// These with another slippage.
    public FillRules slipping(Slippage other) {
        return new FillRules(limits, touchProbability, seed, path, participation, other, impact, queue);
    }

    /// These with another impact.
    public FillRules moving(Slippage other) {
        return new FillRules(limits, touchProbability, seed, path, participation, slippage, other, queue);
    }

    /// These with another queue model.
    public FillRules with(QueueModel other) {
        return new FillRules(limits, touchProbability, seed, path, participation, slippage, impact, other);
    }

    /// Whether a price fills a limit order that waits.
    ///
    /// @param ts of the price, so that every touch is a chance of its own
    boolean reached(RestingOrder order, long priceUnits, long ts) {
        int room = order.buy() ? Long.compare(order.limitUnits(), priceUnits) : Long.compare(priceUnits, order.limitUnits());
        return room > 0 || room == 0 && switch (limits) {
            case THROUGH -> false;
            case TOUCH -> true;
            case CHANCE -> Chance.draw(seed, order.clOrdId(), ts) < touchProbability;
        };
    }

    boolean needsVolume() {
        return participation.bounds() || impact.needsVolume() || slippage.needsVolume();
    }

    int barsKept() {
        return Math.max(slippage.barsKept(), impact.barsKept());
    }

    String assumptions() {
        return path.assumptions() + " "
                + (limits == LimitFill.CHANCE
                        ? limits.assumptions() + " Here the probability is " + touchProbability + "."
                        : limits.assumptions())
                + " " + participation.assumptions() + " " + slippage.assumptions() + " " + impact.assumptions();
    }
}
