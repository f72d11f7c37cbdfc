package dev.assay.core.event;

/// Where encoded events are kept. Called from the loop only; an implementation buffers and never blocks on a peer.
///
/// A failure (full disk, broken file) throws and thereby stops the run: an event that cannot be journaled did not happen.
public interface EventJournal extends AutoCloseable {
    /// Appends one encoded event.
    ///
    /// @param frame holds the bytes; reused by the caller after the call
    /// @param offset first byte
    /// @param length number of bytes
    void append(byte[] frame, int offset, int length);

    /// Makes everything appended so far durable.
    void sync();

    /// Hands everything appended so far to the operating system: the end of the process does not lose it, a loss of power may.
    default void flush() {
        sync();
    }

    /// Makes durable what was flushed before. Unlike the rest, for any thread; where the journal has nothing to do beside its loop it does nothing, and a
    /// failure is thrown by the loop's next call.
    default void force() {}

    /// Syncs and closes; the journal is complete after it. Calling it again changes nothing.
    @Override
    void close();

    /// Lets go of it without an end, so that it can be taken up again.
    default void abandon() {
        close();
    }

    /// A journal that keeps nothing, for measurements and tests.
    static EventJournal none() {
        return new EventJournal() {
            @Override
            public void append(byte[] frame, int offset, int length) {}

            @Override
            public void sync() {}

            @Override
            public void close() {}
        };
    }
}
