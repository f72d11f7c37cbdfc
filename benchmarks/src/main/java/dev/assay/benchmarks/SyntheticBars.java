package dev.assay.benchmarks;

import dev.assay.core.instrument.Instrument;
import dev.assay.core.loop.InputCursor;
import dev.assay.core.loop.InstantBatch;
import dev.assay.core.market.Bar;
import java.util.Arrays;
import java.util.List;

/// Bars of some instruments without a file: closes follow a triangle wave, shifted from instrument to instrument, and every bar's opening is
/// announced. The closes stand in a column and each bar is made when it is asked for, as a reader of stored columns does.
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

        /// The closes of two periods, the one before them first.
        private long[] column() {
            long[] closes = new long[2 * period + 1];
            for (int i = 0; i < closes.length; i++) {
                closes[i] = close(i + period - 1, 0);
            }
            return closes;
        }
    }

    private final Instrument[] instruments;
    private final int period;
    private final long[] closes;
    private final int[] shifts;
    private final long bars;
    private final long step;
    private long bar = -2;
    private int phase = -2;
    private int at;

    /// @param bars how many of each instrument
    /// @param step nanoseconds from bar to bar
    SyntheticBars(List<Instrument> instruments, Wave wave, long bars, long step) {
        this.instruments = instruments.toArray(Instrument[]::new);
        this.period = wave.period();
        this.closes = wave.column();
        this.shifts = new int[this.instruments.length];
        Arrays.setAll(shifts, i -> (int) (i * 37L % period));
        this.bars = bars;
        this.step = step;
        this.at = this.instruments.length;
    }

    static long start() {
        return START;
    }

    /// One step is the end of bar n of one instrument and, at the same time, the opening of its bar n + 1.
    @Override
    public boolean advance() {
        if (++at < instruments.length) {
            return true;
        }
        at = 0;
        bar++;
        phase = phase + 1 == period ? 0 : phase + 1;
        return bar < bars;
    }

    @Override
    public long tsEvent() {
        return START + (bar + 1) * step;
    }

    @Override
    public void giveTo(InstantBatch batch) {
        int place = phase + shifts[at] + 1;
        long close = closes[bar < 0 ? place + 1 : place];
        if (bar >= 0) {
            batch.addBar(bar(closes[bar == 0 ? place : place - 1], close), "synthetic", batch.tsEvent());
        }
        if (bar + 1 < bars) {
            batch.addOpening(instruments[at], close);
        }
    }

    private Bar bar(long open, long close) {
        long from = START + bar * step;
        return new Bar(instruments[at], from, from + step, open, Math.max(open, close) + 100, Math.min(open, close) - 100, close, 10_000);
    }

    @Override
    public void close() {}
}
