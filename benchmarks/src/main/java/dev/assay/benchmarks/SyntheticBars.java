package dev.assay.benchmarks;

import dev.assay.core.event.Payload;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.loop.InputCursor;
import dev.assay.core.market.Bar;
import dev.assay.core.market.BarOpen;

/// One instrument's minute bars from columns, each as opening and close, the way stored bars are fed.
final class SyntheticBars implements InputCursor {
    private static final long MINUTE = 60_000_000_000L;
    private static final long START = 946_684_800_000_000_000L;

    private final Instrument instrument;
    private final long[] closes;
    private int at = -1;
    private boolean opening;

    SyntheticBars(Instrument instrument, long[] closes) {
        this.instrument = instrument;
        this.closes = closes;
    }

    static long start() {
        return START;
    }

    /// Closes that cross their averages seldom: a triangle wave of that period.
    static long[] trending(int count, int period) {
        long[] closes = new long[count];
        for (int i = 0; i < count; i++) {
            int phase = i % period;
            closes[i] = 1_000_000 + 10L * (phase < period / 2 ? phase : period - phase);
        }
        return closes;
    }

    /// Closes that cross their averages often: a seeded random walk within bounds.
    static long[] wandering(int count, long seed) {
        long[] closes = new long[count];
        long state = seed;
        long price = 1_000_000;
        for (int i = 0; i < count; i++) {
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
            price += Math.floorMod(state, 2_001) - 1_000;
            price = Math.max(200_000, Math.min(5_000_000, price));
            closes[i] = price - price % 100;
        }
        return closes;
    }

    @Override
    public boolean advance() {
        if (opening) {
            opening = false;
            return true;
        }
        opening = true;
        return ++at < closes.length;
    }

    private long open() {
        return at == 0 ? closes[0] : closes[at - 1];
    }

    @Override
    public long tsEvent() {
        return START + (opening ? at : at + 1L) * MINUTE;
    }

    @Override
    public long tsIngest() {
        return tsEvent();
    }

    @Override
    public Payload payload() {
        long start = START + at * MINUTE;
        if (opening) {
            return new BarOpen(instrument, start, open());
        }
        long open = open();
        long close = closes[at];
        return new Bar(instrument, start, start + MINUTE, open, Math.max(open, close) + 100, Math.min(open, close) - 100, close, 10_000);
    }

    @Override
    public String source() {
        return "synthetic";
    }

    @Override
    public void close() {}
}
