package dev.assay.benchmarks;

import dev.assay.core.event.Payload;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.loop.InputCursor;
import dev.assay.core.market.Bar;
import dev.assay.core.market.BarOpen;
import java.util.List;

/// Bars of some instruments without a file: closes follow a triangle wave, shifted from instrument to instrument, and every bar's opening is
/// announced. Makes each bar when it is asked for, as a reader of stored columns does.
final class SyntheticBars implements InputCursor {
    private static final long START = 946_684_800_000_000_000L;

    /// How the closes run.
    ///
    /// @param period bars from trough to trough: averages cross twice in it
    /// @param slope price units from close to close
    record Wave(int period, long slope) {
        long close(long bar, int instrument) {
            int phase = (int) ((bar + instrument * 37L) % period);
            return 1_000_000 + slope * (phase < period / 2 ? phase : period - phase);
        }
    }

    private final Instrument[] instruments;
    private final Wave wave;
    private final long bars;
    private final long step;
    private long bar = -1;
    private int at;
    private boolean opening;

    /// @param bars how many of each instrument
    /// @param step nanoseconds from bar to bar
    SyntheticBars(List<Instrument> instruments, Wave wave, long bars, long step) {
        this.instruments = instruments.toArray(Instrument[]::new);
        this.wave = wave;
        this.bars = bars;
        this.step = step;
        this.at = this.instruments.length;
    }

    static long start() {
        return START;
    }

    /// At the instant that ends bar n: all bars n, then the openings of all bars n + 1.
    @Override
    public boolean advance() {
        if (++at < instruments.length) {
            return true;
        }
        at = 0;
        opening = !opening;
        if (opening) {
            bar++;
        }
        return bar < bars;
    }

    private long open() {
        return wave.close(bar == 0 ? 0 : bar - 1, at);
    }

    @Override
    public long tsEvent() {
        return START + (opening ? bar : bar + 1) * step;
    }

    @Override
    public long tsIngest() {
        return tsEvent();
    }

    @Override
    public Payload payload() {
        long from = START + bar * step;
        long open = open();
        if (opening) {
            return new BarOpen(instruments[at], from, open);
        }
        long close = wave.close(bar, at);
        return new Bar(instruments[at], from, from + step, open, Math.max(open, close) + 100, Math.min(open, close) - 100, close, 10_000);
    }

    @Override
    public String source() {
        return "synthetic";
    }

    @Override
    public void close() {}
}
