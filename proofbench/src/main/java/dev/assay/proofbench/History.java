package dev.assay.proofbench;

import dev.assay.core.market.Bar;

/// The last bars of an instrument that have ended before what is met now, for models that measure volatility, volume or the spread. A split
/// begins it anew, since the prices before it are of another size.
final class History {
    static final History NONE = new History(0);

    private final Bar[] ring;
    private long count;

    History(int bars) {
        ring = new Bar[bars];
    }

    void add(Bar bar) {
        if (ring.length > 0) {
            ring[(int) (count++ % ring.length)] = bar;
        }
    }

    void clear() {
        count = 0;
    }

    /// The bars kept, at most `most`, oldest first.
    Bar[] last(int most) {
        int size = (int) Math.min(Math.min(count, ring.length), most);
        Bar[] bars = new Bar[size];
        for (int i = 0; i < size; i++) {
            bars[i] = ring[(int) ((count - size + i) % ring.length)];
        }
        return bars;
    }
}
