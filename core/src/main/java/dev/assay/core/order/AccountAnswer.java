package dev.assay.core.order;

import dev.assay.core.event.EventType;
import dev.assay.core.money.Money;
import java.util.List;

/// The broker's own view of our cash.
///
/// @param queryId the question it answers
/// @param cash by currency, each at most once; settled dividends and fees included
/// @param transactTs as of when, epoch ns UTC
public record AccountAnswer(long queryId, List<Balance> cash, long transactTs) implements BrokerMessage {
    @Override
    public EventType type() {
        return EventType.ACCOUNT_ANSWER;
    }

    public AccountAnswer {
        cash = List.copyOf(cash);
    }

    /// Cash in one currency.
    ///
    /// @param amount negative where the broker has lent
    public record Balance(Money amount) {}
}
