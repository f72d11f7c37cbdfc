package dev.assay.application.data;

import java.util.List;

/// Reads recorded markets: order books, trades and quotes as they came. Thread-safe; each feed belongs to one thread.
public interface CaptureReader {
    /// The names of the formats it reads.
    List<String> formats();

    /// Opens a recording.
    ///
    /// @throws DataException naming the file, what is wrong with it or what the format cannot do
    CaptureFeed open(CaptureRequest request);
}
