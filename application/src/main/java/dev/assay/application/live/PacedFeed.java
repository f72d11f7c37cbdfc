package dev.assay.application.live;

import dev.assay.core.event.Clock;
import dev.assay.core.event.EventBus.Input;
import dev.assay.core.loop.InputCursor;
import dev.assay.core.loop.InstantBatch;
import org.jspecify.annotations.Nullable;

/// Plays stored inputs into a session as if they came in: at the pace of the wall clock, a multiple of it, or as fast as the session takes them.
///
/// It knows when an instant is complete and says so, so that nothing depends on the machine's speed. Runs on a thread of its own.
public final class PacedFeed implements Runnable {
    /// As fast as the session takes them.
    public static final double MAX = Double.POSITIVE_INFINITY;

    private static final long SLICE_NANOS = 20_000_000;

    private final InputCursor cursor;
    private final InputQueue queue;
    private final Clock clock;
    private final double speed;
    private final long after;
    private final InstantBatch step = new InstantBatch();
    private volatile @Nullable RuntimeException failure;
    private long wallStart;
    private long eventStart = Long.MIN_VALUE;

    /// A feed; it closes the cursor and then the queue when it is through.
    ///
    /// @param speed how many seconds of market time pass in one; [#MAX] for no waiting
    /// @param after inputs up to this instant have been played before and are left out; `Long.MIN_VALUE` for none
    public PacedFeed(InputCursor cursor, InputQueue queue, Clock clock, double speed, long after) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("a speed is above 0, not " + speed);
        }
        this.cursor = cursor;
        this.queue = queue;
        this.clock = clock;
        this.speed = speed;
        this.after = after;
    }

    @Override
    public void run() {
        try (cursor) {
            play();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure = e;
        } finally {
            queue.close();
        }
    }

    private void play() throws InterruptedException {
        long current = Long.MIN_VALUE;
        boolean goes = true;
        while (goes && cursor.advance()) {
            long ts = cursor.tsEvent();
            if (ts > after) {
                if (ts != current && speed != MAX) {
                    goes = current == Long.MIN_VALUE || queue.promise(current);
                    goes &= await(ts);
                }
                current = ts;
                goes = goes && give(ts);
            } else {
                step.begin(ts);
                cursor.giveTo(step);
            }
        }
        if (goes && current != Long.MIN_VALUE) {
            queue.promise(current);
        }
    }

    private boolean give(long ts) throws InterruptedException {
        step.begin(ts);
        cursor.giveTo(step);
        long now = clock.nowNanos();
        boolean taken = true;
        for (int i = 0; taken && i < step.size(); i++) {
            taken = queue.put(new Input(step.payload(i), ts, now, step.source(i), "", 0));
        }
        for (int i = 0; taken && i < step.openings(); i++) {
            taken = queue.put(new Input(step.opening(i), ts, now, "venue", "", 0));
        }
        return taken;
    }

    /// Waits until it is time for an instant; meanwhile time goes on up to just before it.
    private boolean await(long ts) throws InterruptedException {
        if (eventStart == Long.MIN_VALUE) {
            eventStart = ts;
            wallStart = clock.nowNanos();
        }
        while (true) {
            double left = (ts - eventStart) / speed - (clock.nowNanos() - wallStart);
            if (left <= 0) {
                return true;
            }
            if (left > SLICE_NANOS
                    && !queue.promise(Math.max(eventStart, ts - 1 - (long) Math.min(left * speed, (double) (ts - eventStart))))) {
                return false;
            }
            Thread.sleep(Math.max(1, (long) Math.min(left, SLICE_NANOS) / 1_000_000));
        }
    }

    /// What ended the feed before its time, or null.
    public @Nullable RuntimeException failure() {
        return failure;
    }
}
