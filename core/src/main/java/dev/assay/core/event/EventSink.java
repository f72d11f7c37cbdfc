package dev.assay.core.event;

/// Where the stages put the events they derive. Single-threaded: called from the loop only.
public interface EventSink {
    /// Numbers and records an event of the present instant.
    ///
    /// @param payload what happened
    /// @param source who says so
    /// @param correlationId id of the root input
    /// @param causationId id of the direct parent
    /// @return the new event's id
    long emit(Payload payload, String source, long correlationId, long causationId);
}
