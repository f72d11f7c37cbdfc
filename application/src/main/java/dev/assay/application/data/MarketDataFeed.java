package dev.assay.application.data;

import dev.assay.core.market.Bar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A cursor over bars in the order of (close, instrument number). Used by one thread at a time; memory does not grow with the length of the span.
public interface MarketDataFeed extends AutoCloseable {
    /// The next bar, or null at the end.
    ///
    /// @throws DataException when a stored file is missing or damaged
    @Nullable
    Bar next();

    /// What was handed out so far, per file, in the order of (instrument number, file path).
    List<InputDigest> digests();

    /// Every file the feed may read, in the order of (instrument number, file path).
    List<InputFile> files();

    /// The full id of the snapshot it reads.
    String snapshotId();

    @Override
    void close();
}
