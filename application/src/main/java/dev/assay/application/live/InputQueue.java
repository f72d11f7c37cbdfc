package dev.assay.application.live;

import dev.assay.core.event.EventBus;
import dev.assay.core.event.EventType;
import dev.assay.core.event.Observer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The way in for edge threads: a bounded queue that drops repeats and never loses an input in silence.
///
/// A repeat is the same (source, source id, revision) within the last [#WINDOW] inputs of all sources. Thread-safe.
public final class InputQueue implements EventBus {
    /// How many inputs back a repeat is recognised.
    public static final int WINDOW = 65_536;

    private record Key(String source, String sourceId, int revision) {}

    private final ArrayBlockingQueue<Input> queue;
    private final ObserverHub observers;
    private final Map<Key, Boolean> seen = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Boolean> eldest) {
            return size() > WINDOW;
        }
    };
    private boolean closed;
    private volatile boolean overflowed;

    /// A queue for `capacity` waiting inputs.
    public InputQueue(int capacity, ObserverHub observers) {
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.observers = observers;
    }

    @Override
    public synchronized Outcome offer(Input input) {
        if (closed) {
            return Outcome.CLOSED;
        }
        Key key = new Key(input.source(), input.sourceId(), input.revision());
        if (seen.containsKey(key)) {
            return Outcome.DUPLICATE;
        }
        if (!queue.offer(input)) {
            overflowed = true;
            return Outcome.OVERFLOW;
        }
        seen.put(key, true);
        return Outcome.ACCEPTED;
    }

    @Override
    public void subscribe(String name, Observer observer, List<EventType> types, int capacity) {
        observers.subscribe(name, observer, types, capacity);
    }

    /// No more inputs; those that wait are still handed out.
    public synchronized void close() {
        closed = true;
    }

    /// The next input, or null when none came within the time.
    @Nullable
    Input poll(long waitNanos) throws InterruptedException {
        return queue.poll(waitNanos, TimeUnit.NANOSECONDS);
    }

    /// Whether an input was refused since the last call.
    boolean takeOverflow() {
        boolean was = overflowed;
        overflowed = false;
        return was;
    }

    synchronized boolean finished() {
        return closed && queue.isEmpty();
    }
}
