package dev.assay.proofbench.fault;

import java.util.Arrays;

/// How likely each fault is, and how long everything takes on its way. Immutable.
public final class FaultPlan {
    /// What everything takes on its way, each way: a millisecond, in nanoseconds.
    public static final long USUAL_LATENCY = 1_000_000;
    /// A link that works.
    public static final FaultPlan NONE = new FaultPlan(new int[Fault.values().length], USUAL_LATENCY);
    /// Every fault with its usual chance.
    public static final FaultPlan USUAL = new FaultPlan(Arrays.stream(Fault.values()).mapToInt(Fault::perMille).toArray(), USUAL_LATENCY);

    private final int[] perMille;
    private final long latency;

    private FaultPlan(int[] perMille, long latency) {
        this.perMille = perMille;
        this.latency = latency;
    }

    /// The same plan over a link that takes so long.
    ///
    /// @param each each way, in nanoseconds; 0 for a link that takes no time, over which a session does what it does without a link
    public FaultPlan withLatency(long each) {
        if (each < 0) {
            throw new IllegalArgumentException("a latency is no less than 0 ns, not " + each);
        }
        return new FaultPlan(perMille, each);
    }

    /// What everything takes on its way, each way, in nanoseconds.
    public long latency() {
        return latency;
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
        return new FaultPlan(changed, latency);
    }

    /// The chance of a fault, in a thousand.
    public int perMille(Fault fault) {
        return perMille[fault.ordinal()];
    }
}
