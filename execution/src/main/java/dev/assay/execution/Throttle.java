package dev.assay.execution;

import dev.assay.core.instrument.Instrument;

/// Counts orders per instrument in windows of one second of event time that begin with their first order.
final class Throttle {
    private static final long WINDOW = 1_000_000_000L;

    private final int most;
    private final long[] since;
    private final int[] count;

    /// @param most orders per window, or 0 for no limit
    Throttle(int most, int instruments) {
        this.most = most;
        since = new long[instruments];
        count = new int[instruments];
    }

    /// Counts one order; false, uncounted, where the window is full.
    boolean admits(Instrument instrument, long now) {
        if (most == 0) {
            return true;
        }
        int at = instrument.number();
        if (count[at] == 0 || now - since[at] >= WINDOW) {
            since[at] = now;
            count[at] = 0;
        }
        if (count[at] == most) {
            return false;
        }
        count[at]++;
        return true;
    }
}
