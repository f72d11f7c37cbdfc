package dev.assay.core.loop;

/// The loop over stored inputs: time is the inputs' own.
///
/// Timers due between two inputs get an instant of their own; timers due after the last input never fire.
public final class SimulatedLoop implements EventLoop {
    private final InputCursor inputs;
    private final TimerQueue timers;

    /// A loop over `inputs`, firing `timers` on their watermark.
    public SimulatedLoop(InputCursor inputs, TimerQueue timers) {
        this.inputs = inputs;
        this.timers = timers;
    }

    @Override
    public void run(InstantHandler handler) {
        InstantBatch batch = new InstantBatch();
        boolean more = inputs.advance();
        long last = Long.MIN_VALUE;
        long next = more ? inputs.tsEvent() : 0;
        while (more) {
            long ts = next;
            if (ts < last) {
                throw new IllegalStateException("inputs go back in time: " + ts + " ns after " + last + " ns, from " + inputs.source());
            }
            last = ts;
            while (timers.nextDue() < ts) {
                batch.begin(timers.nextDue());
                timers.drainDue(batch);
                handler.onInstant(batch);
            }
            batch.begin(ts);
            do {
                batch.add(inputs.payload(), inputs.source(), inputs.tsIngest());
                more = inputs.advance();
                next = more ? inputs.tsEvent() : 0;
            } while (more && next == ts);
            if (timers.nextDue() == ts) {
                timers.drainDue(batch);
            }
            batch.order();
            handler.onInstant(batch);
        }
    }
}
