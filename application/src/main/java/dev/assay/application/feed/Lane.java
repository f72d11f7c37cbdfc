package dev.assay.application.feed;

import dev.assay.core.event.Payload;

/// One ordered source of inputs inside a merge.
interface Lane extends AutoCloseable {
    /// Moves to the next input; false at the end.
    boolean advance();

    /// When the current input happened, epoch ns UTC.
    long tsEvent();

    /// What it says.
    Payload payload();

    @Override
    void close();
}
