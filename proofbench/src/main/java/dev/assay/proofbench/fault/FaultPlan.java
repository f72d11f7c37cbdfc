package dev.assay.proofbench.fault;

import java.util.Arrays;

/// How likely each fault is. Immutable.
public final class FaultPlan {
    /// A link that works.
    public static final FaultPlan NONE = new FaultPlan(new int[Fault.values().length]);
    /// Every fault with its usual chance.
    public static final FaultPlan USUAL = new FaultPlan(Arrays.stream(Fault.values()).mapToInt(Fault::perMille).toArray());

    private final int[] perMille;

    private FaultPlan(int[] perMille) {
        this.perMille = perMille;
    }

    /// The same plan with another chance of one fault.
    ///
    /// @param chance in a thousand, 0 to 1000
    public FaultPlan with(Fault fault, int chance) {
        if (chance < 0 || chance > 1000) {
            throw new IllegalArgumentException(fault + ": a chance in a thousand is 0 to 1000, not " + chance);
        }
        int[] changed = perMille.clone();
        changed[fault.ordinal()] = chance;
        return new FaultPlan(changed);
    }

    /// The chance of a fault, in a thousand.
    public int perMille(Fault fault) {
        return perMille[fault.ordinal()];
    }
}
