package dev.assay.core.loop;

/// Inputs in time order, pulled one at a time. Single-threaded.
public interface InputCursor extends AutoCloseable {
    /// Moves to the next input, or inputs that are one step of their source.
    ///
    /// @return false when there are no more
    boolean advance();

    /// When the current input happened, epoch ns UTC; never less than the one before.
    long tsEvent();

    /// Puts what is current into the batch of its instant; it has [#tsEvent] for its time.
    void giveTo(InstantBatch batch);

    @Override
    void close();
}
