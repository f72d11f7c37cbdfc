package dev.assay.core.portfolio;

import dev.assay.core.event.EventSink;
import dev.assay.core.instrument.Instrument;
import dev.assay.core.money.Money;
import dev.assay.core.signal.StrategyId;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Double-entry books: every set that is posted is in one currency and sums to zero, and so do all accounts of a currency together, always.
///
/// Amounts are units of the currency's ledger scale, debit positive. Single-threaded.
final class Ledger {
    static final String SOURCE = "portfolio";

    private static final LedgerAccount[] ACCOUNTS = LedgerAccount.values();

    private final ExchangeRates currencies;
    private final EventSink sink;
    private final long[][] balances;
    private long sets;

    Ledger(ExchangeRates currencies, EventSink sink) {
        this.currencies = currencies;
        this.sink = sink;
        balances = new long[currencies.size()][ACCOUNTS.length];
    }

    /// Balance of an account in a currency, by its number.
    long balance(int currency, LedgerAccount account) {
        return balances[currency][account.ordinal()];
    }

    /// How many sets were posted.
    long sets() {
        return sets;
    }

    /// Posts up to three entries; zero amounts are left out. Nothing is posted when all are zero.
    void post(String rule, @Nullable StrategyId strategy, @Nullable Instrument instrument, int currency, long causeId, long correlationId,
            LedgerAccount first, long firstUnits, LedgerAccount second, long secondUnits, LedgerAccount third, long thirdUnits) {
        List<LedgerEntry> entries = new ArrayList<>(3);
        add(entries, currency, first, firstUnits);
        add(entries, currency, second, secondUnits);
        add(entries, currency, third, thirdUnits);
        if (entries.isEmpty()) {
            return;
        }
        sets++;
        sink.emit(new LedgerEntrySet(rule, strategy, instrument, entries), SOURCE, correlationId, causeId);
        long sum = 0;
        for (long balance : balances[currency]) {
            sum = Math.addExact(sum, balance);
        }
        if (sum != 0) {
            throw new IllegalStateException(
                    "the ledger is out of balance by " + new Money(sum, currencies.currency(currency)) + " after " + rule);
        }
    }

    void post(String rule, @Nullable StrategyId strategy, @Nullable Instrument instrument, int currency, long causeId, long correlationId,
            LedgerAccount debit, LedgerAccount credit, long units) {
        post(rule, strategy, instrument, currency, causeId, correlationId, debit, units, credit, -units, LedgerAccount.CASH, 0);
    }

    private void add(List<LedgerEntry> entries, int currency, LedgerAccount account, long units) {
        if (units != 0) {
            entries.add(new LedgerEntry(account, new Money(units, currencies.currency(currency))));
            long[] own = balances[currency];
            own[account.ordinal()] = Math.addExact(own[account.ordinal()], units);
        }
    }

    /// Balances of an account in all currencies, each converted into the account's currency and rounded half-even.
    long total(LedgerAccount account) {
        long sum = balances[0][account.ordinal()];
        for (int i = 1; i < balances.length; i++) {
            sum = Math.addExact(sum,
                    currencies.toAccount(i, balances[i][account.ordinal()], RoundingMode.HALF_EVEN));
        }
        return sum;
    }
}
