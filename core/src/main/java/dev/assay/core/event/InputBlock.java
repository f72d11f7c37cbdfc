package dev.assay.core.event;

/// A block of stored data that the run consumes: stands in the journal, and so in the event hash, for its rows.
///
/// @param dataset catalogue dataset and snapshot, for example `us-daily@3f2a…`
/// @param subject the instrument id or kind of data
/// @param file path inside the catalogue, or inside the package when embedded
/// @param rows rows consumed
/// @param sha256 digest of the consumed rows in canonical form, hex
public record InputBlock(String dataset, String subject, String file, long rows, String sha256) implements Payload {
    @Override
    public EventType type() {
        return EventType.INPUT_BLOCK;
    }
}
