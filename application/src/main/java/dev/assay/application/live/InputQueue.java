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

    private static final long PATIENCE_MILLIS = 50;

    private record Key(String source, String sourceId, int revision) {}

    /// Says that nothing at or before an instant will come any more.
    record Watermark(long ts) {}

    private final ArrayBlockingQueue<Object> queue;
    private final ObserverHub observers;
    private final Map<Key, Boolean> seen = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Boolean> eldest) {
            return size() > WINDOW;
        }
    };
    private volatile boolean closed;
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

    /// For a feed that can wait and repeats nothing, such as a replay of stored data: waits for room instead of overflowing.
    ///
    /// @return false when the queue is closed: nothing more is taken
    public boolean put(Input input) throws InterruptedException {
        return putAny(input);
    }

    /// The only feed's promise that nothing at or before `ts` will come any more: the instant closes without waiting for what follows.
    ///
    /// @return false when the queue is closed
    public boolean promise(long ts) throws InterruptedException {
        return putAny(new Watermark(ts));
    }

    private boolean putAny(Object item) throws InterruptedException {
        while (!closed) {
            if (queue.offer(item, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void subscribe(String name, Observer observer, List<EventType> types, int capacity) {
        observers.subscribe(name, observer, types, capacity);
    }

    /// No more inputs; those that wait are still handed out.
    public synchronized void close() {
        closed = true;
    }

    /// How many inputs wait.
    public int waiting() {
        return queue.size();
    }

    /// The next [dev.assay.core.event.EventBus.Input] or [Watermark], or null when none came within the time.
    @Nullable
    Object poll(long waitNanos) throws InterruptedException {
        Object item = queue.poll();
        return item != null || waitNanos <= 0 ? item : queue.poll(waitNanos, TimeUnit.NANOSECONDS);
    }

    /// Whether an input was refused since the last call.
    boolean takeOverflow() {
        boolean was = overflowed;
        if (was) {
            overflowed = false;
        }
        return was;
    }

    boolean finished() {
        return closed && queue.isEmpty();
    }
}
