package dev.assay.application.session;

import dev.assay.core.event.Payload;
import java.util.Arrays;

/// Order events and fills on their way to the strategies that own them, in order. Bounded by the cascade limit of an instant.
final class Deliveries {
    private Payload[] payloads = new Payload[64];
    private int[] strategies = new int[64];
    private long[] ids = new long[64];
    private long[] correlations = new long[64];
    private int head;
    private int size;

    void add(int strategy, Payload payload, long id, long correlationId) {
        if (size == payloads.length) {
            payloads = Arrays.copyOf(payloads, size * 2);
            strategies = Arrays.copyOf(strategies, size * 2);
            ids = Arrays.copyOf(ids, size * 2);
            correlations = Arrays.copyOf(correlations, size * 2);
        }
        payloads[size] = payload;
        strategies[size] = strategy;
        ids[size] = id;
        correlations[size++] = correlationId;
    }

    /// Moves to the next delivery; false when there is none, and then the queue is empty.
    boolean next() {
        if (head == size) {
            head = 0;
            size = 0;
            return false;
        }
        head++;
        return true;
    }

    boolean isEmpty() {
        return head == size;
    }

    int strategy() {
        return strategies[head - 1];
    }

    Payload payload() {
        return payloads[head - 1];
    }

    long id() {
        return ids[head - 1];
    }

    long correlationId() {
        return correlations[head - 1];
    }
}
