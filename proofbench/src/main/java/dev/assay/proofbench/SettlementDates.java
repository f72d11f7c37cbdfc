package dev.assay.proofbench;

/// Which session an instant belongs to, and which comes so many later. Pure.
public interface SettlementDates {
    /// Date of the session that an instant (epoch ns UTC) belongs to, as days since 1970-01-01.
    int date(long ts);

    /// Date of the session that many sessions later.
    int later(long ts, int sessions);
}
