package dev.assay.core.risk;

/// Sums over the account's instruments, made in one pass. Ledger units. Mutable, reused by its maker; valid until the books change.
public final class AccountSums {
    private long worstGross;
    private long worstLong;
    private long worstShort;
    private long workingValue;

    /// Sets all sums.
    ///
    /// @param gross sum of the largest |position| that fills of working orders can lead to
    /// @param longest sum of position + working buys, signed: the most the account can be net long
    /// @param shortest sum of position - working sells, signed: the most the account can be net short, negative
    /// @param working sum of all working orders' values at their instruments' marks
    public AccountSums set(long gross, long longest, long shortest, long working) {
        worstGross = gross;
        worstLong = longest;
        worstShort = shortest;
        workingValue = working;
        return this;
    }

    /// Sum of the largest |position| that fills of working orders can lead to, at marks.
    public long worstGrossUnits() {
        return worstGross;
    }

    /// The most that the account can be net long, at marks, signed.
    public long worstLongUnits() {
        return worstLong;
    }

    /// The most that the account can be net short, at marks, signed: negative where it is short.
    public long worstShortUnits() {
        return worstShort;
    }

    /// Value of all working orders at marks.
    public long workingValueUnits() {
        return workingValue;
    }
}
