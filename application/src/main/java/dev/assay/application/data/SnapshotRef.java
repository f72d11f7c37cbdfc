package dev.assay.application.data;

/// Which state of the catalogue is meant.
///
/// @param id a snapshot's id or the beginning of one, at least 8 hex digits; `latest` for the current one
public record SnapshotRef(String id) {
    /// The current state.
    public static final SnapshotRef LATEST = new SnapshotRef("latest");

    public SnapshotRef {
        if (!id.equals("latest") && !id.matches("[0-9a-f]{8,64}")) {
            throw new IllegalArgumentException(
                    "\"" + id + "\" is no snapshot: expected latest, or 8 to 64 hex digits as printed by data ls");
        }
    }
}
