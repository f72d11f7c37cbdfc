package dev.assay.application.feed;

import dev.assay.core.loop.InstantBatch;

/// One ordered source of inputs inside a merge.
interface Lane extends AutoCloseable {
    /// Moves to the next input; false at the end.
    boolean advance();

    /// When the current input happened, epoch ns UTC.
    long tsEvent();

    /// Puts the current inputs into the batch of its instant.
    void giveTo(InstantBatch batch, String source);

    @Override
    void close();
}
