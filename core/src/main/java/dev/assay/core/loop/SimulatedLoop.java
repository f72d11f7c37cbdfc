package dev.assay.core.loop;

/// The loop over stored inputs: time is the inputs' own.
///
/// Timers due between two inputs get an instant of their own; timers due after the last input never fire.
public final class SimulatedLoop implements EventLoop {
    private final InputCursor inputs;
    private final TimerQueue timers;
    private boolean more;
    private long next;

    /// A loop over `inputs`, firing `timers` on their watermark.
    public SimulatedLoop(InputCursor inputs, TimerQueue timers) {
        this.inputs = inputs;
        this.timers = timers;
    }

    @Override
    public void run(InstantHandler handler) {
        InstantBatch batch = new InstantBatch();
        more = inputs.advance();
        next = more ? inputs.tsEvent() : 0;
        while (more) {
            instant(next, batch, handler);
        }
    }

    // One instant a call, so that it is compiled as a whole instead of from the middle of a loop that never returns.
    private void instant(long ts, InstantBatch batch, InstantHandler handler) {
        if (timers.nextDue() < ts) {
            fireBefore(ts, batch, handler);
        }
        batch.begin(ts);
        do {
            inputs.giveTo(batch);
            more = inputs.advance();
            next = more ? inputs.tsEvent() : 0;
        } while (more && next == ts);
        if (more && next < ts) {
            throw new IllegalStateException("inputs go back in time: " + next + " ns after " + ts + " ns");
        }
        if (timers.nextDue() == ts) {
            timers.drainDue(batch);
        }
        batch.order();
        handler.onInstant(batch);
    }

    private void fireBefore(long ts, InstantBatch batch, InstantHandler handler) {
        while (timers.nextDue() < ts) {
            batch.begin(timers.nextDue());
            timers.drainDue(batch);
            handler.onInstant(batch);
        }
    }
}
