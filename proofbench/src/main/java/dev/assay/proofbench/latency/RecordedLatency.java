package dev.assay.proofbench.latency;

import java.util.Arrays;

/// What was measured, in force from one time of measurement to the next; before the first the first.
public final class RecordedLatency implements LatencyModel {
    private final long[] times;
    private final long[] nanos;

    /// A recording.
    ///
    /// @param times epoch ns UTC, each later than the one before; at least one
    /// @param nanos how long messages were under way then; none below zero
    public RecordedLatency(long[] times, long[] nanos) {
        this.times = times.clone();
        this.nanos = nanos.clone();
        if (times.length == 0 || times.length != nanos.length) {
            throw new IllegalArgumentException("a recording of latencies needs a time for each, and at least one; it has " + times.length
                    + " times and " + nanos.length + " latencies");
        }
        for (int i = 0; i < times.length; i++) {
            if (nanos[i] < 0 || i > 0 && times[i] <= times[i - 1]) {
                throw new IllegalArgumentException("row " + (i + 1) + " says " + nanos[i] + " ns at " + times[i]
                        + ": expected 0 or more, at a time later than the row before");
            }
        }
    }

    @Override
    public long nanos(long number, long ts) {
        int at = Arrays.binarySearch(times, ts);
        return nanos[at >= 0 ? at : Math.max(0, ~at - 1)];
    }

    @Override
    public String id() {
        return "recorded";
    }

    @Override
    public String assumptions() {
        return "Messages are under way for as long as was last measured before they set out; " + times.length
                + " measurements. Messages on one way never overtake.";
    }

    @Override
    public String whenToChoose() {
        return "Choose it where you have measured the line in the time of the data.";
    }
}
