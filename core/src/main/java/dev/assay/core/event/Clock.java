package dev.assay.core.event;

/// Where the edges read the time. The loop and everything inside it never do: their `now` is the instant.
///
/// Implementations are thread-safe; successive calls may go backward when the wall clock is set.
public interface Clock {
    /// The time now, epoch nanoseconds UTC.
    long nowNanos();
}
