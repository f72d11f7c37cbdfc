package dev.assay.application.live;

import dev.assay.core.event.Clock;
import dev.assay.core.event.EventBus.Input;
import dev.assay.core.event.OperatorCommand;
import dev.assay.core.event.Payload;
import dev.assay.core.loop.EventLoop;
import dev.assay.core.loop.InstantBatch;
import dev.assay.core.loop.InstantHandler;
import dev.assay.core.loop.TimerQueue;
import dev.assay.core.market.MarketData;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// The loop over inputs as they arrive: an instant closes when a later input or its feed's promise shows that time has moved on (the watermark),
/// or when no more has come for a declared grace.
///
/// Time never goes back: an input that arrives after its instant has closed is late; it is counted and, as declared, joins the next instant or is
/// recorded and dropped. What carries no market time (operators) joins the present instant. Timers fire once the watermark, or the
/// clock less the grace, has passed them. A refused input halts trading. Every instant is recorded before it is handled. Runs on the caller's thread.
public final class RealTimeLoop implements EventLoop {
    /// As a grace: instants close by watermark alone, however long that takes; for feeds that promise.
    public static final long NO_GRACE = Long.MAX_VALUE;

    private static final long MAX_WAIT_NANOS = 50_000_000;

    /// What is told of every instant before it is handled.
    public interface Recorder {
        /// Records an instant, so that the end of the process does not lose it.
        ///
        /// @param dropped late inputs that the session is not shown
        void record(InstantBatch batch, List<Input> dropped);

        /// One that keeps nothing.
        Recorder NONE = (batch, dropped) -> {};
    }

    private final InputQueue queue;
    private final TimerQueue timers;
    private final Clock clock;
    private final long graceNanos;
    private final Recorder recorder;
    private final Late lateness;
    private long last = Long.MIN_VALUE;
    private long promised = Long.MIN_VALUE;
    private @Nullable Object held;
    private final ConcurrentLinkedQueue<Runnable> questions = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped;

    /// A loop over a queue that records nothing and delivers late data.
    ///
    /// @param graceNanos how long an instant waits for more inputs of the same time
    public RealTimeLoop(InputQueue queue, TimerQueue timers, Clock clock, long graceNanos) {
        this(queue, timers, clock, graceNanos, Recorder.NONE, false);
    }

    /// A loop over a queue.
    ///
    /// @param graceNanos how long an instant waits for more inputs of the same time, [#NO_GRACE] for ever
    /// @param dropLate whether late data is kept from the session instead of joining the next instant
    public RealTimeLoop(InputQueue queue, TimerQueue timers, Clock clock, long graceNanos, Recorder recorder, boolean dropLate) {
        this.queue = queue;
        this.timers = timers;
        this.clock = clock;
        this.graceNanos = graceNanos;
        this.recorder = recorder;
        this.lateness = new Late(dropLate);
    }

    /// Goes on where a session was: time does not go back behind `ts`.
    public void continueFrom(long ts) {
        last = ts;
        promised = ts;
    }

    /// Ends [#run] before its next instant. Thread-safe.
    public void stop() {
        stopped = true;
    }

    @Override
    public void run(InstantHandler handler) {
        InstantBatch batch = new InstantBatch();
        try {
            while (!stopped && (held != null || !queue.finished())) {
                switch (next(MAX_WAIT_NANOS)) {
                    case Input first -> {
                        long ts = instantOf(first);
                        fireTimers(batch, handler, ts - 1);
                        if (gather(batch, first, ts)) {
                            handle(batch, handler);
                        }
                    }
                    case InputQueue.Watermark mark -> {
                        promised = Math.max(promised, mark.ts());
                        fireTimers(batch, handler, mark.ts());
                    }
                    case null -> idle(batch, handler);
                    default -> throw new IllegalStateException("the queue holds inputs and watermarks");
                }
                answer();
                if (queue.takeOverflow()) {
                    input(handler, new OperatorCommand(OperatorCommand.Action.HALT, OperatorCommand.ALL, "platform",
                            "an input was refused because the queue was full: trading on without it is not safe"));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void idle(InstantBatch batch, InstantHandler handler) {
        if (graceNanos != NO_GRACE) {
            fireTimers(batch, handler, clock.nowNanos() - graceNanos);
        }
    }

    /// Has something looked at between two instants, on the loop's thread. Thread-safe.
    ///
    /// @param question is run soon; never when the loop has ended
    public void ask(Runnable question) {
        questions.add(question);
    }

    private void answer() {
        for (Runnable question = questions.poll(); question != null; question = questions.poll()) {
            question.run();
        }
    }

    /// Gives an input of the platform's own an instant to itself, at the present time. For the thread that runs the loop, between instants.
    public void input(InstantHandler handler, Payload payload) {
        InstantBatch batch = new InstantBatch();
        long now = present();
        batch.begin(now);
        batch.add(payload, "platform", clock.nowNanos());
        timers.drainDue(batch);
        handle(batch, handler);
    }

    /// The instant that a command without a market time joins.
    private long present() {
        return Math.max(last, graceNanos == NO_GRACE ? promised : clock.nowNanos() - graceNanos);
    }

    private long instantOf(Input input) {
        return input.payload() instanceof OperatorCommand ? present() : Math.max(input.tsEvent(), last);
    }

    private @Nullable Object next(long waitNanos) throws InterruptedException {
        Object waiting = held;
        held = null;
        return waiting == null ? queue.poll(waitNanos) : waiting;
    }

    /// Gathers what belongs to one instant; false when nothing of it is to be shown.
    private boolean gather(InstantBatch batch, Input first, long ts) throws InterruptedException {
        batch.begin(ts);
        add(batch, first, ts);
        long deadline = graceNanos == NO_GRACE ? 0 : clock.nowNanos() + graceNanos;
        while (!stopped) {
            long left = graceNanos == NO_GRACE ? MAX_WAIT_NANOS : deadline - clock.nowNanos();
            Object item = queue.poll(Math.min(left, MAX_WAIT_NANOS));
            if (item instanceof Input input) {
                if (input.tsEvent() > ts && !(input.payload() instanceof OperatorCommand)) {
                    held = input;
                    break;
                }
                add(batch, input, ts);
            } else if (item instanceof InputQueue.Watermark mark) {
                promised = Math.max(promised, mark.ts());
                if (promised >= ts) {
                    held = promised > ts ? mark : null;
                    break;
                }
            } else if (left <= 0 || queue.finished() || promised >= ts) {
                break;
            }
        }
        if (stopped && graceNanos == NO_GRACE && promised < ts && held == null && !queue.finished()) {
            return false; // the rest of the instant has not come: it is not acted on in part
        }
        timers.drainDue(batch);
        return batch.size() > 0 || batch.openings() > 0 || lateness.holds();
    }

    private void add(InstantBatch batch, Input input, long ts) {
        boolean late = input.tsEvent() < ts && input.payload() instanceof MarketData;
        if (!late || lateness.delivers(input)) {
            batch.add(input.payload(), input.source(), input.tsIngest());
        }
    }

    private void fireTimers(InstantBatch batch, InstantHandler handler, long watermark) {
        while (timers.nextDue() <= watermark && !stopped) {
            batch.begin(Math.max(timers.nextDue(), last));
            timers.drainDue(batch);
            handle(batch, handler);
        }
    }

    private void handle(InstantBatch batch, InstantHandler handler) {
        batch.order();
        last = batch.tsEvent();
        recorder.record(batch, lateness.take());
        handler.onInstant(batch);
    }

    /// Inputs that came after their instant had closed.
    public long late() {
        return lateness.count();
    }
}
