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

    /// The encoded events of a journal, in order.
    interface Frames extends AutoCloseable {
        /// The next frame, or null at the end; the array is the caller's.
        ///
        /// @throws RunException naming file and offset when it is damaged
        byte @Nullable [] next();

        @Override
        void close();
    }
}
