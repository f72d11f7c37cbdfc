package dev.assay.core.portfolio;

import dev.assay.core.event.EventType;
import dev.assay.core.event.Payload;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Money;
import dev.assay.core.signal.StrategyId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Entries booked together, for one reason. They sum to zero in each currency, or the set cannot be constructed.
///
/// @param rule what produced them, for example `fill`, `commission:per-share`, `dividend:ex`
/// @param strategy whose they are, or null for the account as a whole
/// @param instrument what they are about, or null for cash alone
/// @param entries at least two
public record LedgerEntrySet(String rule, @Nullable StrategyId strategy, @Nullable Instrument instrument,
        List<LedgerEntry> entries) implements Payload {
    @Override
    public EventType type() {
        return EventType.LEDGER_ENTRY;
    }

    public LedgerEntrySet {
        entries = List.copyOf(entries);
        if (entries.size() < 2) {
            throw new IllegalArgumentException(rule + ": an entry set needs at least two entries");
        }
        for (int i = 0; i < entries.size(); i++) {
            requireBalance(rule, entries, entries.get(i).amount());
        }
    }

    private static void requireBalance(String rule, List<LedgerEntry> entries, Money sample) {
        long sum = 0;
        for (int i = 0; i < entries.size(); i++) {
            Money amount = entries.get(i).amount();
            if (amount.currency().equals(sample.currency())) {
                sum = Math.addExact(sum, amount.units());
            }
        }
        if (sum != 0) {
            throw new IllegalArgumentException(
                    rule + ": entries do not balance: " + new Money(sum, sample.currency()) + " is left over in " + entries);
        }
    }
}
