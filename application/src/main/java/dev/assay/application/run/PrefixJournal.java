package dev.assay.application.run;

import dev.assay.core.codec.EventDecoder;
import dev.assay.core.event.Event;
import dev.assay.core.event.EventJournal;
import java.util.Arrays;

/// Writes the journal of a session that is brought back, and holds each event against what the session had written before it ended: as far as that goes, the
/// two must be the same.
final class PrefixJournal implements EventJournal {
    private final JournalStore.Frames before;
    private final EventJournal next;
    private final EventDecoder decoder;
    private boolean over;

    PrefixJournal(JournalStore.Frames before, EventJournal next, EventDecoder decoder) {
        this.before = before;
        this.next = next;
        this.decoder = decoder;
    }

    /// {@inheritDoc}
    ///
    /// @throws RunException when the session did something else before
    @Override
    public void append(byte[] frame, int offset, int length) {
        if (!over) {
            compare(frame, offset, length);
        }
        next.append(frame, offset, length);
    }

    private void compare(byte[] frame, int offset, int length) {
        byte[] was = before.next();
        if (was == null) {
            over = true;
        } else if (!Arrays.equals(was, 0, was.length, frame, offset, offset + length)) {
            throw new RunException(
                    "the session cannot be brought back: what it recorded leads to " + text(decoder.decode(frame, offset, length))
                            + ", but it did " + text(decoder.decode(was, 0, was.length))
                            + "; the code, a strategy or the stored data has changed since");
        }
    }

    private static String text(Event event) {
        return "#" + event.id() + " " + event.type() + " " + event.payload();
    }

    /// Ends the comparison.
    ///
    /// @return whether the session had done more than its recorded inputs lead to: inputs were lost
    boolean lost() {
        boolean more = !over && before.next() != null;
        over = true;
        before.close();
        return more;
    }

    @Override
    public void sync() {
        next.sync();
    }

    @Override
    public void flush() {
        next.flush();
    }

    @Override
    public void abandon() {
        next.abandon();
    }

    @Override
    public void close() {
        next.close();
    }
}
