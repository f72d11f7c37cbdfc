package dev.assay.core.event;

/// One event of a run: the envelope of nine fields around a payload. Immutable and thread-safe.
///
/// `type` and `version` follow from the payload, so they cannot disagree with it.
///
/// @param id the run's sequence number: 1, 2, 3 … without gaps; the total order of the run
/// @param tsEvent when it happened, epoch ns UTC; equal for all events of one instant
/// @param tsIngest when it entered the system, epoch ns UTC; for derived events the instant's own time. Not part of the event hash
/// @param source who said it, for example `catalogue:us-daily`, `strategy:ema`, `venue`
/// @param payload what it says
/// @param correlationId id of the root input (datum, timer, operator command) that led to it; its own id on a root
/// @param causationId id of the direct parent; its own id on a root
public record Event(long id, long tsEvent, long tsIngest, String source, Payload payload, long correlationId, long causationId) {
    /// The kind of event.
    public EventType type() {
        return payload.type();
    }

    /// The schema version of that kind.
    public int version() {
        return type().version();
    }
}
