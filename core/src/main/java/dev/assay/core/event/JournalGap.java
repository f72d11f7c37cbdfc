package dev.assay.core.event;

/// Inputs known to be missing from the journal after a loss of power.
///
/// @param afterId last id that is there
/// @param reason how it was noticed
public record JournalGap(long afterId, String reason) implements Payload {
    @Override
    public EventType type() {
        return EventType.JOURNAL_GAP;
    }
}
