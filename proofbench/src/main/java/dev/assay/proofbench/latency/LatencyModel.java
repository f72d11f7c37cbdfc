package dev.assay.proofbench.latency;

/// How long a message is under way, in nanoseconds. A function: the same message gives the same answer in a run and in its replay, whatever else was asked.
public sealed interface LatencyModel permits NoLatency, ConstantLatency, RandomLatency, RecordedLatency {
    /// How long a message is under way.
    ///
    /// @param number the message's number on its way, from 1
    /// @param ts when it sets out, epoch ns UTC
    /// @return zero or more
    long nanos(long number, long ts);

    /// Stable name, as used in the config: `constant`.
    String id();

    /// What is assumed, in words.
    String assumptions();

    /// When to choose it, in one sentence.
    String whenToChoose();

    /// Whether every message arrives in the instant it sets out.
    default boolean none() {
        return this instanceof NoLatency;
    }
}
