package dev.assay.proofbench.fault;

import java.util.SplittableRandom;

/// One component's seeded stream of chance, and the count of what it has done. The same seed gives the same throws on any machine.
final class Dice {
    private final SplittableRandom random;
    private final long[] counts = new long[Fault.values().length];
    private FaultPlan plan;

    Dice(long seed, FaultPlan plan) {
        random = new SplittableRandom(seed);
        this.plan = plan;
    }

    /// No more faults from here on.
    void rest() {
        plan = FaultPlan.NONE;
    }

    /// Whether the fault happens here; counted if it does.
    boolean strikes(Fault fault) {
        int chance = plan.perMille(fault);
        boolean strikes = chance > 0 && random.nextInt(1000) < chance;
        counts[fault.ordinal()] += strikes ? 1 : 0;
        return strikes;
    }

    boolean evenChance() {
        return random.nextBoolean();
    }

    /// A span from 1 ns to `most`.
    long within(long most) {
        return 1 + random.nextLong(most);
    }

    int upTo(int most) {
        return 1 + random.nextInt(most);
    }

    long count(Fault fault) {
        return counts[fault.ordinal()];
    }
}
