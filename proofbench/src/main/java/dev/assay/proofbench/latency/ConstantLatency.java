package dev.assay.proofbench.latency;

import dev.assay.core.money.FixedPoint;

/// The same time for every message.
///
/// @param always in nanoseconds; positive
public record ConstantLatency(long always) implements LatencyModel {
    private static final int MILLIS = 6;

    public ConstantLatency {
        if (always <= 0) {
            throw new IllegalArgumentException(
                    "a latency of " + always + " ns is out of range: expected more than 0; choose none for no latency");
        }
    }

    @Override
    public long nanos(long number, long ts) {
        return always;
    }

    @Override
    public String id() {
        return "constant";
    }

    @Override
    public String assumptions() {
        return "Every message is under way for " + FixedPoint.format(always, MILLIS) + " ms.";
    }

    @Override
    public String whenToChoose() {
        return "Choose it to see what a delay costs, with a figure that is rather too long.";
    }
}
