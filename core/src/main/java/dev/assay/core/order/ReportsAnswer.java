package dev.assay.core.order;

import dev.assay.core.event.EventType;

/// The end of a repeat of reports: everything since the time asked for has been sent again before it.
///
/// @param queryId the question it answers
/// @param count how many were repeated
/// @param complete false when the broker no longer has all of them
/// @param transactTs as of when, epoch ns UTC
public record ReportsAnswer(long queryId, long count, boolean complete, long transactTs) implements BrokerMessage {
    @Override
    public EventType type() {
        return EventType.REPORTS_ANSWER;
    }
}
