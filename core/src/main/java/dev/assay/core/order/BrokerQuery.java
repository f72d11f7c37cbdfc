package dev.assay.core.order;

import dev.assay.core.event.EventType;
import dev.assay.core.event.Payload;

/// A question to a broker about its own books; answered by messages that carry its number.
///
/// @param queryId the question's number: 1, 2, 3 … in the session
/// @param what what is asked
/// @param sinceTs for orders and reports: from when on, epoch ns UTC
public record BrokerQuery(long queryId, What what, long sinceTs) implements Payload {
    @Override
    public EventType type() {
        return EventType.BROKER_QUERY;
    }

    /// What can be asked.
    public enum What {
        /// Cash; answered by an [AccountAnswer].
        ACCOUNT,
        /// Positions; answered by a [PositionsAnswer].
        POSITIONS,
        /// The orders that work, and those received or changed since `sinceTs`; answered by an [OrdersAnswer].
        ORDERS,
        /// A repeat of every report since `sinceTs`, with the ids they had; ended by a [ReportsAnswer].
        REPORTS
    }
}
