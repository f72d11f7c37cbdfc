package dev.assay.application.data;

/// What the prices of a dataset already account for.
public enum Adjustment {
    /// Prices as traded.
    RAW("raw"),
    /// Prices divided by later splits.
    SPLIT("split"),
    /// Prices adjusted for later splits and dividends.
    TOTAL("total");

    private final String key;

    Adjustment(String key) {
        this.key = key;
    }

    /// The name in mappings.
    public String key() {
        return key;
    }
}
