package dev.assay.adapters.catalogue;

/// One bar on its way from a file into the catalogue. Mutable and reused, so that a million rows make no objects.
final class BarRow {
    /// Marks an absent adjusted close, volume or vendor time.
    static final long NONE = Long.MIN_VALUE;

    int series;
    long tsOpen;
    long tsClose;
    long open;
    long high;
    long low;
    long close;
    long volume;
    long adjusted;
    long vendorTs;
    long line;
    int flags;

    boolean samePayload(BarRow other) {
        return open == other.open && high == other.high && low == other.low && close == other.close && volume == other.volume
                && adjusted == other.adjusted && tsClose == other.tsClose;
    }

    void copyFrom(BarRow other) {
        series = other.series;
        tsOpen = other.tsOpen;
        tsClose = other.tsClose;
        open = other.open;
        high = other.high;
        low = other.low;
        close = other.close;
        volume = other.volume;
        adjusted = other.adjusted;
        vendorTs = other.vendorTs;
        line = other.line;
        flags = other.flags;
    }
}
