package dev.assay.proofbench.fault;

import java.util.ArrayList;
import java.util.List;

/// One direction of the link: what is under way, by the time at which it arrives, and in the order of sending where that is the same.
final class Wire<T> {
    private record Letter<T>(long due, T content) {}

    private final List<Letter<T>> letters = new ArrayList<>();

    void put(long due, T content) {
        int at = letters.size();
        while (at > 0 && letters.get(at - 1).due() > due) {
            at--;
        }
        letters.add(at, new Letter<>(due, content));
    }

    /// When the next arrives; `Long.MAX_VALUE` for never.
    long nextDue() {
        return letters.isEmpty() ? Long.MAX_VALUE : letters.getFirst().due();
    }

    /// What has arrived by then, in order; gone from the wire.
    List<T> takeDue(long now) {
        if (nextDue() > now) {
            return List.of();
        }
        List<T> due = new ArrayList<>();
        while (nextDue() <= now) {
            due.add(letters.removeFirst().content());
        }
        return due;
    }

    void cut() {
        letters.clear();
    }
}
