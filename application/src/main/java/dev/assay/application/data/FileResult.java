package dev.assay.application.data;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What came of one file.
///
/// @param file the file as given
/// @param batch id of the batch, hex: a digest of the file and its mapping
/// @param unchanged true when this very batch was taken before, and nothing was done
/// @param rowsRead data lines read
/// @param written rows new to the catalogue
/// @param identical rows the catalogue had already, not stored again
/// @param revised rows that replace earlier ones with other values; also counted in neither `written` nor `identical`
/// @param rejected rows put into quarantine, by reason
/// @param flagged kept rows by flag
/// @param instruments ids of the instruments in the file
/// @param quarantineFile path of the quarantine file relative to the catalogue; null when nothing was refused
/// @param samples the first refused rows
public record FileResult(String file, String batch, boolean unchanged, long rowsRead, long written, long identical, long revised,
        SortedMap<QuarantineReason, Long> rejected, SortedMap<QualityFlag, Long> flagged, List<String> instruments,
        @Nullable String quarantineFile, List<RejectedRow> samples) {
    public FileResult {
        rejected = Collections.unmodifiableSortedMap(new TreeMap<>(rejected));
        flagged = Collections.unmodifiableSortedMap(new TreeMap<>(flagged));
        instruments = List.copyOf(instruments);
        samples = List.copyOf(samples);
    }

    /// How many rows were put into quarantine.
    public long quarantined() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Whether the file had rows and none could be used: the mapping is probably wrong.
    public boolean nothingUsable() {
        return rowsRead > 0 && quarantined() == rowsRead;
    }
}
