package dev.assay.application.live;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// A bounded queue from one thread to one other, without locks. A slot is free when it is null, so neither side reads the other's position.
///
/// [#offer] is for the producer's thread alone, [#poll] for the consumer's alone.
final class ObserverQueue {
    private final AtomicReferenceArray<@Nullable Object> slots;
    private final int mask;
    private int next;
    private int first;

    /// Room for at least that many, rounded up to a power of two.
    ObserverQueue(int capacity) {
        if (capacity < 1 || capacity > 1 << 30) {
            throw new IllegalArgumentException("a queue holds 1 to " + (1 << 30) + " items, not " + capacity);
        }
        int size = Integer.highestOneBit(Math.max(1, capacity - 1) << 1);
        slots = new AtomicReferenceArray<>(Math.max(size, 1));
        mask = slots.length() - 1;
    }

    /// Adds an item; false when there is no room.
    boolean offer(Object item) {
        int at = next & mask;
        if (slots.getAcquire(at) != null) {
            return false;
        }
        slots.setRelease(at, item);
        next++;
        return true;
    }

    /// The oldest item, or null when there is none.
    @Nullable
    Object poll() {
        int at = first & mask;
        Object item = slots.getAcquire(at);
        if (item != null) {
            slots.setRelease(at, null);
            first++;
        }
        return item;
    }
}
