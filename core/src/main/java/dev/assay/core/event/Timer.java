package dev.assay.core.event;

/// A timer that came due. Timers fire on the watermark, never on a wall clock.
///
/// @param strategy number of the strategy that set it, -1 for one of the platform's own
/// @param name the name it was set under
/// @param dueTs when it was due, epoch ns UTC
public record Timer(int strategy, String name, long dueTs) implements Payload {
    @Override
    public EventType type() {
        return EventType.TIMER;
    }
}
