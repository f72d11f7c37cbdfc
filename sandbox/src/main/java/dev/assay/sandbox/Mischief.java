package dev.assay.sandbox;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// The seeded chance behind the faults. Every kind of place has a stream of its own, so that how often a client asks does not change what becomes of its
/// orders. Thread-safe.
final class Mischief {
    private final SandboxFaults plan;
    private final long seed;
    private final Map<String, SplittableRandom> places = new TreeMap<>();
    private final Map<SandboxFault, Long> counts = new EnumMap<>(SandboxFault.class);
    private boolean resting;

    Mischief(SandboxFaults plan, long seed) {
        this.plan = plan;
        this.seed = seed;
    }

    SandboxFaults plan() {
        return plan;
    }

    /// No more faults from here on.
    synchronized void rest() {
        resting = true;
    }

    /// Whether the fault happens here; counted if it does.
    synchronized boolean strikes(SandboxFault fault, String place) {
        int chance = plan.perMille(fault);
        boolean strikes = chance > 0 && !resting && random(fault.key() + "@" + place).nextInt(1000) < chance;
        if (strikes) {
            counts.merge(fault, 1L, Long::sum);
        }
        return strikes;
    }

    /// A number from 1 to `most`.
    synchronized int upTo(int most, String place) {
        return most < 1 ? 0 : 1 + random("amount@" + place).nextInt(most);
    }

    private SplittableRandom random(String place) {
        return places.computeIfAbsent(place, name -> new SplittableRandom(seed * 1_000_003 + name.hashCode()));
    }

    synchronized Map<SandboxFault, Long> counts() {
        return new EnumMap<>(counts);
    }
}
