package dev.assay.adapters.catalogue;

/// What is known about the rows of one instrument in one file while it is read.
final class Span {
    private long rows;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private long previous;
    private boolean falling = true;

    /// Takes a row's time; whether it is earlier than that of the row before.
    boolean add(long ts) {
        boolean earlier = rows > 0 && ts < previous;
        falling &= rows == 0 || ts < previous;
        previous = ts;
        first = Math.min(first, ts);
        last = Math.max(last, ts);
        rows++;
        return earlier;
    }

    /// Whether every row is earlier than the one before: the file is sorted newest first, which is order too.
    boolean falling() {
        return falling && rows > 1;
    }

    long rows() {
        return rows;
    }

    long first() {
        return first;
    }

    long last() {
        return last;
    }

    boolean overlaps(long from, long to) {
        return rows > 0 && first <= to && from <= last;
    }
}
