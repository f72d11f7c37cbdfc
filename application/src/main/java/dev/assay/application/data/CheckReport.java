package dev.assay.application.data;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a check found. Counts are complete; the lists end at the request's limit.
///
/// @param subject what was checked
/// @param rows rows seen
/// @param usable rows that were, or would be, kept
/// @param reasons refused rows by reason
/// @param flags kept rows by flag
/// @param rejected refused rows, in file and line order
/// @param flagged kept rows with a flag, in file and line order
/// @param gaps missing bars, by instrument and time
/// @param missingBars bars missing over all gaps
/// @param damage stored files that are missing or whose digest is wrong, in words
public record CheckReport(String subject, long rows, long usable, SortedMap<QuarantineReason, Long> reasons,
        SortedMap<QualityFlag, Long> flags,
        List<RejectedRow> rejected, List<FlaggedRow> flagged, List<Gap> gaps, long missingBars, List<String> damage) {
    public CheckReport {
        reasons = Collections.unmodifiableSortedMap(new TreeMap<>(reasons));
        flags = Collections.unmodifiableSortedMap(new TreeMap<>(flags));
        rejected = List.copyOf(rejected);
        flagged = List.copyOf(flagged);
        gaps = List.copyOf(gaps);
        damage = List.copyOf(damage);
    }

    /// Whether nothing was refused and nothing is damaged; flags and gaps are remarks.
    public boolean sound() {
        return reasons.isEmpty() && damage.isEmpty();
    }
}
