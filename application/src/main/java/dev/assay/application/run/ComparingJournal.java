package dev.assay.application.run;

import dev.assay.core.codec.EventDecoder;
import dev.assay.core.event.Event;
import dev.assay.core.event.EventJournal;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Compares the events of a replay with those of a recorded journal, one by one, and remembers the first difference; passes them on to
/// another journal.
final class ComparingJournal implements EventJournal {
    private final JournalStore.Frames recorded;
    private final EventJournal next;
    private final EventDecoder decoder;
    private @Nullable String difference;

    ComparingJournal(JournalStore.Frames recorded, EventJournal next, EventDecoder decoder) {
        this.recorded = recorded;
        this.next = next;
        this.decoder = decoder;
    }

    @Override
    public void append(byte[] frame, int offset, int length) {
        next.append(frame, offset, length);
        if (difference != null) {
            return;
        }
        byte[] expected = recorded.next();
        if (expected == null) {
            difference = "journal: the recorded run ended, but the replay goes on with " + text(decoder.decode(frame, offset, length));
        } else if (!Arrays.equals(expected, 0, expected.length, frame, offset, offset + length)) {
            difference = "journal: the first event that differs was recorded as " + text(decoder.decode(expected, 0, expected.length))
                    + " but replays as " + text(decoder.decode(frame, offset, length));
        }
    }

    /// Ends the comparison: the first difference, in words.
    Optional<String> finish() {
        byte[] left = recorded.next();
        if (difference == null && left != null) {
            difference = "journal: the replay ended, but the recorded run goes on with " + text(decoder.decode(left, 0, left.length));
        }
        return Optional.ofNullable(difference);
    }

    private static String text(Event event) {
        return "#" + event.id() + " " + event.type() + " " + event.payload();
    }

    @Override
    public void sync() {
        next.sync();
    }

    @Override
    public void close() {
        next.close();
    }
}
