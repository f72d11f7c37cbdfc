package dev.assay.core.order;

import dev.assay.core.event.EventType;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Money;
import org.jspecify.annotations.Nullable;

/// What the broker charges or credits for holding: interest, borrow fees, financing, funding. Cash has moved at its side.
///
/// @param rule kind and name, for example `borrow:ibkr` or `interest:debit`; it stands in the ledger
/// @param instrument what it is about, or null for cash
/// @param amount positive where we pay, negative where we receive
/// @param text the arithmetic in words
/// @param transactTs when it was booked, epoch ns UTC
public record AccountCharge(String rule, @Nullable Instrument instrument, Money amount, String text,
        long transactTs) implements BrokerMessage {
    @Override
    public EventType type() {
        return EventType.ACCOUNT_CHARGE;
    }
}
