package dev.assay.core.market;

import dev.assay.core.instrument.Instrument;
import java.util.List;

/// An immutable series of bars of one instrument in time order, no two of the same close.
///
/// @param instrument the instrument
/// @param bars oldest first
public record Bars(Instrument instrument, List<Bar> bars) {
    public Bars {
        bars = List.copyOf(bars);
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            if (!bar.instrument().id().equals(instrument.id())) {
                throw new IllegalArgumentException("a bar of " + bar.instrument() + " stands in a series of " + instrument);
            }
            if (i > 0 && bar.tsClose() <= bars.get(i - 1).tsClose()) {
                throw new IllegalArgumentException(instrument + ": bar " + i + " closes at or before the one before it");
            }
        }
    }

    /// How many bars there are.
    public int size() {
        return bars.size();
    }

    /// The bar at an index, oldest first.
    public Bar get(int index) {
        return bars.get(index);
    }
}
