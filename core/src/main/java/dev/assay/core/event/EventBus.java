package dev.assay.core.event;

import java.util.List;

/// The edges' way in and the observers' way out. The stages of the journey never subscribe: they are called at fixed places.
///
/// Thread-safe: any edge thread may offer or subscribe.
public interface EventBus {
    /// Offers an input.
    ///
    /// Delivery to the loop is at-least-once; a repeat of (source, source id, revision) inside the window is dropped as a duplicate.
    ///
    /// @return what became of it; an overflow halts trading rather than losing an event
    Outcome offer(Input input);

    /// Watches events of the given types, or of every type when the list is empty.
    ///
    /// @param name shows in the count of dropped events
    /// @param capacity queue limit in events
    void subscribe(String name, Observer observer, List<EventType> types, int capacity);

    /// What became of an offered input.
    enum Outcome {
        ACCEPTED, DUPLICATE, OVERFLOW, CLOSED
    }

    /// An input on its way to the loop.
    ///
    /// @param payload what it says
    /// @param tsEvent when it happened, epoch ns UTC
    /// @param tsIngest when it arrived, epoch ns UTC
    /// @param source who sent it
    /// @param sourceId the sender's id for it, unique within the source
    /// @param revision 0 at first, then counts corrections
    record Input(Payload payload, long tsEvent, long tsIngest, String source, String sourceId, int revision) {}
}
