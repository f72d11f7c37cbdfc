package dev.assay.application.data;

import dev.assay.core.market.MarketData;
import org.jspecify.annotations.Nullable;

/// A cursor over recorded market data in the order it became known. Memory does not grow with the length of the recording.
public interface CaptureFeed extends AutoCloseable {
    /// The next datum, or null at the end. Times never go back. Book changes that share a sequence number belong together; a number that is left
    /// out says that changes were missed.
    ///
    /// @throws DataException naming file and place when the recording is damaged
    @Nullable
    MarketData next();

    @Override
    void close();
}
