package dev.assay.proofbench;

/// What a fill model is made with besides its price rule.
///
/// @param limits what a price must do to fill a limit order that waits
/// @param participation how much of the volume our orders may be
/// @param slippage the spread or an allowance, against orders that take liquidity
/// @param impact how orders that take liquidity move the price themselves; added to the slippage
public record FillRules(LimitFill limits, Participation participation, Slippage slippage, Slippage impact) {
    /// Limit orders on trade-through, whole fills, no slippage and no impact.
    public static final FillRules DEFAULT = new FillRules(LimitFill.THROUGH, Participation.WHOLE, new NoSlippage(), new NoImpact());

    /// These with another limit rule.
    public FillRules with(LimitFill other) {
        return new FillRules(other, participation, slippage, impact);
    }

    /// These with another participation.
    public FillRules with(Participation other) {
        return new FillRules(limits, other, slippage, impact);
    }

    /// These with another slippage.
    public FillRules slipping(Slippage other) {
        return new FillRules(limits, participation, other, impact);
    }

    /// These with another impact.
    public FillRules moving(Slippage other) {
        return new FillRules(limits, participation, slippage, other);
    }

    boolean needsEveryBar() {
        return participation.bounds() || slippage.needsEveryBar() || impact.needsEveryBar();
    }

    String assumptions() {
        return limits.assumptions() + " " + participation.assumptions() + " " + slippage.assumptions() + " " + impact.assumptions();
    }
}
