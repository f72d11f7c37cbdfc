package dev.assay.core.loop;

import dev.assay.core.event.Payload;

/// Inputs in time order, pulled one at a time. Single-threaded.
public interface InputCursor extends AutoCloseable {
    /// Moves to the next input.
    ///
    /// @return false when there are no more
    boolean advance();

    /// When the current input happened, epoch ns UTC; never less than the one before.
    long tsEvent();

    /// When it was ingested, epoch ns UTC.
    long tsIngest();

    /// What it says.
    Payload payload();

    /// Who says it.
    String source();

    @Override
    void close();
}
