package dev.assay.application.live;

import dev.assay.core.event.Clock;
import dev.assay.core.event.EventBus.Input;
import dev.assay.core.event.OperatorCommand;
import dev.assay.core.loop.EventLoop;
import dev.assay.core.loop.InstantBatch;
import dev.assay.core.loop.InstantHandler;
import dev.assay.core.loop.TimerQueue;
import org.jspecify.annotations.Nullable;

/// The loop over inputs as they arrive: an instant closes when a later input shows that time has moved on (the watermark), or when no more
/// has come for a declared grace.
///
/// Time never goes back: an input that arrives after its instant has closed is late; it is counted and joins the next instant. Timers fire
/// once the watermark, or the clock less the grace, has passed them. A refused input halts trading. Runs on the caller's thread.
public final class RealTimeLoop implements EventLoop {
    private static final long MAX_WAIT_NANOS = 100_000_000;

    private final InputQueue queue;
    private final TimerQueue timers;
    private final Clock clock;
    private final long graceNanos;
    private long last = Long.MIN_VALUE;
    private long late;
    private @Nullable Input held;

    /// A loop over a queue.
    ///
    /// @param graceNanos how long an instant waits for more inputs of the same time
    public RealTimeLoop(InputQueue queue, TimerQueue timers, Clock clock, long graceNanos) {
        this.queue = queue;
        this.timers = timers;
        this.clock = clock;
        this.graceNanos = graceNanos;
    }

    @Override
    public void run(InstantHandler handler) {
        InstantBatch batch = new InstantBatch();
        try {
            while (held != null || !queue.finished()) {
                Input first = next(MAX_WAIT_NANOS);
                long ts = first == null ? Long.MAX_VALUE : Math.max(first.tsEvent(), last);
                fireTimers(batch, handler, first == null ? clock.nowNanos() - graceNanos : ts - 1);
                if (first != null) {
                    gather(batch, first, ts);
                    handle(batch, handler);
                }
                if (queue.takeOverflow()) {
                    halt(batch, handler);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Input next(long waitNanos) throws InterruptedException {
        Input waiting = held;
        held = null;
        return waiting == null ? queue.poll(waitNanos) : waiting;
    }

    private void gather(InstantBatch batch, Input first, long ts) throws InterruptedException {
        batch.begin(ts);
        long deadline = clock.nowNanos() + graceNanos;
        Input input = first;
        while (input != null) {
            if (input.tsEvent() > ts) {
                held = input;
                break;
            }
            late += input.tsEvent() < ts ? 1 : 0;
            batch.add(input.payload(), input.source(), input.tsIngest());
            long left = deadline - clock.nowNanos();
            input = queue.poll(Math.max(0, left));
        }
        if (timers.nextDue() <= ts) {
            timers.drainDue(batch);
        }
    }

    private void fireTimers(InstantBatch batch, InstantHandler handler, long watermark) {
        while (timers.nextDue() <= watermark) {
            batch.begin(Math.max(timers.nextDue(), last));
            timers.drainDue(batch);
            handle(batch, handler);
        }
    }

    private void halt(InstantBatch batch, InstantHandler handler) {
        long now = Math.max(last, clock.nowNanos());
        batch.begin(now);
        batch.add(new OperatorCommand(OperatorCommand.Action.HALT, OperatorCommand.ALL, "platform",
                "an input was refused because the queue was full: trading on without it is not safe"), "platform", now);
        handle(batch, handler);
    }

    private void handle(InstantBatch batch, InstantHandler handler) {
        batch.order();
        last = batch.tsEvent();
        handler.onInstant(batch);
    }

    /// Inputs that came after their instant had closed.
    public long late() {
        return late;
    }
}
