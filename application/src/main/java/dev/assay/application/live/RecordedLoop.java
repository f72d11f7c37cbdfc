package dev.assay.application.live;

import dev.assay.application.live.RecordedInputs.Instant;
import dev.assay.application.live.RecordedInputs.Item;
import dev.assay.core.event.Payload;
import dev.assay.core.event.Timer;
import dev.assay.core.loop.EventLoop;
import dev.assay.core.loop.InstantBatch;
import dev.assay.core.loop.InstantHandler;
import dev.assay.core.loop.TimerQueue;
import dev.assay.core.market.MarketData;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The loop over what a session recorded: every instant as it was, the session's own timers fired anew and held against those recorded.
///
/// Read the session's start from the same [RecordedInputs] before. Runs on the caller's thread.
public final class RecordedLoop implements EventLoop {
    private final RecordedInputs inputs;
    private final TimerQueue timers;
    private @Nullable Instant stop;
    private long lastTs = Long.MIN_VALUE;
    private long lastDataTs = Long.MIN_VALUE;
    private final List<Payload> due = new ArrayList<>();

    /// A loop over recorded inputs.
    public RecordedLoop(RecordedInputs inputs, TimerQueue timers) {
        this.inputs = inputs;
        this.timers = timers;
    }

    /// {@inheritDoc}
    ///
    /// @throws IllegalStateException when other timers come due than were recorded: the code, or what the session was given, has changed
    @Override
    public void run(InstantHandler handler) {
        InstantBatch batch = new InstantBatch();
        for (Instant instant = inputs.next(); instant != null; instant = inputs.next()) {
            if (instant.stop()) {
                stop = instant;
                return;
            }
            fill(batch, instant);
            lastTs = instant.ts();
            handler.onInstant(batch);
        }
    }

    private void fill(InstantBatch batch, Instant instant) {
        batch.begin(instant.ts());
        timers.drainDue(batch);
        due.clear();
        for (int i = 0; i < batch.size(); i++) {
            due.add(batch.payload(i));
        }
        List<Payload> recorded = new ArrayList<>();
        for (Item item : instant.items()) {
            if (item.payload() instanceof Timer timer) {
                recorded.add(timer);
            } else if (!item.dropped()) {
                batch.add(item.payload(), item.source(), item.tsIngest());
            }
            if (item.payload() instanceof MarketData) {
                lastDataTs = instant.ts();
            }
        }
        if (!recorded.equals(due)) {
            throw new IllegalStateException("at " + instant.ts() + " ns the session recorded the timers " + recorded + ", but " + due
                    + " come due: the code or its surroundings are not what they were");
        }
        batch.order();
    }

    /// The session's end as it was recorded; null where it has none.
    public @Nullable Instant stop() {
        return stop;
    }

    /// The last instant, epoch ns UTC; `Long.MIN_VALUE` where there was none.
    public long lastTs() {
        return lastTs;
    }

    /// The last instant that brought market data, epoch ns UTC; `Long.MIN_VALUE` where none did.
    public long lastDataTs() {
        return lastDataTs;
    }
}
