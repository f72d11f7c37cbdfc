package dev.assay.core.portfolio;

import dev.assay.core.event.EventSink;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Currency;
import dev.assay.core.money.Money;
import dev.assay.core.signal.StrategyId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Double-entry books in one currency: every set that is posted sums to zero, and so do the accounts together, always.
///
/// Amounts are units of the currency's ledger scale, debit positive. Single-threaded.
final class Ledger {
    static final String SOURCE = "portfolio";

    private static final LedgerAccount[] ACCOUNTS = LedgerAccount.values();

    private final Currency currency;
    private final EventSink sink;
    private final long[] balances = new long[ACCOUNTS.length];

    Ledger(Currency currency, EventSink sink) {
        this.currency = currency;
        this.sink = sink;
    }

    long balance(LedgerAccount account) {
        return balances[account.ordinal()];
    }

    /// Posts up to three entries; zero amounts are left out. Nothing is posted when all are zero.
    void post(String rule, @Nullable StrategyId strategy, @Nullable Instrument instrument, long causeId, long correlationId,
            LedgerAccount first, long firstUnits, LedgerAccount second, long secondUnits, LedgerAccount third, long thirdUnits) {
        List<LedgerEntry> entries = new ArrayList<>(3);
        add(entries, first, firstUnits);
        add(entries, second, secondUnits);
        add(entries, third, thirdUnits);
        if (entries.isEmpty()) {
            return;
        }
        sink.emit(new LedgerEntrySet(rule, strategy, instrument, entries), SOURCE, correlationId, causeId);
        long sum = 0;
        for (long balance : balances) {
            sum = Math.addExact(sum, balance);
        }
        if (sum != 0) {
            throw new IllegalStateException("the ledger is out of balance by " + new Money(sum, currency) + " after " + rule);
        }
    }

    void post(String rule, @Nullable StrategyId strategy, @Nullable Instrument instrument, long causeId, long correlationId,
            LedgerAccount debit, LedgerAccount credit, long units) {
        post(rule, strategy, instrument, causeId, correlationId, debit, units, credit, -units, LedgerAccount.CASH, 0);
    }

    private void add(List<LedgerEntry> entries, LedgerAccount account, long units) {
        if (units != 0) {
            entries.add(new LedgerEntry(account, new Money(units, currency)));
            balances[account.ordinal()] = Math.addExact(balances[account.ordinal()], units);
        }
    }
}
