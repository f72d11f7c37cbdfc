package dev.assay.execution;

import org.jspecify.annotations.Nullable;

/// What a [FeeSchedule] keeps of an order: by rule what has accrued and what is booked, since it began or today. Opaque to those who keep
/// it. Single-threaded.
public final class OrderFees {
    private record Kept(String execId, Accrual accrual, @Nullable Kept next) {}

    final long[] accrued;
    final long[] booked;
    final boolean[] daily;
    int day = Integer.MIN_VALUE;
    long valueUnits;
    long valueTodayUnits;
    private @Nullable Kept kept;

    /// @param daily by rule, whether each day counts by itself
    OrderFees(boolean[] daily) {
        this.daily = daily;
        accrued = new long[daily.length];
        booked = new long[daily.length];
    }

    /// Remembers what an execution was charged.
    public void keep(String execId, Accrual accrual) {
        kept = new Kept(execId, accrual, kept);
    }

    /// Gives back what an execution was charged, as a venue does that cancels a trade; the volume traded stays.
    public void refund(String execId) {
        Accrual was = find(execId);
        if (was == null) {
            return;
        }
        boolean today = was.day == day;
        valueUnits -= was.valueUnits;
        valueTodayUnits -= today ? was.valueUnits : 0;
        for (int i = 0; i < accrued.length; i++) {
            if (today || !daily[i]) {
                accrued[i] -= was.raw[i];
                booked[i] -= was.amounts[i];
            }
        }
    }

    private @Nullable Accrual find(String execId) {
        for (Kept each = kept; each != null; each = each.next) {
            if (each.execId.equals(execId)) {
                return each.accrual;
            }
        }
        return null;
    }
}
