package dev.assay.proofbench;

import java.math.BigInteger;
import java.util.Arrays;

/// What open positions were opened for, at their average, and in what order they were last added to: by this a broker says which has lost
/// most, and which is newest. In ledger units of each instrument's currency; signed like the position. Single-threaded.
final class EntryCosts {
    private final long[] cost;
    private final long[] addedAt;
    private long trades;

    EntryCosts(int instruments) {
        cost = new long[instruments];
        addedAt = new long[instruments];
    }

    /// A trade of `signed` units for `value` (without its sign).
    ///
    /// @param before the position before it, signed
    void traded(int at, long before, long signed, long value) {
        long sign = Long.signum(signed);
        long closed = Long.signum(before) == -sign ? Math.min(Math.abs(before), Math.abs(signed)) : 0;
        if (closed > 0) {
            cost[at] -= share(cost[at], closed, Math.abs(before));
        }
        long opened = Math.abs(signed) - closed;
        if (opened > 0) {
            cost[at] = Math.addExact(cost[at], sign * share(value, opened, Math.abs(signed)));
            addedAt[at] = ++trades;
        }
    }

    private static long share(long amount, long part, long whole) {
        return BigInteger.valueOf(amount).multiply(BigInteger.valueOf(part)).divide(BigInteger.valueOf(whole)).longValueExact();
    }

    /// One instrument's position becomes another's.
    void move(int from, int to) {
        cost[to] = Math.addExact(cost[to], cost[from]);
        addedAt[to] = Math.max(addedAt[to], addedAt[from]);
        clear(from);
    }

    /// Nothing is held any more.
    void clear(int at) {
        cost[at] = 0;
    }

    /// What the position was opened for.
    long cost(int at) {
        return cost[at];
    }

    /// Rises with each trade that added to any position.
    long addedAt(int at) {
        return addedAt[at];
    }

    @Override
    public String toString() {
        return Arrays.toString(cost);
    }
}
