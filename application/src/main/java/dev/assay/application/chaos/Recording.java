package dev.assay.application.chaos;

import dev.assay.core.event.Payload;
import dev.assay.core.event.Timer;
import dev.assay.core.loop.InstantBatch;
import dev.assay.core.loop.TimerQueue;
import java.util.ArrayList;
import java.util.List;

/// The inputs of a session, instant by instant, as a journal keeps them: enough to bring the session back.
final class Recording {
    /// One instant.
    ///
    /// @param ts when
    /// @param payloads its inputs in their order
    /// @param timers how many of them, at the end of the list, were timers that came due
    record Instant(long ts, List<Payload> payloads, int timers) {}

    private final List<Instant> instants = new ArrayList<>();
    private final List<Long> lastIds = new ArrayList<>();

    /// Records an instant before the session sees it.
    void begin(Instant instant) {
        instants.add(instant);
    }

    /// The session has got through the instant.
    void done(long lastId) {
        lastIds.add(lastId);
    }

    List<Instant> instants() {
        return instants;
    }

    /// The id of the session's last event after an instant; -1 where it did not get through.
    long lastId(int instant) {
        return instant < lastIds.size() ? lastIds.get(instant) : -1;
    }

    static void fill(InstantBatch batch, Instant instant) {
        batch.begin(instant.ts());
        for (Payload payload : instant.payloads()) {
            batch.add(payload, payload instanceof Timer ? "timer" : "recorded", instant.ts());
        }
        batch.order();
    }

    /// Takes the timers due at an instant, as a live loop would.
    static List<Payload> due(TimerQueue timers, long ts) {
        if (timers.nextDue() > ts) {
            return List.of();
        }
        InstantBatch batch = new InstantBatch();
        batch.begin(ts);
        timers.drainDue(batch);
        List<Payload> due = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            due.add(batch.payload(i));
        }
        return due;
    }
}
