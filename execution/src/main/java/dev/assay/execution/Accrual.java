package dev.assay.execution;

/// What one execution was charged under a [FeeSchedule], so that it can be taken back. Immutable; opaque to those who keep it.
public final class Accrual {
    final int day;
    /// By rule of the schedule, before minimums and caps of the order.
    final long[] raw;
    /// By rule, in ledger units.
    final long[] amounts;
    final long valueUnits;
    final long volumeUnits;

    Accrual(int day, long[] raw, long[] amounts, long valueUnits, long volumeUnits) {
        this.day = day;
        this.raw = raw;
        this.amounts = amounts;
        this.valueUnits = valueUnits;
        this.volumeUnits = volumeUnits;
    }
}
