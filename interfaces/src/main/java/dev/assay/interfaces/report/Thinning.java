package dev.assay.interfaces.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/// Holds a stream of any length in at most `limit` buckets of equal size: when full, neighbours are joined and the bucket size doubles.
/// One pass, bounded memory, and the same stream always gives the same buckets. Not thread-safe.
final class Thinning<B> {
    private final int limit;
    private final BinaryOperator<B> join;
    private List<B> buckets = new ArrayList<>();
    private long bucketSize = 1;
    private long inLast;
    private long seen;

    /// @param limit an even number of buckets, at least two
    /// @param join the bucket that covers an earlier (first argument) and the next later bucket
    Thinning(int limit, BinaryOperator<B> join) {
        if (limit < 2 || limit % 2 != 0) {
            throw new IllegalArgumentException("limit is " + limit + ", expected an even number of at least 2");
        }
        this.limit = limit;
        this.join = join;
    }

    void add(B single) {
        seen++;
        if (inLast > 0 && inLast < bucketSize) {
            buckets.set(buckets.size() - 1, join.apply(buckets.getLast(), single));
            inLast++;
            return;
        }
        if (buckets.size() == limit) {
            halve();
        }
        buckets.add(single);
        inLast = 1;
    }

    private void halve() {
        List<B> joined = new ArrayList<>(limit);
        for (int i = 0; i < limit; i += 2) {
            joined.add(join.apply(buckets.get(i), buckets.get(i + 1)));
        }
        buckets = joined;
        bucketSize *= 2;
    }

    List<B> buckets() {
        return List.copyOf(buckets);
    }

    /// How many items were added.
    long seen() {
        return seen;
    }

    boolean thinned() {
        return bucketSize > 1;
    }
}
