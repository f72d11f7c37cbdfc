package dev.assay.application.live;

import dev.assay.core.event.EventBus.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// What is done about data that comes after its instant has closed. Used by the loop's thread; the count may be read by any.
final class Late {
    private final boolean drop;
    private List<Input> dropped = List.of();
    private final AtomicLong count = new AtomicLong();

    Late(boolean drop) {
        this.drop = drop;
    }

    /// Counts a late datum; false when it is kept from the session.
    boolean delivers(Input input) {
        count.incrementAndGet();
        if (!drop) {
            return true;
        }
        if (dropped.isEmpty()) {
            dropped = new ArrayList<>();
        }
        dropped.add(input);
        return false;
    }

    boolean holds() {
        return !dropped.isEmpty();
    }

    /// What was dropped since the last call.
    List<Input> take() {
        List<Input> taken = dropped;
        dropped = List.of();
        return taken;
    }

    long count() {
        return count.get();
    }
}
