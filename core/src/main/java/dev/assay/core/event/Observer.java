package dev.assay.core.event;

/// Someone who watches events and changes nothing: metrics, logs, a terminal view.
///
/// Called on a thread of its own, from a bounded queue: a slow observer loses events, which are counted, and never slows the loop.
@FunctionalInterface
public interface Observer {
    /// One event, in id order, with gaps where events were dropped.
    void onEvent(Event event);
}
