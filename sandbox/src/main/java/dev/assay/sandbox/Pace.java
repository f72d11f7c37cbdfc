package dev.assay.sandbox;

import dev.assay.core.event.Clock;
import org.jspecify.annotations.Nullable;

/// Moves simulated time along: with the wall clock, as fast as possible, or not by itself. Time begins to pass with the first client, and outside
/// sessions it jumps, so that nobody waits through a night.
final class Pace implements AutoCloseable {
    static final long MINUTE = 60_000_000_000L;
    private static final long LONGEST_SLEEP_MS = 20;
    private static final double NANOS_PER_MS = 1e6;

    private final Venue venue;
    private final Clock clock;
    private final Speed speed;
    private final Thread thread;
    private long wallStart;
    private long simulatedStart;
    private boolean begun;
    private volatile boolean stopped;
    private volatile @Nullable Throwable failure;

    Pace(Venue venue, Clock clock, Speed speed) {
        this.venue = venue;
        this.clock = clock;
        this.speed = speed;
        thread = Thread.ofPlatform().daemon().name("sandbox-time").unstarted(this::run);
    }

    /// A client waits for what happens. At full speed that is one that listens: all would be over before another could ask twice.
    synchronized void begin() {
        if (!begun && speed.kind() != Speed.Kind.STEP) {
            begun = true;
            rebase(venue.now());
            thread.start();
        }
    }

    /// Brings the venue to the present before a request is served.
    void arrive() {
        Throwable broken = failure;
        if (broken != null) {
            throw new IllegalStateException("the sandbox's time has stopped: " + broken.getMessage(), broken);
        }
        if (speed.kind() == Speed.Kind.REAL_TIME) {
            begin();
            venue.passTo(simulated());
        }
    }

    private synchronized void rebase(long simulated) {
        wallStart = clock.nowNanos();
        simulatedStart = simulated;
    }

    private synchronized long simulated() {
        return simulatedStart + (long) ((clock.nowNanos() - wallStart) * speed.factor());
    }

    private void run() {
        try {
            while (!stopped) {
                if (speed.kind() == Speed.Kind.MAX) {
                    if (!venue.advance()) {
                        return;
                    }
                } else if (!realTime()) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private boolean realTime() throws InterruptedException {
        long now = simulated();
        venue.passTo(now);
        long due = venue.nextDue();
        if (due == Long.MAX_VALUE) {
            venue.advance();
            return false;
        }
        if (!venue.open() && due - now > 2 * MINUTE) {
            rebase(due - MINUTE);
            return true;
        }
        double wait = (due - now) / speed.factor() / NANOS_PER_MS;
        Thread.sleep(Math.clamp((long) wait, 1, LONGEST_SLEEP_MS));
        return true;
    }

    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
    }
}
