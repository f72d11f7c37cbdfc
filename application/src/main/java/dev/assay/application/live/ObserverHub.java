package dev.assay.application.live;

import dev.assay.core.event.Event;
import dev.assay.core.event.EventType;
import dev.assay.core.event.Observer;
import dev.assay.core.loop.Sequencer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/// Shows events to observers, each on a thread of its own behind a bounded queue. A slow observer loses events, which are counted; the loop
/// never waits. Subscribe before the run; `offer` is for the loop's thread.
public final class ObserverHub implements Sequencer.Tap, AutoCloseable {
    /// How long an observer with nothing to see rests. The loop wakes nobody: that would cost it more than all else it does for an event.
    private static final long NAP_NANOS = 500_000;
    private static final Object END = new Object();

    private final List<Channel> channels = new ArrayList<>();
    private long wanted;

    private static final class Channel {
        final String name;
        final long types;
        final ObserverQueue queue;
        final LongAdder dropped = new LongAdder();
        final LongAdder failed = new LongAdder();
        final Thread thread;

        Channel(String name, Observer observer, long types, int capacity) {
            this.name = name;
            this.types = types;
            this.queue = new ObserverQueue(capacity);
            this.thread = Thread.ofPlatform().daemon().name("observer-" + name).unstarted(() -> drain(observer));
        }

        private void drain(Observer observer) {
            while (true) {
                Object next = queue.poll();
                if (next == END) {
                    return;
                }
                if (next == null) {
                    LockSupport.parkNanos(NAP_NANOS);
                    continue;
                }
                try {
                    observer.onEvent((Event) next);
                } catch (RuntimeException e) {
                    failed.increment();
                }
            }
        }
    }

    /// What one observer has missed.
    ///
    /// @param name the observer
    /// @param dropped events its queue had no room for
    /// @param failed events it threw on
    public record Missed(String name, long dropped, long failed) {}

    /// Adds an observer.
    ///
    /// @param types what it wants to see; empty for everything
    /// @param capacity events that may wait for it
    public void subscribe(String name, Observer observer, List<EventType> types, int capacity) {
        long mask = types.isEmpty() ? -1L : 0;
        for (EventType type : types) {
            mask |= 1L << type.ordinal();
        }
        Channel channel = new Channel(name, observer, mask, capacity);
        channels.add(channel);
        wanted |= mask;
        channel.thread.start();
    }

    @Override
    public boolean wants(EventType type) {
        return (wanted >>> type.ordinal() & 1) != 0;
    }

    @Override
    public void offer(Event event) {
        long bit = 1L << event.type().ordinal();
        for (Channel channel : channels) {
            if ((channel.types & bit) != 0 && !channel.queue.offer(event)) {
                channel.dropped.increment();
            }
        }
    }

    /// What each observer has missed so far.
    public List<Missed> missed() {
        return channels.stream().map(channel -> new Missed(channel.name, channel.dropped.sum(), channel.failed.sum())).toList();
    }

    /// Lets observers finish what waits for them, and ends their threads.
    @Override
    public void close() {
        for (Channel channel : channels) {
            try {
                while (!channel.queue.offer(END)) {
                    Thread.sleep(1);
                }
                channel.thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
