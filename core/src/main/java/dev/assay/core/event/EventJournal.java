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

    /// Syncs and closes; the journal is complete after it. Calling it again changes nothing.
    @Override
    void close();

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
