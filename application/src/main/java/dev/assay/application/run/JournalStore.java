package dev.assay.application.run;

import dev.assay.core.event.EventJournal;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where journals are kept and read back.
public interface JournalStore {
    /// Starts a journal in an empty or absent directory.
    EventJournal create(Path directory, long segmentBytes);

    /// Opens a finished journal.
    ///
    /// @throws RunException naming file and offset when it is damaged
    Frames open(Path directory);

    /// Opens a journal that may not have been closed: up to its last whole record.
    ///
    /// @throws RunException naming file and offset when it is damaged before its tail
    Frames recover(Path directory);

    /// Goes on with a journal that was not closed, after its last whole record; starts one where there is none.
    ///
    /// @throws RunException when another process writes it, or it was closed
    EventJournal resume(Path directory, long segmentBytes);

    /// The encoded events of a journal, in order.
    interface Frames extends AutoCloseable {
        /// The next frame, or null at the end; the array is the caller's.
        ///
        /// @throws RunException naming file and offset when it is damaged
        byte @Nullable [] next();

        /// At the end of a journal that was not closed: what was cut off behind its last whole record, in words; null where nothing was.
        default @Nullable String torn() {
            return null;
        }

        @Override
        void close();
    }
}
