package dev.assay.application.data;

/// What a dataset holds.
public enum DataKind {
    /// Open, high, low, close and volume of intervals.
    BAR("bar"),
    /// Splits and cash dividends.
    CORPORATE_ACTION("corporate_action");

    private final String key;

    DataKind(String key) {
        this.key = key;
    }

    /// The name in mappings and paths.
    public String key() {
        return key;
    }
}
