package dev.assay.core.loop;

import dev.assay.core.event.Timer;
import java.util.ArrayList;
import java.util.List;

/// Timers by due time, then strategy, then name. Setting a name again moves it. Single-threaded; bounded.
public final class TimerQueue {
    /// No more timers than this may wait at once.
    public static final int MAX_TIMERS = 100_000;

    private static final String SOURCE = "timer";

    private final List<Timer> timers = new ArrayList<>();
    private long nextDue = Long.MAX_VALUE;

    /// Sets or moves a timer.
    ///
    /// @throws IllegalStateException beyond [#MAX_TIMERS]
    public void set(Timer timer) {
        timers.removeIf(other -> other.strategy() == timer.strategy() && other.name().equals(timer.name()));
        if (timers.size() == MAX_TIMERS) {
            throw new IllegalStateException("more than " + MAX_TIMERS + " timers wait at once; last was \"" + timer.name() + "\"");
        }
        int at = 0;
        while (at < timers.size() && before(timers.get(at), timer)) {
            at++;
        }
        timers.add(at, timer);
        nextDue = timers.getFirst().dueTs();
    }

    /// Removes all timers of a strategy.
    public void clear(int strategy) {
        timers.removeIf(timer -> timer.strategy() == strategy);
        nextDue = timers.isEmpty() ? Long.MAX_VALUE : timers.getFirst().dueTs();
    }

    /// When the next timer is due; `Long.MAX_VALUE` when none waits.
    public long nextDue() {
        return nextDue;
    }

    /// Moves the timers due at the batch's instant or before into the batch.
    public void drainDue(InstantBatch batch) {
        int count = 0;
        while (count < timers.size() && timers.get(count).dueTs() <= batch.tsEvent()) {
            batch.add(timers.get(count), SOURCE, batch.tsEvent());
            count++;
        }
        timers.subList(0, count).clear();
        nextDue = timers.isEmpty() ? Long.MAX_VALUE : timers.getFirst().dueTs();
    }

    private static boolean before(Timer a, Timer b) {
        if (a.dueTs() != b.dueTs()) {
            return a.dueTs() < b.dueTs();
        }
        return a.strategy() != b.strategy() ? a.strategy() < b.strategy() : a.name().compareTo(b.name()) < 0;
    }
}
