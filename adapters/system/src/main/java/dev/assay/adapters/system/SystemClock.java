package dev.assay.adapters.system;

import dev.assay.core.event.Clock;
import java.time.Instant;

/// The machine's wall clock. Thread-safe.
public final class SystemClock implements Clock {
    @Override
    public long nowNanos() {
        Instant now = Instant.now();
        return Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
    }
}
