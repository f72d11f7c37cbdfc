package dev.assay.core.risk;

/// When the latest orders and replaces went out: a ring of as many as the largest rate limit counts.
final class MessageWindow {
    private static final int MAX_SIZE = 65_536;

    private final long[] times;
    private int head;
    private int count;
    private long total;

    MessageWindow(int size) {
        if (size < 1 || size > MAX_SIZE) {
            throw new IllegalArgumentException("a rate window holds 1 to " + MAX_SIZE + " messages, not " + size);
        }
        times = new long[size];
    }

    void add(long ts) {
        times[head] = ts;
        head = head + 1 == times.length ? 0 : head + 1;
        count = Math.min(count + 1, times.length);
        total++;
    }

    int since(long sinceTs) {
        int found = 0;
        int at = head;
        while (found < count) {
            at = at == 0 ? times.length - 1 : at - 1;
            if (times[at] <= sinceTs) {
                break;
            }
            found++;
        }
        return found;
    }

    boolean hasSent(int most, long sinceTs) {
        if (most < 1 || most > times.length) {
            throw new IllegalArgumentException("a window of " + times.length + " messages cannot tell whether " + most + " were sent");
        }
        int at = head - most;
        return most <= count && times[at < 0 ? at + times.length : at] > sinceTs;
    }

    int size() {
        return times.length;
    }

    long total() {
        return total;
    }
}
