package dev.assay.application.data;

/// Where a run's market data comes from. Thread-safe; each feed belongs to one thread.
public interface MarketDataProvider {
    /// Opens a feed. Cheap: reads what it needs to find the data, not the data.
    ///
    /// @throws DataException naming what is missing and what there is
    MarketDataFeed open(BarRequest request);
}
